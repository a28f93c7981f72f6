package io.ringback.notify;

/** Makes attempts in its own time, and writes what became of each to {@code notice-deliveries}. Never blocks. */
interface Teller extends AutoCloseable {
    /** Makes this attempt, unless it has been asked for it before. */
    void tell(Order order);

    @Override
    void close();
}
