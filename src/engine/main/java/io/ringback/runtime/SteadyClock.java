package io.ringback.runtime;

import io.ringback.gaps.AppendWitness;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.LongSupplier;

/**
 * The clock that leases run on (R28): the host's time when the instance started, and from then on what has really passed. A
 * step of the host's clock neither releases a number early nor keeps it longer; {@link #stepped} tells how large it is.
 */
public final class SteadyClock implements InstantSource, AppendWitness {
    /** Two readings that lie further apart may have been torn apart by a pause of the process. */
    private static final Duration AT_ONCE = Duration.ofMillis(20);

    private static final int TRIES = 50;

    private static final Duration DOUBTFUL = Duration.ofSeconds(2);

    private final InstantSource wall;
    private final LongSupplier nanos;
    private final Instant begun;
    private final long nanosAtBegin;
    private volatile boolean doubted;

    /**
     * @param wall the host's clock
     * @param nanos what has passed, from any beginning, as {@link System#nanoTime} tells it
     */
    public SteadyClock(InstantSource wall, LongSupplier nanos) {
        this.wall = wall;
        this.nanos = nanos;
        Reading first = read();
        this.begun = first.wall;
        this.nanosAtBegin = first.nanos;
    }

    /** On this host's clock. */
    public static SteadyClock ofThisHost() {
        return new SteadyClock(InstantSource.system(), System::nanoTime);
    }

    @Override
    public Instant instant() {
        return at(nanos.getAsLong());
    }

    /** By how much the host's clock was set forward since the start; negative when it was set back. */
    public Duration stepped() {
        Reading now = read();
        return Duration.between(at(now.nanos), now.wall);
    }

    /** A record from another time casts doubt on this clock: it may only have waited, so that somebody must compare. */
    @Override
    public void appended(Instant at) {
        if (Duration.between(at, instant()).abs().compareTo(DOUBTFUL) > 0) {
            doubted = true;
        }
    }

    /** Whether there was cause for doubt since this was asked last. */
    boolean takeDoubt() {
        boolean was = doubted;
        doubted = false;
        return was;
    }

    private Instant at(long time) {
        return begun.plusNanos(time - nanosAtBegin);
    }

    private record Reading(Instant wall, long nanos) {}

    /** Both clocks at one moment: read again when the process was paused between them. */
    private Reading read() {
        Reading reading;
        int tries = 0;
        do {
            long before = nanos.getAsLong();
            reading = new Reading(wall.instant(), before);
            tries++;
        } while (tries < TRIES && nanos.getAsLong() - reading.nanos > AT_ONCE.toNanos());
        return reading;
    }
}
