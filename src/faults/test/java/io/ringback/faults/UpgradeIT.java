package io.ringback.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * An upgrade as an operator does it. An instance of the earlier build is stopped and one of this build started in its
 * place, then the other, while leases live and new ones are given; each build goes on with what the other decided. Where
 * the earlier build lacks a schema that this one writes with, all of it is stopped first, and a call that begins
 * meanwhile is answered by the first instance of this build.
 */
@Tag("long")
class UpgradeIT {
    private static final List<String> POOLS = List.of("default", "east", "west");
    private static final Contract CONTRACT = FaultRun.busy(Duration.ofMinutes(2));
    private static final Duration UNTIL_ALL_IS_OVER = CONTRACT.lease().plusSeconds(6);
    private static final long LEASES = 5L * POOLS.size();

    private final Path directory = TestedCluster.freshDirectory("upgrade");
    private final HistoryWriter witness = new HistoryWriter();

    @Test
    @Timeout(900)
    void everyLeaseKeepsItsNumberAndItsDeadline() throws Exception {
        try (TestedCluster cluster = TestedCluster.direct(directory, settings(), List.of())) {
            cluster.startBrokers();
            EarlierBuild earlier = EarlierBuild.make(directory);
            System.out.println("upgrading from " + earlier.commit());
            cluster.state().awaitWholeBrokers();
            for (int instance : List.of(1, 2)) {
                cluster.startInstance(instance, earlier.classPath());
                cluster.awaitReady(instance);
            }
            upgrade(cluster, earlier);
        }
        History history = witness.history();
        Files.write(
                directory.resolve("history.jsonl"),
                history.entries().stream().map(Entry::line).toList());
        assertThat(new Checker(CONTRACT).check(history)).isEmpty();
        assertThat(history.outputs("callback-numbers").stream().filter(row -> row.is("state", "ISSUED")))
                .hasSize((int) LEASES);
        assertThat(history.outputs("callback-numbers")).allSatisfy(row -> assertKept(history, row));
    }

    private void upgrade(TestedCluster cluster, EarlierBuild earlier) {
        try (InputWriter gateway = new InputWriter(cluster.bootstrapServers(), witness);
                OutputReader reader = new OutputReader(cluster.bootstrapServers(), witness)) {
            POOLS.forEach(pool -> FaultRun.numbers(pool).forEach(number -> gateway.number(number, pool, "IN_SERVICE")));
            awaitNumbers(cluster.bootstrapServers());
            Upgrading agents = new Upgrading(gateway, witness, POOLS, CONTRACT.answer());
            agents.step("before");
            if (earlier.readsThisBuild()) {
                roll(cluster, agents);
            } else {
                Instant stopped = Instant.now();
                replaceAll(cluster, agents);
                witness.note(
                        Entry.Kind.FAULT,
                        stopped,
                        "stopped",
                        "both",
                        InputWriter.json()
                                .put("until", Instant.now().toEpochMilli())
                                .put("harmless", false));
            }
            Awaitility.await("every lease is over")
                    .atMost(UNTIL_ALL_IS_OVER.plus(CONTRACT.late()))
                    .until(() -> isOver(witness.history()));
            assertThat(reader.isReading()).isTrue();
        }
    }

    private static void roll(TestedCluster cluster, Upgrading agents) {
        for (int instance : List.of(1, 2)) {
            cluster.instance(instance).stop();
            agents.step("without-" + instance);
            cluster.instance(instance).awaitEnd(CONTRACT.answer());
            cluster.startInstance(instance, OwnProcess.classPath());
            cluster.awaitReady(instance);
            agents.step("with-" + instance);
        }
    }

    private static void replaceAll(TestedCluster cluster, Upgrading agents) {
        agents.step("still-before");
        for (int instance : List.of(1, 2)) {
            cluster.instance(instance).stop();
        }
        agents.dial("meanwhile");
        for (int instance : List.of(1, 2)) {
            cluster.instance(instance).awaitEnd(CONTRACT.answer());
            cluster.startInstance(instance, OwnProcess.classPath());
        }
        agents.goOn();
        cluster.awaitReady(1);
        cluster.awaitReady(2);
        agents.step("after");
        agents.step("long-after");
    }

    /** Who dials sooner finds an empty pool. */
    private static void awaitNumbers(String bootstrapServers) {
        Map<String, Object> config = new HashMap<>(Clients.PATIENT);
        config.put("bootstrap.servers", bootstrapServers);
        config.put("isolation.level", "read_committed");
        Set<String> known = new HashSet<>();
        try (KafkaConsumer<String, byte[]> numbers =
                new KafkaConsumer<>(config, new StringDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> all = List.of(new TopicPartition("ringback.numbers", 0));
            numbers.assign(all);
            numbers.seekToBeginning(all);
            Awaitility.await("every number is in its pool")
                    .atMost(CONTRACT.answer())
                    .until(() -> {
                        numbers.poll(Duration.ofMillis(100)).forEach(row -> known.add(row.key()));
                        return known.containsAll(POOLS.stream()
                                .flatMap(pool -> FaultRun.numbers(pool).stream())
                                .toList());
                    });
        }
    }

    private static boolean isOver(History history) {
        List<Entry> rows = history.outputs("callback-numbers");
        long issued = rows.stream().filter(row -> row.is("state", "ISSUED")).count();
        long released = rows.stream().filter(row -> row.is("state", "RELEASED")).count();
        return issued == LEASES && released == issued;
    }

    /** Nothing here gives a lease more time, and nobody may take it away (R7). */
    private static void assertKept(History history, Entry row) {
        Entry issued = history.rows("callback-numbers").getOrDefault(row.key(), List.of()).stream()
                .filter(first -> first.number("fence") == row.number("fence"))
                .findFirst()
                .orElseThrow();
        assertThat(issued.text("state")).isEqualTo("ISSUED");
        assertThat(row.text("agentId")).isEqualTo(issued.text("agentId"));
        if (!row.is("state", "RELEASED")) {
            assertThat(row.number("expiresAt")).isEqualTo(issued.number("expiresAt"));
        } else {
            assertThat(row.at()).isAfterOrEqualTo(issued.time("expiresAt"));
        }
    }

    private static List<String> settings() {
        return List.of(
                "pools=" + String.join(",", POOLS),
                "callback.lease=" + CONTRACT.lease(),
                "callback.quarantine=PT3S",
                "callback.overrun-grace=PT3S");
    }
}
