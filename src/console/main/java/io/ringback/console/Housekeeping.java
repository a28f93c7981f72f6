package io.ringback.console;

import io.ringback.console.live.LiveDocument;
import io.ringback.console.live.LiveModel;
import io.ringback.console.live.TimeToNumber;
import java.time.InstantSource;

/** Once a second: lets go what expired, shows the histogram and the health. */
final class Housekeeping implements Runnable {
    private static final int TICKS_A_SECOND = 5;

    private final LiveDocument document;
    private final LiveModel model;
    private final TimeToNumber timeToNumber;
    private final Probes probes;
    private final InstantSource clock;
    private int ticks;

    Housekeeping(
            LiveDocument document, LiveModel model, TimeToNumber timeToNumber, Probes probes, InstantSource clock) {
        this.document = document;
        this.model = model;
        this.timeToNumber = timeToNumber;
        this.probes = probes;
        this.clock = clock;
    }

    @Override
    public void run() {
        if (ticks++ % TICKS_A_SECOND != 0) {
            return;
        }
        model.expire(clock.instant());
        document.put("times", "number", timeToNumber.histogram());
        probes.parts().forEach(part -> document.put("health", part.name(), part));
    }
}
