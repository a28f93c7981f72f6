package io.ringback.demo;

import io.ringback.centre.SimulatedGateway;
import io.ringback.settings.Settings;
import java.io.PrintWriter;
import java.time.Duration;

/** Plays the story against a Ringback that runs, here or elsewhere. */
public final class Demo {
    private final Settings settings;
    private final Stage stage;
    private final Duration pace;
    private final String agent;

    /**
     * A story, not yet begun.
     *
     * @param agent who is in an emergency; someone new where others may have played before
     * @param pace how long each step stays before the next
     * @param colour for a terminal only
     */
    public Demo(Settings settings, String agent, PrintWriter out, Duration pace, boolean colour) {
        this.agent = agent;
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
        try (SimulatedGateway gateway = new SimulatedGateway(settings.topicPrefix(), settings.kafka());
                Seen seen = new Seen(settings)) {
            if (settings.pools().containsKey(NumberTiming.POOL)) {
                stage.say(new NumberTiming(gateway, seen, agent).timeToNumber());
            }
            OwnFeed ordinary = new OwnFeed(gateway, seen, agent);
            new Story(gateway, seen, stage, ordinary, pace, agent).play();
        }
    }
}
