package io.ringback.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.ringback.preflight.Finding;
import io.ringback.preflight.Finding.Verdict;
import io.ringback.preflight.Preflight;
import io.ringback.settings.Settings;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Looks at what R11 and privacy assume of a cluster, before anybody's life depends on it. */
@Command(
        name = "preflight",
        description = "Look whether a cluster is what Ringback assumes, line by line, with the evidence.",
        footer = {
            "",
            "Example:",
            "  ringback preflight --bootstrap-servers k1:9092 --strict",
            "",
            "OK, WARN (it serves, and something costs), UNKNOWN (this login may not look), FATAL: then 'run' refuses to"
                    + " start with the same line, and the exit code is 1. With --strict whatever is not OK makes it 1: for the"
                    + " day before production."
        })
final class PreflightCommand implements Callable<Integer> {
    private final Invocation invocation;

    @Option(names = "--json", description = "One JSON object a line: check, verdict, evidence, remedy.")
    private boolean json;

    @Option(names = "--strict", description = "Take nothing but OK: a cluster open to everybody is refused, too.")
    private boolean strict;

    PreflightCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() throws InterruptedException {
        Settings settings = invocation.settings();
        List<Finding> findings;
        try (Cluster cluster = Cluster.connect(settings)) {
            findings = new ArrayList<>(Preflight.look(cluster.admin(), settings));
            findings.add(new BrokerClock(cluster, InstantSource.system()).finding());
        }
        findings.forEach(finding -> invocation.out().println(json ? object(finding) : finding.line()));
        return judged(findings);
    }

    private int judged(List<Finding> findings) {
        long fatal = findings.stream().filter(Finding::isFatal).count();
        if (fatal > 0) {
            return invocation.failed(fatal + " findings are fatal: 'run' refuses to start");
        }
        long notRight = findings.stream()
                .filter(finding -> finding.verdict() != Verdict.OK)
                .count();
        return strict && notRight > 0 ? invocation.failed(notRight + " findings are not OK") : 0;
    }

    private static String object(Finding finding) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("check", finding.check())
                .put("verdict", finding.verdict().name())
                .put("evidence", finding.evidence())
                .put("remedy", finding.remedy())
                .toString();
    }
}
