package io.ringback.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What production answers to whoever knows the tools from a checkout. */
class NoToolsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "demo --once",
                "bench --only desk",
                "prove-privacy",
                "certify router -- node router.js",
                "demo -x"
            })
    void saysInOneLineWhereAToolIs(String command) {
        Execution missing = Execution.inProduction(command.split(" "));

        assertThat(missing.out()).isEmpty();
        assertThat(missing.failure())
                .startsWith("ringback: ")
                .contains("'./ringback " + command.split(" ", -1)[0] + "' in a checkout of Ringback");
    }

    @Test
    void saysInOneLineThatItHasNoBroker() {
        Execution missing = Execution.inProduction("run", "--embedded");

        assertThat(missing.failure())
                .contains("--bootstrap-servers", "'./ringback run --embedded' in a checkout of Ringback");
    }

    @Test
    void saysTheSameToWhoeverAsksForHelp() {
        Execution help = Execution.inProduction("demo", "--help");

        assertThat(help.exit()).isZero();
        assertThat(help.out()).startsWith("Usage: ringback demo").contains("./ringback demo");
    }

    @ParameterizedTest
    @ValueSource(strings = {"bash", "fish"})
    void completesNoTool(String shell) {
        assertThat(Execution.inProduction("completion", shell).out())
                .contains("topology")
                .doesNotContain("demo", "certify");
    }

    @Test
    void offersNoTool() {
        String commands = Execution.inProduction("--help").out();

        assertThat(commands).contains("  run ", "  topology ").doesNotContain("demo", "bench", "privacy", "certify");
    }
}
