package io.ringback.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ringback.embedded.EmbeddedKafka;
import io.ringback.settings.Role;
import io.ringback.settings.SettingSources;
import io.ringback.settings.Settings;
import io.ringback.topics.TopicCatalog;
import io.ringback.topics.TopicPlan;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** R25: however much waits in one partition of a desk, what comes in another has its turn soon. */
@Timeout(600)
class FairTurnsIT {
    private static final Duration SOON = Duration.ofMinutes(2);
    private static final String SIGNALS = "ringback.emergency-signals";
    private static final int FLOODED = 1;
    private static final int FLOOD = 3_000;
    private static final int CALM = 2;

    /** Two fetches of the flood, and what one poll gives. */
    private static final int TURN = 250;

    /** As long as a short signal. */
    private static final byte[] SIGNAL = new byte[150];

    private final List<Integer> partitions = new CopyOnWriteArrayList<>();

    @TempDir
    Path folder;

    @Test
    void comeWhateverWaitsElsewhere() throws Exception {
        try (EmbeddedKafka kafka = EmbeddedKafka.start()) {
            Settings settings = settings(kafka);
            makeTopics(settings);
            send(settings, FLOODED, FLOOD);
            send(settings, CALM, 1);

            try (RingbackProcess desk = new RingbackProcess(settings, Map.of(Role.DESK, this::topology))) {
                desk.start();
                await().atMost(SOON).until(() -> partitions.size() == FLOOD + 1);
            }

            assertThat(partitions.indexOf(CALM)).isLessThan(TURN);
        }
    }

    private Settings settings(EmbeddedKafka kafka) {
        return Settings.load(SettingSources.none()
                .with("bootstrap.servers", kafka.bootstrapServers())
                .with("state.dir", folder.toString()));
    }

    private Topology topology() {
        return new Topology()
                .addSource("in", new ByteArrayDeserializer(), new ByteArrayDeserializer(), SIGNALS)
                .addProcessor("step", Step::new, "in");
    }

    private static void makeTopics(Settings settings) {
        try (Admin admin = Admin.create(settings.kafka())) {
            TopicPlan.compare(TopicCatalog.load(settings), admin).createMissing(admin);
        }
    }

    private static void send(Settings settings, int partition, int records) {
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(settings.kafka(), new ByteArraySerializer(), new ByteArraySerializer())) {
            for (int i = 0; i < records; i++) {
                var unused = producer.send(new ProducerRecord<>(SIGNALS, partition, new byte[0], SIGNAL));
            }
        }
    }

    private final class Step extends ContextualProcessor<byte[], byte[], byte[], byte[]> {
        @Override
        public void process(Record<byte[], byte[]> record) {
            if (record.key().length == 0) {
                partitions.add(context().taskId().partition());
            }
        }
    }
}
