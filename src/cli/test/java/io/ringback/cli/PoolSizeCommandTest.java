package io.ringback.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

final class PoolSizeCommandTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void holdsANumberForLeaseAndQuarantine() throws Exception {
        JsonNode answer =
                sized("--calls-per-hour", "1", "--peak", "4.461", "--lease", "PT40M", "--quarantine", "PT20M");

        assertThat(answer.get("erlangs").asDouble()).isCloseTo(4.461, within(1e-9));
        assertThat(answer.get("numbers").asInt()).isEqualTo(13);
    }

    @Test
    void readsTheTableForTheBlockingAskedFor() throws Exception {
        JsonNode answer = sized(
                "--calls-per-hour",
                "12",
                "--peak",
                "1",
                "--lease",
                "PT30M",
                "--quarantine",
                "PT30M",
                "--blocking",
                "0.01");

        assertThat(answer.get("numbers").asInt()).isEqualTo(20);
        assertThat(answer.get("restCutShort").asDouble()).isLessThanOrEqualTo(0.01);
        assertThat(answer.get("noNumber").asDouble()).isLessThan(1e-4);
    }

    @Test
    void takesLeaseAndQuarantineFromTheSettings() throws Exception {
        JsonNode answer = sized("--calls-per-hour", "2", "--set", "callback.lease=PT30M");

        assertThat(answer.get("lease").asText()).isEqualTo("PT30M");
        assertThat(answer.get("quarantine").asText()).isEqualTo("PT1H");
    }

    @Test
    void saysItInWords() {
        assertThat(exitCode("--calls-per-hour", "4")).isZero();

        assertThat(out.toString()).startsWith("40 numbers").contains("24.00 of them are leased or resting");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--calls-per-hour=0",
                "--calls-per-hour=-1",
                "--calls-per-hour=NaN",
                "--calls-per-hour=Infinity",
                "--calls-per-hour=1e9",
                "--calls-per-hour=1 --peak=0.5",
                "--calls-per-hour=1 --blocking=0",
                "--calls-per-hour=1 --blocking=1",
                "--calls-per-hour=1 --lease=PT0S",
                "--calls-per-hour=1 --lease=hour",
                "--calls-per-hour=1 --quarantine=PT-1S",
                "--peak=1"
            })
    void refusesWhatCannotBeInOneLine(String arguments) {
        assertThat(exitCode(arguments.split(" "))).isEqualTo(2);
        assertThat(err.toString().lines().filter(line -> line.startsWith("ringback: ")))
                .hasSize(1);
    }

    private JsonNode sized(String... arguments) throws Exception {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.add("--json");
        assertThat(exitCode(all.toArray(String[]::new))).as(err.toString()).isZero();
        return new ObjectMapper().readTree(out.toString());
    }

    private int exitCode(String... arguments) {
        List<String> all = new ArrayList<>(List.of("pool", "size"));
        all.addAll(List.of(arguments));
        CommandLine line = Ringback.commandLine(Map.of(), InputStream.nullInputStream());
        return line.setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(all.toArray(String[]::new));
    }
}
