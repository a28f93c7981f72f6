package io.ringback.cli;

import io.ringback.event.DrillPart;
import java.time.Duration;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Plays an emergency that is none, and says who followed it. */
@Command(
        name = "drill",
        description =
                "Drill a pool: a marked test call through the live roles and consumers. It takes no number, alarms"
                        + " nobody, shows on no dashboard; each step is timed, and consumers that are stuck, read uncommitted or"
                        + " ignore fences are found.",
        footer = {
            "",
            "Examples:",
            "  ringback drill default",
            "  ringback drill default --expect router=2 --expect bot=1 --json",
            "",
            "A consumer that has answered within the last lease is expected again. Exit code 1 when one is missing."
        })
final class DrillCommand implements Callable<Integer> {
    private final Invocation invocation;

    @Parameters(paramLabel = "POOL", description = "The pool to drill.")
    private String pool = "";

    @Option(names = "--wait", paramLabel = "TIME", description = "How long to wait for answers (default: PT10S).")
    private Duration patience = Duration.ofSeconds(10);

    @Option(
            names = "--expect",
            paramLabel = "PART=N",
            description =
                    "So many consumers must answer: gateway, bot, router, presence, dashboard, recorder, asterisk,"
                            + " console. Repeatable.")
    private Map<String, Integer> expected = new LinkedHashMap<>();

    @Option(names = "--json", description = "Print JSON: times, consumers, what is missing.")
    private boolean json;

    DrillCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() throws InterruptedException {
        Map<DrillPart, Integer> parts = parts();
        try (Cluster cluster = invocation.connect()) {
            KnownPool.require(cluster, pool);
            DrillReport report = new Drilling(cluster, pool, parts).run(patience);
            (json ? List.of(report.json(parts)) : report.lines()).forEach(invocation.out()::println);
            List<String> complaints = report.complaints(parts);
            complaints.forEach(invocation::warn);
            return complaints.isEmpty() ? 0 : Failures.FAILED;
        }
    }

    /** Read here: picocli would look into the record's own type, and so into every schema, at each command's start. */
    private Map<DrillPart, Integer> parts() {
        Map<DrillPart, Integer> parts = new EnumMap<>(DrillPart.class);
        expected.forEach((name, count) -> parts.put(part(name), count));
        return parts;
    }

    private static DrillPart part(String name) {
        try {
            return DrillPart.valueOf(name.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new WrongUsage("--expect knows no " + Paint.harmless(name) + "; 'ringback drill --help' lists them");
        }
    }
}
