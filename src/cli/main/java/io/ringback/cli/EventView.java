package io.ringback.cli;

import org.apache.kafka.clients.consumer.ConsumerRecord;

/** How {@code watch} shows an event of one topic. */
@FunctionalInterface
interface EventView {
    /** One line, without its end. */
    String of(ConsumerRecord<String, byte[]> event);
}
