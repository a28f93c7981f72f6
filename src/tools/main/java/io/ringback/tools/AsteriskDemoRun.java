package io.ringback.tools;

import io.ringback.asterisk.AsteriskRole;
import io.ringback.cli.CommandFailure;
import io.ringback.cli.Invocation;
import io.ringback.cli.OpenResources;
import io.ringback.cli.Paint;
import io.ringback.console.TokenFile;
import io.ringback.demo.AsteriskDemo;
import io.ringback.demo.Awaiting;
import io.ringback.runtime.RingbackProcess;
import io.ringback.settings.Role;
import io.ringback.settings.SettingSources;
import io.ringback.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;

/** The story on telephones: Ringback and a broker in this process, an Asterisk with the sample's configuration beside it. */
final class AsteriskDemoRun {
    private static final Duration START = Duration.ofSeconds(90);
    private static final Duration FOR_ASTERISK = Duration.ofSeconds(15);
    /** As in the sample's ari.conf. */
    private static final String SAMPLE_PASSWORD = "change-me";

    private final Invocation invocation;
    private final String url;
    private final Duration pace;

    AsteriskDemoRun(Invocation invocation, String url, Duration pace) {
        this.invocation = invocation;
        this.url = url.endsWith("/ari") ? url : url.replaceFirst("/$", "") + "/ari";
        this.pace = pace;
    }

    /** Plays it, and then serves the Asterisk until Ctrl-C unless it is to be played once. */
    void play(boolean once, int kafkaPort, OpenResources resources) throws IOException, InterruptedException {
        Settings settings = InProcessBroker.start(sources(resources), null, once ? 0 : kafkaPort, resources);
        RingbackProcess process = resources.add(RingbackProcess.of(settings, EnumSet.of(Role.INTAKE, Role.DESK)));
        process.start();
        if (!process.awaitReady(START)) {
            throw new CommandFailure(process.reason().orElse("Ringback was not ready in time"));
        }
        AsteriskRole role = resources.start(() -> AsteriskRole.start(settings, TokenFile.of(settings)));
        if (!Awaiting.within(FOR_ASTERISK, role::isReady)) {
            throw new CommandFailure("no Asterisk answers at " + url + " with the sample's user and password:"
                    + " start one with 'docker compose -f integrations/asterisk/compose.yaml up --build'");
        }
        invocation.tell("A Kafka broker and Ringback are up in this process, and Asterisk answers.");
        new AsteriskDemo(
                        settings,
                        invocation.out(),
                        pace,
                        Paint.forStandardOutput().onTerminal())
                .play();
        if (!once) {
            stay(settings, process);
        }
    }

    private SettingSources sources(OpenResources resources) throws IOException {
        SettingSources sample = new SettingSources(
                invocation.sources().file(),
                invocation.sources().environment(),
                List.of(
                        "callback.lease=PT60S",
                        "callback.quarantine=PT30S",
                        "callback.overrun-grace=PT5S",
                        "callback.no-answer=PT4S",
                        "fallback.destination=sip:600@pbx",
                        "asterisk.url=" + url,
                        "asterisk.agents=PJSIP/(ann|bob)",
                        "asterisk.trunks=PJSIP/trunk",
                        "asterisk.fallback-context=outbound"));
        SettingSources given = sample.withAll(invocation.sources().assignments());
        return Settings.load(given).asterisk().passwordFile() == null
                ? given.with("asterisk.password-file", password(resources))
                : given;
    }

    private static Path password(OpenResources resources) throws IOException {
        Path file = Files.createTempFile("ringback-sample", "password");
        resources.add(() -> Files.deleteIfExists(file));
        return Files.writeString(file, SAMPLE_PASSWORD);
    }

    private void stay(Settings settings, RingbackProcess process) throws InterruptedException {
        invocation.tell("");
        invocation.tell("Ringback stays up for this Asterisk and its phones. From a second terminal:");
        invocation.tell("  ./ringback watch --bootstrap-servers " + settings.bootstrapServers());
        invocation.tell("Ctrl-C ends it.");
        Optional<String> reason = process.awaitEnd();
        if (reason.isPresent()) {
            throw new CommandFailure(reason.get());
        }
    }
}
