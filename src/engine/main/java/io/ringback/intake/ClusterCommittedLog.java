package io.ringback.intake;

import io.ringback.common.Daemons;
import io.ringback.settings.Role;
import io.ringback.settings.Settings;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks the cluster itself: a partition is read again, committed records alone, by a thread that ends when it knows. */
final class ClusterCommittedLog implements CommittedLog {
    private static final Logger LOG = LoggerFactory.getLogger(ClusterCommittedLog.class);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration AFTER_TROUBLE = Duration.ofMillis(500);

    private final Map<String, Object> client;
    private final Set<TopicPartition> beingRead = ConcurrentHashMap.newKeySet();

    ClusterCommittedLog(Settings settings) {
        this.client = client(settings.kafka(Role.INTAKE));
    }

    /** Where a record is counts here, and nothing that is in it. */
    private static Map<String, Object> client(Map<String, Object> kafka) {
        Map<String, Object> client = new HashMap<>(kafka);
        client.remove(ConsumerConfig.GROUP_ID_CONFIG);
        client.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        client.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        client.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        client.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        client.put(ConsumerConfig.INTERCEPTOR_CLASSES_CONFIG, "");
        client.put("metric.reporters", "");
        return client;
    }

    @Override
    public void tell(TopicPartition partition, Undecided records) {
        if (beingRead.add(partition)) {
            Daemons.start("ringback-committed-" + partition, () -> readUntilDecided(partition, records));
        }
    }

    /** What is said between the last look and the end of a thread is this one's or the next one's. */
    private void readUntilDecided(TopicPartition partition, Undecided records) {
        do {
            while (isWanted(records)) {
                read(partition, records);
            }
            beingRead.remove(partition);
        } while (isWanted(records) && beingRead.add(partition));
    }

    private static boolean isWanted(Undecided records) {
        return records.isOpen() && records.first().isPresent();
    }

    private void read(TopicPartition partition, Undecided records) {
        try (Consumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(client, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(Set.of(partition));
            OptionalLong from = records.first();
            from.ifPresent(offset -> consumer.seek(partition, offset));
            // The table's own thread may come to a record later than this one.
            Set<Long> committed = new HashSet<>();
            while (isWanted(records)) {
                consumer.poll(POLL).forEach(record -> committed.add(record.offset()));
                records.decided(consumer.position(partition), committed);
            }
        } catch (RuntimeException e) {
            // Whatever it is, there is another try: else nothing would be removed or changed any more.
            LOG.warn(
                    "event=committed-unread partition={} error={}",
                    partition,
                    e.getClass().getSimpleName());
            LockSupport.parkNanos(AFTER_TROUBLE.toNanos());
        }
    }
}
