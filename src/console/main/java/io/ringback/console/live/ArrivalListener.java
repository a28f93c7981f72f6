package io.ringback.console.live;

/** Told of every output record, once, in the order of its partition, by one thread. */
public interface ArrivalListener {
    void arrived(Arrival arrival);
}
