package io.ringback.notify;

import java.util.function.Consumer;
import org.apache.kafka.clients.producer.ProducerRecord;

/** What a process's senders reach in a simulated world. */
public interface Outside {
    /** A sender begins. */
    Line open();

    /**
     * A message that is to leave.
     *
     * @param place as the contact is told it; empty when it is not
     * @param waits whether somebody is to say that they have seen it
     */
    record Letter(String notice, String contact, String address, String place, boolean waits) {}

    /** One sender's connections. */
    interface Line extends AutoCloseable {
        /**
         * Makes an attempt.
         *
         * @param answered told SENT, REFUSED or FAILED, once
         */
        void send(Letter letter, Consumer<String> answered);

        void write(ProducerRecord<String, byte[]> row);

        @Override
        void close();
    }
}
