package io.ringback.tools;

import io.ringback.bench.Bench;
import io.ringback.bench.BenchReport;
import io.ringback.bench.RunSize;
import io.ringback.cli.Invocation;
import io.ringback.cli.WrongUsage;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures Ringback beside what Kafka itself can do. */
@Command(
        name = "bench",
        description = "Measure Ringback beside references that run on the same broker, in turns.",
        footer = {
            "",
            "Starts a broker of its own, on loopback alone, and leaves nothing behind.",
            "Exit code 1 when a goal was missed. A full run takes about 30 minutes, a",
            "quick one less than three minutes. What --set says holds for Ringback and for",
            "its references.",
            "",
            "Examples:",
            "  ringback bench --quick",
            "  ringback bench --only time-to-number,desk --json",
            "  ringback bench --only time-to-number --set streams.commit.interval.ms=50"
        })
final class BenchCommand implements Callable<Integer> {
    private static final int GOAL_MISSED = 1;

    private final Invocation invocation;

    @Option(names = "--quick", description = "Shorter rounds and fewer of them.")
    private boolean quick;

    @Option(names = "--json", description = "Print JSON instead of a table.")
    private boolean json;

    @Option(
            names = "--only",
            split = ",",
            paramLabel = "NAME",
            description = "Take these measures alone: decision, time-to-number, under-load, intake, desk, first-call, "
                    + "expiry, restore, scale, console, pools, notify, mail-hangs, storm, idle.")
    private List<String> only = new ArrayList<>();

    BenchCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() throws Exception {
        Set<String> measures = chosen();
        invocation.settings();
        BenchReport report = new Bench(
                        quick ? RunSize.QUICK : RunSize.FULL,
                        invocation.sources().assignments(),
                        invocation.err())
                .run(measures);
        invocation.out().println(json ? report.json() : report.table());
        return report.passed() ? 0 : GOAL_MISSED;
    }

    private Set<String> chosen() {
        if (only.isEmpty()) {
            return Bench.names();
        }
        for (String name : only) {
            if (!Bench.names().contains(name)) {
                throw new WrongUsage("no such measure: " + name + "; there are " + String.join(", ", Bench.names()));
            }
        }
        return new LinkedHashSet<>(only);
    }
}
