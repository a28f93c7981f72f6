package io.ringback.faults.sim;

import io.ringback.runtime.SteadyClock;
import java.time.Instant;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.kafka.common.utils.Time;

/** A host's clock: the simulation's time, and how far off somebody has set it. */
final class HostClock implements Time {
    private final Brokers brokers;
    private long offMillis;

    HostClock(Brokers brokers) {
        this.brokers = brokers;
    }

    void setOff(long millis) {
        offMillis = millis;
    }

    long off() {
        return offMillis;
    }

    /** The clock that leases run on, of an instance that starts now. */
    SteadyClock steady() {
        return new SteadyClock(() -> Instant.ofEpochMilli(milliseconds()), this::nanoseconds);
    }

    @Override
    public long milliseconds() {
        return brokers.now() + offMillis;
    }

    @Override
    public long nanoseconds() {
        return TimeUnit.MILLISECONDS.toNanos(brokers.now());
    }

    @Override
    public void sleep(long millis) {
        throw new UnsupportedOperationException("nobody sleeps here");
    }

    @Override
    public void waitObject(Object object, Supplier<Boolean> condition, long deadline) {
        throw new UnsupportedOperationException("nobody waits here");
    }

    @Override
    public <T> T waitForFuture(Future<T> future, long deadline) {
        throw new UnsupportedOperationException("nobody waits here");
    }
}
