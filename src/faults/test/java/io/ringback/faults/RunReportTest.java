package io.ringback.faults;

import static io.ringback.faults.HandMade.CONTRACT;
import static io.ringback.faults.HandMade.NUMBER;
import static io.ringback.faults.HandMade.right;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A failing run says its seed, what was broken, and no more of its history than shows what went wrong. */
class RunReportTest {
    private static final long SEED = 4711;

    @TempDir
    private Path directory;

    @Test
    void aFailingRunSaysItsSeedAndTheShortestPartThatShowsTheViolation() {
        HandMade wrong = right().without("released")
                .fault("killed", 35, 41, false)
                .out("again", 40, "callback-numbers", NUMBER, "agentId=bob state=ISSUED fence=2", 100);

        String said = report(wrong).toString();

        assertThat(said).startsWith("seed 4711: 1 faults {kill_instance=1}, attacks {} in 200 s (186 s calm)");
        assertThat(evidence(said, "LeasesDoNotOverlap: " + NUMBER + " was issued while ann held it"))
                .hasSize(4)
                .satisfiesExactly(
                        line -> assertThat(line).contains("ISSUED", "ann"),
                        line -> assertThat(line).contains("ISSUED", "bob"),
                        line -> assertThat(line).isEqualTo("  while:"),
                        line -> assertThat(line).contains("FAULT", "kill_instance"));
    }

    @Test
    void theWrongLineIsShownHoweverMuchHappenedBeforeIt() {
        HandMade wrong = right().without("unblocked", "own", "dnd-away");
        IntStream.range(0, 500)
                .forEach(i ->
                        wrong.out("held-" + i, 7.1, "agent-status", "ann", HandMade.dnd("Available", "CALL_HELD"), 67));

        assertThat(evidence(
                        report(wrong).toString(),
                        "OverridesAreLifted: override.inbound-blocks of ann was never lifted"))
                .hasSize(2)
                .first()
                .asString()
                .contains("override.inbound-blocks", "ACTIVE");
    }

    @Test
    void whatItWroteDownCanBeCheckedAgain() throws IOException {
        RunReport report = report(right().without("sent"));

        List<Violation> again = new Checker(CONTRACT).check(History.read(report.file()));

        assertThat(again).isNotEmpty().isEqualTo(report.violations());
    }

    private RunReport report(HandMade made) {
        return RunReport.of(SEED, CONTRACT, made.history(), directory.resolve("history.jsonl"));
    }

    /** The lines below a violation's. */
    private static List<String> evidence(String said, String violation) {
        return said.lines()
                .dropWhile(line -> !line.equals(violation))
                .skip(1)
                .takeWhile(line -> line.startsWith("  "))
                .toList();
    }
}
