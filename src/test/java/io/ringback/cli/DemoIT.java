package io.ringback.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The story against a Ringback that runs elsewhere, whose leases outlast it. */
@Timeout(180)
class DemoIT {
    @TempDir
    Path folder;

    @Test
    void saysThatEarlierStoriesHoldEveryNumber() throws Exception {
        try (RunningRingback ringback = RunningRingback.start(
                folder, List.of(), List.of("--embedded", "--kafka-port", "0", "--set", "http.port=0"))) {
            String brokers = ringback.said().replaceAll("(?s).*READY.* on (127\\.0\\.0\\.1:\\d+).*", "$1");

            for (int story = 0; story < 3; story++) {
                assertThat(play(brokers).complaints()).isEmpty();
            }
            Execution fourth = play(brokers);

            assertThat(fourth.exit()).isEqualTo(1);
            assertThat(fourth.complaints())
                    .singleElement()
                    .asString()
                    .startsWith("ringback: no number of pool default is free")
                    .contains("ringback pool add");
        }
    }

    private static Execution play(String brokers) {
        return Execution.on(brokers, "demo", "--pace", "PT0S");
    }
}
