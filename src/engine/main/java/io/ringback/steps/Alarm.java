package io.ringback.steps;

import java.time.Duration;
import java.time.Instant;
import org.apache.kafka.streams.processor.Cancellable;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.jspecify.annotations.Nullable;

/**
 * Wakes a step when something is due and not before. A punctuation costs a transaction even when it finds nothing to
 * do, and an emergency that comes meanwhile waits for the end of that transaction.
 */
public final class Alarm {
    /** No oftener than this: nothing may be early, and so little is not late. */
    private static final Duration LEAST = Duration.ofMillis(10);

    /** The largest step of the host's clock at which the instance does not stop; punctuations follow that clock. */
    private static final Duration MISTRUST = Duration.ofSeconds(2);

    private final ProcessorContext<?, ?> context;
    private final Runnable wake;
    private @Nullable Instant setFor;
    private Cancellable punctuation = () -> {};

    /**
     * @param wake sets the alarm again, should something still be to come
     */
    public Alarm(ProcessorContext<?, ?> context, Runnable wake) {
        this.context = context;
        this.wake = wake;
    }

    /**
     * Wakes once when {@code due} has come, or earlier; an alarm for something sooner stays. Both by the step's clock.
     *
     * @param due null when nothing is
     */
    public void set(@Nullable Instant due, Instant now) {
        if (due != null && (setFor == null || due.isBefore(setFor))) {
            punctuation.cancel();
            setFor = due;
            punctuation = context.schedule(sleep(due, now), PunctuationType.WALL_CLOCK_TIME, time -> ring());
        }
    }

    private void ring() {
        punctuation.cancel();
        setFor = null;
        wake.run();
    }

    /**
     * The last two seconds are slept by themselves: what was done to the host's clock before does not count for them.
     */
    private static Duration sleep(Instant due, Instant now) {
        Duration left = Duration.between(now, due);
        Duration first = left.compareTo(MISTRUST) > 0 ? left.minus(MISTRUST) : left;
        return first.compareTo(LEAST) > 0 ? first : LEAST;
    }
}
