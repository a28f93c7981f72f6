package io.ringback.cli;

import io.ringback.topics.TopicCatalog;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Plays the gateway: sends call events, and refuses what intake would have to reject. */
@Command(
        name = "publish",
        description = "Publish call events, one JSON object a line.",
        footer = {
            "",
            "Example, an agent dials 911 (one line):",
            "  echo '{\"callId\":\"c1\",\"type\":\"STARTED\",\"direction\":\"OUTBOUND\",",
            "         \"occurredAt\":\"2026-11-01T12:00:00Z\",\"agentId\":\"agent-7\",",
            "         \"dialledNumber\":\"911\"}' | ringback publish",
            "",
            "A refused line is told by its number and the field that is wrong, never by its content; exit code 1."
        })
final class PublishCommand implements Callable<Integer> {
    private static final Path STANDARD_INPUT = Path.of("-");

    private final Invocation invocation;

    @Parameters(
            arity = "0..1",
            paramLabel = "FILE",
            defaultValue = "-",
            description = "A file of JSON lines, or '-' for standard input (the default).")
    private Path file = STANDARD_INPUT;

    @Option(names = "--force", description = "Send what intake will reject, too; it is told all the same.")
    private boolean force;

    @Option(names = "--json", description = "Print JSON: sent, refused.")
    private boolean json;

    PublishCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() throws Exception {
        var settings = invocation.settings();
        String topic = TopicCatalog.load(settings).topic("call-events").name();
        try (BufferedReader lines = open();
                Cluster cluster = Cluster.connect(settings)) {
            cluster.requireTopics(List.of(topic));
            Publication publication = new Publication(settings, force, topic, invocation.err());
            try (var producer = cluster.producer(Publication.AS_GIVEN)) {
                publication.sendAll(lines, producer);
            }
            invocation.out().println(json ? publication.json() : publication.summary());
            return publication.isComplete() ? 0 : Failures.FAILED;
        }
    }

    private BufferedReader open() {
        try {
            InputStream in = file.equals(STANDARD_INPUT) ? invocation.in() : Files.newInputStream(file);
            return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new CommandFailure("cannot read " + file, e);
        }
    }
}
