package io.ringback.console;

import io.ringback.console.live.LiveDocument;
import io.ringback.console.live.TimeToNumber;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Consumer;

/** Once a second: lets go what expired, shows the histogram and the health. */
final class Housekeeping implements Runnable {
    private static final int TICKS_A_SECOND = 5;

    private final LiveDocument document;
    private final TimeToNumber timeToNumber;
    private final Probes probes;
    private final Consumer<Instant> expire;
    private final InstantSource clock;
    private int ticks;

    /** @param expire lets go what is over at a moment */
    Housekeeping(
            LiveDocument document,
            TimeToNumber timeToNumber,
            Probes probes,
            Consumer<Instant> expire,
            InstantSource clock) {
        this.document = document;
        this.timeToNumber = timeToNumber;
        this.probes = probes;
        this.expire = expire;
        this.clock = clock;
    }

    @Override
    public void run() {
        if (ticks++ % TICKS_A_SECOND != 0) {
            return;
        }
        expire.accept(clock.instant());
        document.put("times", "number", timeToNumber.histogram());
        probes.parts().forEach(part -> document.put("health", part.name(), part));
    }
}
