package io.ringback.tools;

import io.ringback.certify.CertifyReport;
import io.ringback.certify.ChildProgram;
import io.ringback.certify.ConsumerKind;
import io.ringback.certify.ReferenceProgram;
import io.ringback.certify.Trial;
import io.ringback.cli.Invocation;
import io.ringback.cli.WrongUsage;
import io.ringback.embedded.EmbeddedKafka;
import io.ringback.process.OwnJvm;
import io.ringback.wire.OutputFormat;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Certifies a consumer in any language. */
@Command(
        name = "certify",
        description = "Play hostile histories to a consumer in any language, and judge what it answers.",
        footer = {
            "",
            "Starts a broker of its own, on loopback alone, and COMMAND with RINGBACK_BOOTSTRAP_SERVERS,",
            "RINGBACK_TOPIC_PREFIX, RINGBACK_FALLBACK_DESTINATION and RINGBACK_OUTPUT_FORMAT in its environment;",
            "asks it questions on its standard input, one JSON object a line, and reads its answers from its",
            "standard output. docs/certify.md has questions, answers and the files of the histories.",
            "",
            "Exit code 0 when every check holds, 1 when one does not.",
            "",
            "Examples:",
            "  ringback certify router -- node clients/node/examples/router.js",
            "  ringback certify dashboard --json -- python3 dashboard.py",
            "  ringback certify presence            (Ringback's own table, in Java)"
        })
final class CertifyCommand implements Callable<Integer> {
    private final Invocation invocation;

    @Parameters(index = "0", paramLabel = "KIND", description = "router, presence, dashboard, recorder or bot.")
    private ConsumerKind kind = ConsumerKind.ROUTER;

    @Parameters(
            index = "1..*",
            paramLabel = "COMMAND",
            description = "The consumer and its arguments, behind '--'. Without one, Ringback's own is certified.")
    private List<String> command = new ArrayList<>();

    @Option(names = "--json", description = "Print one JSON object instead of a line a check.")
    private boolean json;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "avro",
            description = "How rows are written, as output.format: avro or json (default: ${DEFAULT-VALUE}).")
    private OutputFormat format = OutputFormat.AVRO;

    @Option(
            names = "--patience",
            paramLabel = "SECONDS",
            defaultValue = "30",
            description = "How long an answer, or reading what was written, may take (default: ${DEFAULT-VALUE}).")
    private int patience = 30;

    CertifyCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() throws Exception {
        if (format == OutputFormat.AVRO_REGISTRY) {
            throw new WrongUsage("--format is avro or json");
        }
        if (patience < 1) {
            throw new WrongUsage("--patience is a number of seconds, 1 or more");
        }
        Trial trial = new Trial(kind, format, Duration.ofSeconds(patience));
        try (EmbeddedKafka kafka = InProcessBroker.started(null, 0)) {
            CertifyReport report = new CertifyReport(
                    kind,
                    trial.of(new ChildProgram(command.isEmpty() ? ownConsumer() : command), kafka.bootstrapServers()));
            (json ? List.of(report.json()) : report.lines()).forEach(invocation.out()::println);
            invocation.out().flush();
            return report.holds() ? 0 : ExitCode.SOFTWARE;
        }
    }

    private List<String> ownConsumer() {
        return OwnJvm.command(
                List.of("-XX:TieredStopAtLevel=1"), ReferenceProgram.class.getName(), List.of(kind.word()));
    }
}
