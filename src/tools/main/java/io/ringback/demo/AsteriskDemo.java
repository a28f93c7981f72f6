package io.ringback.demo;

import io.ringback.centre.SimulatedGateway;
import io.ringback.settings.Settings;
import java.io.PrintWriter;
import java.time.Duration;

/** Plays the story with SIP phones at a real Asterisk that has the configuration of integrations/asterisk/sample. */
public final class AsteriskDemo {
    private final Settings settings;
    private final Stage stage;
    private final Duration pace;

    /**
     * A story, not yet begun. Ringback's roles run already, asterisk among them.
     *
     * @param pace how long each step stays before the next
     * @param colour for a terminal only
     */
    public AsteriskDemo(Settings settings, PrintWriter out, Duration pace, boolean colour) {
        this.settings = settings;
        this.stage = new Stage(out, colour);
        this.pace = pace;
    }

    /**
     * Plays it once.
     *
     * @throws DemoFailure when a phone does not get what it should, in time
     */
    public void play() throws InterruptedException {
        try (SimulatedGateway operator = new SimulatedGateway(settings.topicPrefix(), settings.kafka());
                Seen seen = new Seen(settings);
                SamplePhones phones = new SamplePhones()) {
            new PhoneStory(phones, operator, seen, stage, pace).play();
        }
    }
}
