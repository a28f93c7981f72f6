package io.ringback.tools;

import io.ringback.cli.Cluster;
import io.ringback.cli.Invocation;
import io.ringback.cli.KnownPool;
import io.ringback.cli.WrongUsage;
import io.ringback.privacy.ClusterProof;
import io.ringback.privacy.Findings;
import io.ringback.privacy.LocalProof;
import io.ringback.privacy.ProofReport;
import io.ringback.settings.Settings;
import io.ringback.topics.Topic;
import io.ringback.topics.TopicCatalog;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.apache.kafka.common.KafkaException;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;

/** Proves here and now that nothing of a call is kept. */
@Command(
        name = "prove-privacy",
        description = "Plant recognisable values in every detail of calls, then search every byte that Ringback left.",
        footer = {
            "",
            "Runs a broker and every role in processes of their own, with all logging on; takes about a minute.",
            "",
            "With --bootstrap-servers it tries the roles that run at that cluster, and searches every record of every",
            "topic there whose name begins with topic.prefix or application.id, also what was never committed, and the",
            "names of groups and transactions. Meant for a staging cluster. It publishes to call-events: emergency calls",
            "of an agent that nobody else is (ringback-proof-...), callbacks to it, ordinary calls, and records that",
            "cannot be read. It ends all of them and closes the session. What remains: one number of --pool stays leased",
            "until callback.lease is over; notices and rejects tell of the calls, so warn whoever is alerted by them;",
            "its records stay in call-events as long as others. Logs, disks and memory there are not looked at.",
            "The account must be allowed to write and read call-events and to read Ringback's other topics, its internal",
            "ones among them; log in with kafka.* settings. While call-events.purge=true the proof cannot find its own",
            "records, and says that it failed to look.",
            "",
            "Exit code 0 when nothing was found but in the gateway's own topic, where everything must be found;",
            "1 otherwise."
        })
final class ProvePrivacyCommand implements Callable<Integer> {
    private final Invocation invocation;

    @Option(names = "--json", description = "Print one JSON object instead of the table.")
    private boolean json;

    @Option(
            names = "--keep",
            description = "Keep the folder that was searched, and tell where it is; not with --bootstrap-servers.")
    private boolean keep;

    @Option(
            names = "--pool",
            paramLabel = "POOL",
            defaultValue = "default",
            description = "With --bootstrap-servers: the pool to try, one of whose numbers is leased"
                    + " (default: ${DEFAULT-VALUE}).")
    private String pool = "default";

    ProvePrivacyCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() throws Exception {
        Settings settings = invocation.settings();
        try {
            return tell(invocation.meansACluster() ? onCluster(settings) : onThisMachine());
        } catch (KafkaException e) {
            throw Cluster.failure(settings, e);
        }
    }

    private Findings onCluster(Settings settings) throws InterruptedException {
        if (keep) {
            throw new WrongUsage("--keep is for the proof on this machine: nothing of a cluster is copied");
        }
        try (Cluster cluster = Cluster.connect(settings)) {
            cluster.requireTopics(TopicCatalog.load(settings).topics().stream()
                    .map(Topic::name)
                    .toList());
            KnownPool.require(cluster, pool);
            return new ClusterProof(settings, cluster.admin(), pool, this::progress).run();
        }
    }

    private Findings onThisMachine() throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("ringback-proof-");
        try {
            return new LocalProof(folder, invocation.sources().assignments(), this::progress).run();
        } finally {
            if (keep) {
                progress("kept " + folder);
            } else {
                delete(folder);
            }
        }
    }

    private int tell(Findings findings) {
        List<String> lines = json ? List.of(ProofReport.json(findings)) : ProofReport.table(findings);
        lines.forEach(invocation.out()::println);
        invocation.out().flush();
        return findings.holds() ? 0 : ExitCode.SOFTWARE;
    }

    private void progress(String step) {
        invocation.err().println(step + " ...");
        invocation.err().flush();
    }

    private static void delete(Path folder) {
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the folder of the proof cannot be deleted", e);
        }
    }
}
