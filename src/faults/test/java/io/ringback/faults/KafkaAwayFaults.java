package io.ringback.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Kafka is away for minutes: the instances keep trying, take no more memory, and work again without a restart. */
class KafkaAwayFaults {
    private static final Duration AWAY = Duration.ofSeconds(Integer.getInteger("faults.away.seconds", 180));
    private static final Duration LEASE = Duration.ofSeconds(20);
    private static final long ROOM_KB = 60_000;

    @Test
    void workResumesWithoutARestartAndWithoutMoreMemory() throws InterruptedException {
        HistoryWriter witness = new HistoryWriter();
        List<String> settings = List.of("callback.lease=" + LEASE, "callback.quarantine=PT1S");
        try (TestedCluster cluster = TestedCluster.direct(TestedCluster.freshDirectory("away"), settings, List.of())) {
            cluster.start();
            try (InputWriter gateway = new InputWriter(cluster.bootstrapServers(), witness);
                    OutputReader reader = new OutputReader(cluster.bootstrapServers(), witness)) {
                gateway.number("+12025550101", "default", "IN_SERVICE");
                dial(gateway, "ann", "before");
                awaitAnswer(witness, "before");
                await(
                        witness,
                        "the end of the call, without which the number stays its agent's",
                        "dashboard-suppressions",
                        "before",
                        row -> row.is("state", "AFTER_CALL"));
                long before = memory(cluster);

                takeKafkaAway(cluster);

                long after = memory(cluster);
                System.out.printf("memory of three instances: %d KB before, %d KB after %s%n", before, after, AWAY);
                Instant back = Instant.now();
                dial(gateway, "bob", "after");
                Entry answer = awaitAnswer(witness, "after");
                System.out.println(
                        "answered " + Duration.between(back, Instant.now()).toMillis() + " ms after Kafka was back");
                assertThat(after).isLessThan(before + ROOM_KB);
                Entry released = await(
                        witness,
                        "the lease that ran out while Kafka was away",
                        "callback-numbers",
                        "+12025550101",
                        row -> row.is("state", "RELEASED"));
                assertThat(released.at()).isBeforeOrEqualTo(answer.at());
                assertThat(reader.isReading()).isTrue();
            }
        }
    }

    private static void takeKafkaAway(TestedCluster cluster) throws InterruptedException {
        for (int i = 1; i <= TestedCluster.SIZE; i++) {
            cluster.broker(i).kill();
        }
        Thread.sleep(AWAY.toMillis());
        for (int i = 1; i <= TestedCluster.SIZE; i++) {
            assertThat(cluster.instance(i).isAlive()).isTrue();
            cluster.startBroker(i);
        }
        cluster.state().awaitWholeBrokers();
    }

    private static long memory(TestedCluster cluster) {
        long kilobytes = 0;
        for (int i = 1; i <= TestedCluster.SIZE; i++) {
            kilobytes += cluster.instance(i).residentKilobytes();
        }
        return kilobytes;
    }

    private static void dial(InputWriter gateway, String agent, String call) {
        gateway.call(call, CallWords.dial(call, agent, "default"));
        gateway.call(call, CallWords.event(call, "ENDED"));
    }

    private static Entry awaitAnswer(HistoryWriter witness, String call) {
        return await(witness, "an answer to " + call, "auto-responder", call, row -> true);
    }

    /** What is said at once is read topic by topic, from brokers that come back one by one. */
    private static Entry await(HistoryWriter witness, String what, String topic, String key, Predicate<Entry> wanted) {
        return Awaitility.await(what)
                .atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(5))
                .until(() -> witness.output(topic, key, wanted), Optional::isPresent)
                .orElseThrow();
    }
}
