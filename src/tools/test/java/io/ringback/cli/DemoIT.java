package io.ringback.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The story against a Ringback that runs elsewhere, whose leases outlast it. */
@Timeout(600)
class DemoIT {
    @TempDir
    Path folder;

    @Test
    void saysThatEarlierStoriesHoldEveryNumber() throws Exception {
        try (RunningRingback ringback = RunningRingback.start(
                folder, List.of(), List.of("--embedded", "--kafka-port", "0", "--set", "http.port=0"))) {
            String brokers = brokersOf(ringback);

            for (int story = 0; story < 3; story++) {
                assertThat(play(brokers).complaints()).isEmpty();
            }
            Execution fourth = play(brokers);

            assertThat(fourth.failure())
                    .startsWith("ringback: no number of pool default is free")
                    .contains("ringback pool add");
        }
    }

    /** The second player's calls had their numbers already, and took 0.0 ms. */
    @Test
    void measuresEachPlayersOwnCalls() throws Exception {
        String pools = "pools=default,rehearsal";
        try (RunningRingback ringback = RunningRingback.start(
                folder,
                List.of(),
                List.of("--embedded", "--kafka-port", "0", "--set", "http.port=0", "--set", pools))) {
            for (int player = 0; player < 2; player++) {
                Execution story = play(brokersOf(ringback), "--set", pools);

                assertThat(story.lines())
                        .filteredOn(line -> line.startsWith("Time to number"))
                        .singleElement()
                        .asString()
                        .doesNotContain("median 0.0 ms");
            }
        }
    }

    private static String brokersOf(RunningRingback ringback) throws IOException {
        return ringback.said().replaceAll("(?s).*READY.* on (127\\.0\\.0\\.1:\\d+).*", "$1");
    }

    private static Execution play(String brokers, String... more) {
        return Execution.on(
                brokers,
                Stream.concat(Stream.of("demo", "--pace", "PT0S"), Stream.of(more))
                        .toArray(String[]::new));
    }
}
