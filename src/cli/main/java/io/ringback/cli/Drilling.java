package io.ringback.cli;

import io.ringback.common.Partitions;
import io.ringback.consumer.DrillAnswers;
import io.ringback.event.CallEvent;
import io.ringback.event.CallEventType;
import io.ringback.event.Direction;
import io.ringback.event.Drill;
import io.ringback.event.DrillPart;
import io.ringback.event.DrillReceipt;
import io.ringback.topics.TopicCatalog;
import io.ringback.wire.EventReader;
import io.ringback.wire.EventSerdes;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * One drill: sends a marked test dial through intake and desk to every consumer. Before it, a record is written and
 * aborted, which only a consumer that reads uncommitted records can answer.
 */
final class Drilling {
    /** The rows of a drill, by topic: those that a desk writes when an agent dials. */
    private static final List<String> ROWS = List.of(
            "auto-responder",
            "agent-status",
            "override.inbound-blocks",
            "dashboard-suppressions",
            "override.decisions");

    private static final String RECEIPTS = "drill-receipts";
    private static final String DIALLED = "urn:service:test.sos";
    private static final Duration POLL = Duration.ofMillis(50);
    private static final Duration LISTENS_ON = Duration.ofSeconds(1);

    private final Cluster cluster;
    private final TopicCatalog catalog;
    private final Map<String, EventReader<SpecificRecord>> readers = new LinkedHashMap<>();
    private final String pool;
    private final String drillId = DrillAnswers.ID_PREFIX + UUID.randomUUID();
    private final DrillAttendance attendance;
    private final Map<String, Duration> readAfter = new LinkedHashMap<>();
    private @Nullable Duration decidedAfter;
    private long newer;
    private long older = Long.MAX_VALUE;

    /**
     * The dial.
     *
     * @param sentAt by this machine's clock of nanoseconds
     * @param appendedAt when the brokers had it
     */
    private record Dial(long sentAt, Duration acknowledged, Instant appendedAt) {}

    /** @param expected how many consumers of a part must answer: they are waited for as those are that are known */
    Drilling(Cluster cluster, String pool, Map<DrillPart, Integer> expected) throws InterruptedException {
        this.cluster = cluster;
        this.catalog = TopicCatalog.load(cluster.settings());
        this.pool = pool;
        this.attendance = new DrillAttendance(drillId, nobody(), expected);
        ROWS.forEach(row ->
                readers.put(name(row), EventReader.named(catalog.topic(row).schema())));
        cluster.requireTopics(Stream.concat(Stream.of(DrillAnswers.DRILLS, RECEIPTS, "call-events"), ROWS.stream())
                .map(this::name)
                .toList());
    }

    /** An agent who is nobody, one a pool, so that tables remember no more of drills than that. */
    private String nobody() {
        return DrillAnswers.ID_PREFIX + pool;
    }

    /** @param atMost how long answers are waited for */
    DrillReport run(Duration atMost) throws InterruptedException {
        try (Consumer<String, byte[]> consumer = cluster.consumer()) {
            begin(consumer);
            announce();
            // Opens the connections that are timed later, and hears what was answered to the announcement.
            consumer.poll(POLL).forEach(record -> take(record, Duration.ZERO, Instant.EPOCH));
            Dial dial = dial();
            listen(consumer, dial, atMost);
            return new DrillReport(
                    drillId,
                    pool,
                    dial.acknowledged,
                    decidedAfter,
                    readAfter,
                    ROWS.stream().filter(row -> !readAfter.containsKey(row)).toList(),
                    attendance,
                    attendance.findings(newer, dial.appendedAt));
        } catch (KafkaException e) {
            throw cluster.failure(e);
        }
    }

    /** Through the receipts of earlier drills, and then from the ends of everything. */
    private void begin(Consumer<String, byte[]> consumer) {
        new TopicContents(cluster).each(name(RECEIPTS), record -> {
            @Nullable DrillReceipt receipt = receipt(record);
            if (receipt != null) {
                attendance.known(receipt);
            }
        });
        List<String> topics = Stream.concat(Stream.of(name(RECEIPTS)), readers.keySet().stream())
                .toList();
        List<TopicPartition> partitions = Partitions.of(consumer, topics);
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        partitions.forEach(consumer::position);
    }

    private void announce() throws InterruptedException {
        String topic = name(DrillAnswers.DRILLS);
        try (Producer<String, Drill> producer = cluster.transactional(
                cluster.settings().topicPrefix() + "operator-" + drillId,
                EventSerdes.avro(Drill.class).serializer())) {
            producer.initTransactions();
            producer.beginTransaction();
            String aborted = DrillAttendance.aborted(drillId);
            RecordMetadata unused = producer.send(new ProducerRecord<>(topic, aborted, drill(aborted, true)))
                    .get();
            producer.abortTransaction();
            producer.beginTransaction();
            unused = producer.send(new ProducerRecord<>(topic, drillId, drill(drillId, false)))
                    .get();
            producer.commitTransaction();
        } catch (ExecutionException e) {
            throw cluster.failure(e);
        }
    }

    private Drill drill(String id, boolean aborted) {
        return new Drill(id, pool, cluster.login(), Instant.now(), aborted);
    }

    private Dial dial() throws InterruptedException {
        CallEvent call = CallEvent.newBuilder()
                .setCallId(drillId)
                .setType(CallEventType.STARTED)
                .setOccurredAt(Instant.now())
                .setDirection(Direction.OUTBOUND)
                .setAgentId(nobody())
                .setPool(pool)
                .setDialledNumber(DIALLED)
                .setDrill(true)
                .setDetails(Map.of("operator", cluster.login()))
                .build();
        try (Producer<String, CallEvent> producer =
                cluster.producer(EventSerdes.avro(CallEvent.class).serializer())) {
            producer.partitionsFor(name("call-events"));
            long sentAt = System.nanoTime();
            RecordMetadata place = producer.send(new ProducerRecord<>(name("call-events"), drillId, call))
                    .get();
            return new Dial(sentAt, sinceNanos(sentAt), Instant.ofEpochMilli(place.timestamp()));
        } catch (ExecutionException e) {
            throw cluster.failure(e);
        }
    }

    private void listen(Consumer<String, byte[]> consumer, Dial dial, Duration atMost) {
        @Nullable Long readAt = null;
        while (sinceNanos(dial.sentAt).compareTo(atMost) < 0) {
            for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) {
                take(record, sinceNanos(dial.sentAt), dial.appendedAt);
            }
            boolean read = readAfter.size() == ROWS.size() && older < newer;
            readAt = read && readAt == null ? Long.valueOf(System.nanoTime()) : readAt;
            if (readAt != null
                    && attendance.isComplete(newer)
                    && sinceNanos(readAt).compareTo(LISTENS_ON) >= 0) {
                return;
            }
        }
    }

    private void take(ConsumerRecord<String, byte[]> record, Duration after, Instant dialledAt) {
        @Nullable DrillReceipt receipt = receipt(record);
        if (receipt != null) {
            attendance.heard(receipt, Instant.ofEpochMilli(record.timestamp()));
            return;
        }
        @Nullable SpecificRecord row = row(record);
        if (row == null || !DrillAnswers.isOfDrill(row) || !isOurs(record.key())) {
            return;
        }
        readAfter.putIfAbsent(
                record.topic().substring(cluster.settings().topicPrefix().length()), after);
        if (record.key().equals(drillId)) {
            fence(row);
            decidedAfter = decidedAfter == null
                    ? Duration.between(dialledAt, Instant.ofEpochMilli(record.timestamp()))
                    : decidedAfter;
        }
    }

    private boolean isOurs(@Nullable String key) {
        return drillId.equals(key) || nobody().equals(key);
    }

    private void fence(SpecificRecord row) {
        Schema.@Nullable Field field = row.getSchema().getField("fence");
        if (field != null && row.get(field.pos()) instanceof Long fence) {
            newer = Math.max(newer, fence);
            older = Math.min(older, fence);
        }
    }

    private @Nullable DrillReceipt receipt(ConsumerRecord<String, byte[]> record) {
        return record.topic().equals(name(RECEIPTS))
                ? EventReader.of(DrillReceipt.class).readOrNull(record.value())
                : null;
    }

    private @Nullable SpecificRecord row(ConsumerRecord<String, byte[]> record) {
        @Nullable EventReader<SpecificRecord> reader = readers.get(record.topic());
        return reader == null ? null : reader.readOrNull(record.value());
    }

    private String name(String shortName) {
        return catalog.topic(shortName).name();
    }

    private static Duration sinceNanos(long nanos) {
        return Duration.ofNanos(System.nanoTime() - nanos);
    }
}
