package io.ringback.cli;

import io.ringback.privacy.Findings;
import io.ringback.privacy.LocalProof;
import io.ringback.privacy.ProofFailure;
import io.ringback.privacy.ProofReport;
import io.ringback.settings.Settings;
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
import picocli.CommandLine.Option;

/** Proves that nothing of a call is kept, here and now, for whoever wants to see it. */
@Command(
        name = "prove-privacy",
        description = "Plant recognisable values in every detail of calls, then search every byte that Ringback left.",
        footer = {
            "",
            "Runs a broker and every role in processes of their own, with all logging on; takes about a minute.",
            "Exit code 0 when nothing was found but in the gateway's own topic, where everything must be found;",
            "1 otherwise."
        })
final class ProvePrivacyCommand implements Callable<Integer> {
    private final Invocation invocation;

    @Option(names = "--json", description = "Print one JSON object instead of the table.")
    private boolean json;

    @Option(names = "--keep", description = "Keep the folder that was searched, and tell where it is.")
    private boolean keep;

    ProvePrivacyCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() throws Exception {
        Settings.load(invocation.sources());
        Path folder = Files.createTempDirectory("ringback-proof-");
        try {
            return tell(new LocalProof(folder, invocation.sources().assignments(), this::progress).run());
        } catch (ProofFailure e) {
            throw new CommandFailure(String.valueOf(e.getMessage()));
        } catch (KafkaException e) {
            throw new CommandFailure("Kafka says " + io.ringback.runtime.Reason.of(e), e);
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
        return findings.holds() ? 0 : Failures.FAILED;
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
