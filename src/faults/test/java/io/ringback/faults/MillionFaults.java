package io.ringback.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.common.utils.Utils;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/**
 * R25: {@code faults.million} agents dial for help at once, as fast as a broker takes it, and the one instance has a heap of
 * 384 MiB. It lives, nobody goes without an answer, and it starts again within a minute.
 */
class MillionFaults {
    private static final Duration PATIENCE = Duration.ofMinutes(60);
    private static final Duration STANDSTILL = Duration.ofMinutes(2);
    private static final Duration RESTART = Duration.ofMinutes(1);
    private static final int PARTITIONS = 8;

    private final int flood = Integer.getInteger("faults.million", 1_000_000);
    private final HistoryWriter witness = new HistoryWriter();

    @Test
    void everybodyIsAnsweredAndTheInstanceLives() throws InterruptedException {
        String elsewhere = poolOnAnotherPartition();
        List<String> settings = List.of("pools=default," + elsewhere);
        try (FloodStage stage = new FloodStage("million", "384m", settings);
                InputWriter gateway = new InputWriter(stage.bootstrapServers(), witness);
                FloodTally tally = new FloodTally(stage.bootstrapServers(), witness)) {
            gateway.number("+12025550101", "default", "IN_SERVICE");
            AtomicBoolean stop = new AtomicBoolean();
            Others others = new Others(elsewhere, gateway, witness, stop);
            Thread dialling = new Thread(others, "others");
            Instant begun = Instant.now();
            dialling.start();
            send(stage.bootstrapServers());
            Duration sending = Duration.between(begun, Instant.now());
            awaitAnswers(stage, tally);
            Duration answering = Duration.between(begun, Instant.now());
            stop.set(true);
            dialling.join();
            long resident = stage.instance().residentKilobytes() / 1024;
            Duration restart = stage.restart();
            System.out.printf(
                    "%d agents dialled within %s: %d answered and %d noticed within %s, notices %s; "
                            + "%d others elsewhere waited %s at most, %s half of them; instance %d MiB; serves again after %s%n",
                    flood,
                    sending,
                    tally.answered(),
                    tally.noticed(),
                    answering,
                    tally.notices(),
                    others.count(),
                    others.longest(),
                    others.median(),
                    resident,
                    restart);
            assertThat(tally.answered()).isEqualTo(flood);
            assertThat(tally.noticed()).isEqualTo(flood);
            assertThat(tally.notices()).containsKey("OVERLOAD");
            assertThat(stage.threadEnds()).isEmpty();
            assertThat(restart).isLessThan(RESTART);
        }
    }

    private void send(String bootstrapServers) {
        Map<String, Object> config =
                Map.of("bootstrap.servers", bootstrapServers, "acks", "all", "linger.ms", 5, "buffer.memory", 64 << 20);
        try (KafkaProducer<String, byte[]> producer =
                new KafkaProducer<>(config, new StringSerializer(), new ByteArraySerializer())) {
            for (int i = 0; i < flood; i++) {
                String call = FloodTally.CALL + i;
                byte[] event = CallWords.dial(call, "agent-" + i, "default")
                        .put("occurredAt", Instant.now().toString())
                        .toString()
                        .getBytes(StandardCharsets.UTF_8);
                Future<RecordMetadata> unused =
                        producer.send(new ProducerRecord<>("ringback.call-events", call, event));
            }
        }
    }

    /** Until all are answered, nothing more is, or the instance ends. */
    private void awaitAnswers(FloodStage stage, FloodTally tally) {
        int[] last = {-1};
        Instant[] moved = {Instant.now()};
        Awaitility.await("answers")
                .atMost(PATIENCE)
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> {
                    int now = Math.min(tally.answered(), tally.noticed());
                    if (now != last[0]) {
                        last[0] = now;
                        moved[0] = Instant.now();
                    }
                    return now == flood
                            || !stage.instance().isAlive()
                            || moved[0].plus(STANDSTILL).isBefore(Instant.now());
                });
        assertThat(stage.instance().isAlive()).isTrue();
    }

    private static String poolOnAnotherPartition() {
        int floods = partition("default");
        for (int i = 0; ; i++) {
            if (partition("elsewhere-" + i) != floods) {
                return "elsewhere-" + i;
            }
        }
    }

    private static int partition(String key) {
        return Utils.toPositive(Utils.murmur2(key.getBytes(StandardCharsets.UTF_8))) % PARTITIONS;
    }
}
