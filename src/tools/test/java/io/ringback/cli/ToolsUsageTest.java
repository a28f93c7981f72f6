package io.ringback.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the tools' commands say before they talk to any broker, beside production's. */
class ToolsUsageTest {
    private static final Pattern COMMAND = Pattern.compile("(?m)^  ([a-z-]+)  +[A-Z]");

    @Test
    void haveTheirPlacesAmongTheCommands() {
        assertThat(COMMAND.matcher(Execution.of("--help").out())
                        .results()
                        .map((MatchResult command) -> command.group(1)))
                .startsWith("demo", "run", "config")
                .endsWith("topology", "bench", "prove-privacy", "certify", "completion", "version");
    }

    @ParameterizedTest
    @ValueSource(strings = {"demo", "bench", "prove-privacy", "certify"})
    void explainThemselvesWithTheGlobalOptions(String command) {
        Execution help = Execution.of(command, "--help");

        assertThat(help.exit()).isZero();
        assertThat(help.out())
                .startsWith("Usage: ringback " + command)
                .contains("--config", "--set", "--bootstrap-servers");
        assertThat(help.err()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "certify",
                "certify cook",
                "certify router --format xml",
                "bench --only nonsense",
                // Kafka Streams would copy whole records there.
                "prove-privacy --set streams.errors.dead.letter.queue.topic.name=dead"
            })
    void refuseWrongUsageInALineOrTwo(String command) {
        Execution.of(command.split(" ")).requireWrongUsage();
    }

    @Test
    void tellInOneLineThatThePortOfTheEmbeddedBrokerIsTaken() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Execution failed = Execution.of("run", "--embedded", "--kafka-port", String.valueOf(taken.getLocalPort()));

            assertThat(failed.failure()).contains("in use", "--kafka-port");
        }
    }
}
