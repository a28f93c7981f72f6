package io.ringback.demo;

import io.ringback.settings.Settings;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;

/** Plays the story against a Ringback that runs, here or elsewhere. */
public final class Demo {
    private final Settings settings;
    private final Stage stage;
    private final Duration pace;

    /**
     * A story, not yet begun.
     *
     * @param pace how long each step stays before the next
     * @param colour for a terminal only
     */
    public Demo(Settings settings, PrintWriter out, Duration pace, boolean colour) {
        this.settings = settings;
        this.stage = new Stage(out, colour);
        this.pace = pace;
    }

    /**
     * Plays it once.
     *
     * @throws DemoFailure when an effect does not show in time
     */
    public void play() throws InterruptedException {
        String run = HexFormat.of()
                .toHexDigits(ThreadLocalRandom.current().nextInt())
                .substring(4);
        try (Gateway gateway = new Gateway(settings);
                Seen seen = new Seen(settings)) {
            if (settings.pools().containsKey(Rehearsal.POOL)) {
                stage.say(new Rehearsal(gateway, seen).timeToNumber());
            }
            OrdinaryCalls ordinary = new OrdinaryCalls(gateway, seen, run);
            new Story(gateway, seen, stage, ordinary, pace, "ann-" + run).play();
        }
    }
}
