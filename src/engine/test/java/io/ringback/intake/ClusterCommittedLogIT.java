package io.ringback.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ringback.embedded.EmbeddedKafka;
import io.ringback.settings.SettingSources;
import io.ringback.settings.Settings;
import io.ringback.topics.TopicCatalog;
import io.ringback.topics.TopicPlan;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Which records were committed, by brokers' word. */
@Timeout(600)
class ClusterCommittedLogIT {
    private static final TopicPartition NUMBERS = new TopicPartition("ringback.numbers", 0);
    private static final Duration SOON = Duration.ofMinutes(2);

    private final EmbeddedKafka kafka = EmbeddedKafka.start();
    private final Read read = new Read();
    private KafkaProducer<String, String> desk;
    private CommittedLog log;

    @BeforeEach
    void start() {
        Settings settings = Settings.load(SettingSources.none().with("bootstrap.servers", kafka.bootstrapServers()));
        try (Admin admin = Admin.create(settings.kafka())) {
            TopicPlan.compare(TopicCatalog.load(settings), admin).createMissing(admin);
        }
        desk = new KafkaProducer<>(
                Map.of("bootstrap.servers", kafka.bootstrapServers(), "transactional.id", "a-desk"),
                new StringSerializer(),
                new StringSerializer());
        desk.initTransactions();
        log = new ClusterCommittedLog(settings);
    }

    @AfterEach
    void stop() {
        desk.close();
        kafka.close();
    }

    @Test
    void tellsWhatWasTakenBackFromWhatWasNot() throws Exception {
        long kept = say(true);
        long takenBack = say(false);
        long keptToo = say(true);

        log.tell(NUMBERS, read.upTo(keptToo));

        await().atMost(SOON).until(() -> read.first().isEmpty());
        assertThat(read.committed).contains(kept, keptToo).doesNotContain(takenBack);
    }

    @Test
    void tellsOfATransactionOnceItHasEnded() throws Exception {
        desk.beginTransaction();
        long said = send();
        log.tell(NUMBERS, read.upTo(said));

        desk.commitTransaction();

        await().atMost(SOON).until(() -> read.first().isEmpty());
        assertThat(read.committed).contains(said);
    }

    private long say(boolean commit) throws Exception {
        desk.beginTransaction();
        long offset = send();
        if (commit) {
            desk.commitTransaction();
        } else {
            desk.abortTransaction();
        }
        return offset;
    }

    private long send() throws Exception {
        return desk.send(new ProducerRecord<>(NUMBERS.topic(), NUMBERS.partition(), "+12025550123", "a row"))
                .get()
                .offset();
    }

    /** Everything up to an offset was read uncommitted. */
    private static final class Read implements CommittedLog.Undecided {
        final Set<Long> committed = new ConcurrentSkipListSet<>();
        private final AtomicLong decided = new AtomicLong();
        private final AtomicLong last = new AtomicLong();

        Read upTo(long offset) {
            last.set(offset);
            return this;
        }

        @Override
        public boolean isOpen() {
            return true;
        }

        @Override
        public OptionalLong first() {
            long before = decided.get();
            return before > last.get() ? OptionalLong.empty() : OptionalLong.of(before);
        }

        @Override
        public void decided(long before, Set<Long> offsets) {
            committed.addAll(offsets);
            decided.set(before);
        }
    }
}
