package io.ringback.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.ringback.deploy.Shell.Result;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Each alert speaks up when it should and is silent when all is well, as Prometheus itself decides. */
final class AlertRulesTest {
    private static final Path RULES = Path.of("deploy/prometheus/ringback.rules.yml");
    private static final Path CASES = Path.of("src/cli/test/resources/io/ringback/deploy/alert-cases.yml");

    @Test
    void decideAsTheirCasesSay() throws Exception {
        assumeTrue(hasPromtool(), "skipped: no promtool, which comes with Debian's package prometheus");

        Result result = new Shell(Path.of("").toAbsolutePath()).run("promtool", "test", "rules", CASES.toString());

        assertThat(result.exitCode()).as(result.out() + result.err()).isZero();
    }

    @Test
    void haveEachACaseInWhichItSpeaksAndOneInWhichItIsSilent() throws Exception {
        List<String> alerts =
                new ObjectMapper(new YAMLFactory()).readTree(RULES.toFile()).findValuesAsText("alert");
        String cases = Files.readString(CASES);

        assertThat(alerts)
                .isNotEmpty()
                .allSatisfy(alert -> assertThat(cases)
                        .contains("alertname: " + alert + "}", "alertname: " + alert + "\n        exp_alerts:\n"));
    }

    private static boolean hasPromtool() {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "promtool")));
    }
}
