package io.ringback.bench;

/** A way in which an emergency call is placed. */
interface Placing extends AutoCloseable {
    /**
     * Places one; returns at once.
     *
     * @param call its id
     * @param placed told at the moment from which the call's time counts
     */
    void place(String call, Runnable placed);

    @Override
    void close();
}
