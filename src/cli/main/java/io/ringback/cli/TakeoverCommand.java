package io.ringback.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringback.event.CallbackNumber;
import io.ringback.settings.Settings;
import io.ringback.topics.TopicCatalog;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Goes on with a lost region's leases here (R11), and waits for the desks' word. */
@Command(
        name = "takeover",
        description =
                "Go on here with the leases of a region that is lost: each holder keeps the number until the lease"
                        + " is over, and nobody else gets it. Stop Ringback in that region first, if any of it still runs.",
        footer = {
            "",
            "Examples:",
            "  ringback takeover east --dry-run     which leases run there",
            "  ringback takeover east",
            "  ringback takeover east --topic east-numbers --from-servers mirror-1:9092",
            "",
            "Run again, it goes on where it was. Exits 1 when a lease could not be taken over.",
            "docs/operating.md says what must be so before, and what comes when the region" + " is back."
        })
final class TakeoverCommand implements Callable<Integer> {
    /** What a region that says nothing of it is given to be gone. */
    private static final Duration USUAL_ABSENCE = Duration.ofMinutes(2);

    private final Invocation invocation;

    @Parameters(
            paramLabel = "REGION",
            description = "The region's alias: what MirrorMaker puts before its topics' names.")
    private String region = "";

    @Option(
            names = "--topic",
            paramLabel = "TOPIC",
            description = "The copy of its callback-numbers, where that is not REGION.<topic.prefix>callback-numbers.")
    private @Nullable String topic;

    @Option(
            names = "--from-servers",
            paramLabel = "HOST:PORT",
            description = "The brokers that have the copy, where those are not this region's.")
    private @Nullable String fromServers;

    @Option(names = "--dry-run", description = "Say what would be taken over, and write nothing.")
    private boolean dryRun;

    @Option(names = "--force", description = "Although the region wrote a moment ago: it has been stopped since.")
    private boolean force;

    @Option(names = "--json", description = "Say what became of each lease as JSON.")
    private boolean json;

    TakeoverCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() throws InterruptedException {
        Settings settings = invocation.settings();
        if (settings.takeoverAfter() == null) {
            invocation.complain(
                    "takeover.after is not set here; a region that has it not does not notice that it was away: before it"
                            + " runs again, withdraw these numbers there");
        }
        LostLeases lost = lost(settings);
        if (lost.unreadable() > 0) {
            invocation.complain(lost.unreadable() + " records that cannot be read were left out");
        }
        Instant now = Instant.now();
        requireSilence(lost, settings, now);
        try (Cluster cluster = Cluster.connect(settings)) {
            Takeover takeover = new Takeover(cluster, lost.leasedAt(now));
            takeover.requirePools();
            return tell(dryRun ? takeover.plan() : takeover.carryOut(), lost);
        }
    }

    private LostLeases lost(Settings settings) throws InterruptedException {
        String copy = topic == null
                ? region + "."
                        + TopicCatalog.load(settings).topic("callback-numbers").name()
                : topic;
        Settings there = fromServers == null
                ? settings
                : Settings.load(invocation.sources().with("bootstrap.servers", fromServers));
        try (Cluster cluster = Cluster.connect(there)) {
            return LostLeases.read(cluster, copy);
        }
    }

    /** One that runs would give a number out that is held here: it only notices an absence that was long enough. */
    private void requireSilence(LostLeases lost, Settings settings, Instant now) {
        Duration configured = settings.takeoverAfter();
        Duration silence = configured == null ? USUAL_ABSENCE : configured;
        if (!force && !dryRun && lost.newestAt().plus(silence).isAfter(now)) {
            long ago = Math.max(0, Duration.between(lost.newestAt(), now).toSeconds());
            throw new CommandFailure(
                    "the region wrote " + ago + " s ago: stop it, and try again when it has been silent for "
                            + silence.toSeconds() + " s; --force says that it is stopped and stays so for that long");
        }
    }

    private int tell(Takeover.Said said, LostLeases lost) {
        if (json) {
            invocation.out().println(object(said, lost));
        } else {
            each(said.planned(), "would be taken over");
            each(said.taken(), "taken over");
            each(said.already(), "is here already");
            if (said.isEmpty()) {
                invocation.complain("no lease of " + region + " runs");
            }
        }
        said.refused()
                .forEach((number, word) -> invocation.complain("refused " + number + ": " + RejectAdvice.with(word)));
        if (!said.waiting().isEmpty()) {
            invocation.complain(
                    said.waiting().size() + " not decided yet: written, and no process runs '--role intake' and '--role"
                            + " desk'; run this again to see");
        }
        return said.refused().isEmpty() && said.waiting().isEmpty() ? 0 : Failures.FAILED;
    }

    private void each(List<CallbackNumber> rows, String what) {
        rows.forEach(row -> invocation.tell(Paint.harmless(row.getNumber() + "  " + row.getAgentId() + "  pool "
                + row.getPool() + "  until " + row.getExpiresAt().truncatedTo(ChronoUnit.SECONDS) + "  " + what)));
    }

    private ObjectNode object(Takeover.Said said, LostLeases lost) {
        ObjectNode object =
                JsonNodeFactory.instance.objectNode().put("region", region).put("dryRun", dryRun);
        object.put("newestRecordAt", lost.newestAt().toString());
        numbers(object, "planned", said.planned());
        numbers(object, "takenOver", said.taken());
        numbers(object, "alreadyHere", said.already());
        ObjectNode refused = object.putObject("refused");
        new TreeMap<>(said.refused()).forEach(refused::put);
        said.waiting().forEach(object.putArray("waiting")::add);
        return object;
    }

    private static void numbers(ObjectNode object, String name, List<CallbackNumber> rows) {
        var array = object.putArray(name);
        rows.forEach(row -> array.addObject()
                .put("number", row.getNumber())
                .put("agentId", row.getAgentId())
                .put("pool", row.getPool())
                .put("expiresAt", row.getExpiresAt().toString()));
    }
}
