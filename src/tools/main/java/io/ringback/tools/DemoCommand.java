package io.ringback.tools;

import io.ringback.cli.CommandFailure;
import io.ringback.cli.InProcessConsole;
import io.ringback.cli.Invocation;
import io.ringback.cli.OpenResources;
import io.ringback.cli.Paint;
import io.ringback.cli.WrongUsage;
import io.ringback.console.RolesHere;
import io.ringback.console.play.LeaseControl;
import io.ringback.demo.Demo;
import io.ringback.demo.DemoFailure;
import io.ringback.runtime.RingbackProcess;
import io.ringback.settings.Role;
import io.ringback.settings.SettingSources;
import io.ringback.settings.Settings;
import java.io.IOException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Plays the story: in this process with a broker of its own, or against a Ringback that runs elsewhere. */
@Command(
        name = "demo",
        description = "Play an emergency call from dial to late callback, with real events.",
        footer = {
            "",
            "Examples:",
            "  ringback demo --once                            play the story and end",
            "  ringback demo                                   play it, then stay up to be tried",
            "  ringback demo --bootstrap-servers k1:9092       play it against a Ringback that runs there",
            "  ringback demo --asterisk http://127.0.0.1:28088 play it with SIP phones at the sample's Asterisk"
        })
final class DemoCommand implements Callable<Integer> {
    private static final Duration START = Duration.ofSeconds(90);
    private static final Duration FOR_THE_STORY = Duration.ofSeconds(20);
    /** The story's lease would be over before anybody has pressed every button. */
    private static final Duration TO_TRY = Duration.ofMinutes(2);

    private static final Set<Role> STREAMS = EnumSet.of(Role.INTAKE, Role.DESK);

    private final Invocation invocation;

    @Option(names = "--once", description = "End when the story has been played.")
    private boolean once;

    @Option(
            names = "--lease",
            paramLabel = "DURATION",
            defaultValue = "PT20S",
            description = "How long a number is leased here, so that you see the end (default: ${DEFAULT-VALUE}).")
    private Duration lease = Duration.ZERO;

    @Option(
            names = "--pace",
            paramLabel = "DURATION",
            defaultValue = "PT1S",
            description = "How long each step stays before the next (default: ${DEFAULT-VALUE}).")
    private Duration pace = Duration.ZERO;

    @Option(
            names = "--kafka-port",
            paramLabel = "N",
            defaultValue = "9092",
            description = "Port of the broker without --once (default: ${DEFAULT-VALUE}; 0: any free one).")
    private int port;

    @Option(
            names = "--asterisk",
            paramLabel = "URL",
            description = "Play it with SIP phones at an Asterisk that has the configuration of"
                    + " integrations/asterisk/sample: its REST interface, http://127.0.0.1:28088 there.")
    private @Nullable String asterisk;

    DemoCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() throws Exception {
        invocation.settings();
        try (OpenResources resources = new OpenResources()) {
            if (asterisk != null) {
                withPhones(asterisk, resources);
            } else if (invocation.namesBrokers()) {
                play(invocation.settings(), "ann-" + newcomer());
            } else {
                inThisProcess(resources);
            }
            return 0;
        }
    }

    private void withPhones(String url, OpenResources resources) throws IOException, InterruptedException {
        if (invocation.namesBrokers()) {
            throw new WrongUsage("--asterisk brings a broker of its own: leave --bootstrap-servers out");
        }
        new AsteriskDemoRun(invocation, url, pace).play(once, port, resources);
    }

    private void inThisProcess(OpenResources resources) throws InterruptedException {
        long begin = System.nanoTime();
        Settings settings = InProcessBroker.start(demoSources(), null, once ? 0 : port, resources);
        LeaseControl speed = LeaseControl.upTo(settings.lease(), shorter(lease, settings.lease()));
        RingbackProcess process = resources.add(RingbackProcess.of(settings, STREAMS, speed::current));
        process.start();
        if (!process.awaitReady(START)) {
            throw new CommandFailure(process.reason().orElse("Ringback was not ready in time"));
        }
        double seconds = (System.nanoTime() - begin) / 1e9;
        invocation.tell(String.format("A Kafka broker and Ringback are up in this process after %.1f s.", seconds));
        if (!once) {
            RolesHere here = new RolesHere(STREAMS, process::streams);
            invocation.tell(
                    "Watch it, and try it, at " + InProcessConsole.startWithPhones(settings, here, speed, resources));
        }
        if (once) {
            play(settings, "ann");
        } else {
            playAsFarAsItGoes(settings);
            if (speed.current().equals(FOR_THE_STORY) && speed.change(TO_TRY)) {
                invocation.tell(
                        "Numbers that go out from now on last 2 minutes; the page has buttons for 20 s and 60 min.");
            }
            stay(settings, process);
        }
    }

    private SettingSources demoSources() {
        return new SettingSources(
                        invocation.sources().file(),
                        invocation.sources().environment(),
                        List.of(
                                "pools=default,rehearsal",
                                "callback.lease=" + longestLease(),
                                "callback.quarantine=PT30S",
                                "callback.overrun-grace=PT5S",
                                "fallback.destination=+12025550190"))
                .withAll(invocation.sources().assignments());
    }

    /** What topics and stores must keep, whatever the speed control says. */
    private Duration longestLease() {
        return shorter(lease, LeaseControl.LONGEST).equals(lease) ? LeaseControl.LONGEST : lease;
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    /** Others may have played on the same brokers. */
    private static String newcomer() {
        return Integer.toHexString(ThreadLocalRandom.current().nextInt(0x1000, 0x10000));
    }

    /**
     * Keeps everything running for somebody who wants to try it, also when a busy machine was too slow for the story.
     */
    private void playAsFarAsItGoes(Settings settings) throws InterruptedException {
        try {
            play(settings, "ann");
        } catch (DemoFailure tooSlow) {
            invocation.tell("The story ends here: " + tooSlow.getMessage());
        }
    }

    private void play(Settings settings, String agent) throws InterruptedException {
        new Demo(
                        settings,
                        agent,
                        invocation.out(),
                        pace,
                        Paint.forStandardOutput().onTerminal())
                .play();
    }

    private void stay(Settings settings, RingbackProcess process) throws InterruptedException {
        String brokers = " --bootstrap-servers " + settings.bootstrapServers();
        invocation.tell("");
        invocation.tell("Ringback stays up. From a second terminal:");
        invocation.tell("  ./ringback watch" + brokers);
        invocation.tell("  echo '{\"callId\":\"c-1\",\"type\":\"STARTED\",\"occurredAt\":\"2026-03-01T12:00:00Z\","
                + "\"direction\":\"OUTBOUND\",");
        invocation.tell(
                "    \"agentId\":\"dan\",\"dialledNumber\":\"911\"}' | tr -d '\\n' | ./ringback publish -" + brokers);
        invocation.tell("Ctrl-C ends it.");
        Optional<String> reason = process.awaitEnd();
        if (reason.isPresent()) {
            throw new CommandFailure(reason.get());
        }
    }
}
