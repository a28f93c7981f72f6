package io.ringback.cli;

import io.ringback.event.DrillPart;
import io.ringback.settings.Settings;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
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
    private Map<DrillPart, Integer> expected = new EnumMap<>(DrillPart.class);

    @Option(names = "--json", description = "Print JSON: times, consumers, what is missing.")
    private boolean json;

    DrillCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() throws InterruptedException {
        Settings settings = invocation.settings();
        try (Cluster cluster = Cluster.connect(settings)) {
            KnownPool.require(cluster, settings, pool);
            DrillReport report = new Drilling(cluster, settings, pool, expected).run(patience);
            (json ? List.of(report.json(expected)) : report.lines()).forEach(invocation.out()::println);
            List<String> complaints = report.complaints(expected);
            complaints.forEach(complaint -> invocation.err().println("ringback: " + Paint.harmless(complaint)));
            return complaints.isEmpty() ? 0 : Failures.FAILED;
        }
    }
}
