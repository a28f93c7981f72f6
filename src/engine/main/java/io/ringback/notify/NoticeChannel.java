package io.ringback.notify;

import java.util.function.Consumer;

/** A way to reach a contact. Bounded in time, threads and memory: a slow receiver holds no other back. */
interface NoticeChannel extends AutoCloseable {
    /**
     * Makes one attempt, in its own time.
     *
     * @param done called once, from any thread
     */
    void send(Message message, String address, Consumer<Result> done);

    @Override
    void close();
}
