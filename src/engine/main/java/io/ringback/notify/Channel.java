package io.ringback.notify;

import java.util.function.Consumer;

/** A way to reach a contact. Bounded in time, threads and memory: whoever is slow holds nobody else back. */
interface Channel extends AutoCloseable {
    /**
     * Makes one attempt, in its own time.
     *
     * @param done called once, from any thread
     */
    void send(Message message, String address, Consumer<Result> done);

    @Override
    void close();
}
