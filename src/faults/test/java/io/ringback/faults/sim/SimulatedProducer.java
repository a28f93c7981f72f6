package io.ringback.faults.sim;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.metrics.KafkaMetric;
import org.jspecify.annotations.Nullable;

/**
 * A process's producer: what is sent waits here until a flush, a commit or the next chance, and is lost with the process.
 * Fenced by epoch, and by the group's generation where a transaction carries offsets.
 */
final class SimulatedProducer implements Producer<byte[], byte[]> {
    private final Brokers brokers;
    private final HostLink wire;
    private final Fate fate;
    private final @Nullable String transactionalId;
    private final Deque<Waiting> waiting = new ArrayDeque<>();
    private int epoch;
    private boolean isCommitOnItsWay;
    private boolean isFenced;

    private record Waiting(
            ProducerRecord<byte[], byte[]> record, @Nullable Callback callback) {}

    /**
     * A producer.
     *
     * @param transactionalId null for one without transactions
     */
    SimulatedProducer(Brokers brokers, HostLink wire, Fate fate, @Nullable String transactionalId) {
        this.brokers = brokers;
        this.wire = wire;
        this.fate = fate;
        this.transactionalId = transactionalId;
    }

    private String id() {
        return Objects.requireNonNull(transactionalId);
    }

    @Override
    public void initTransactions() {
        epoch = brokers.transactions().begin(id());
    }

    @Override
    public void beginTransaction() {
        if (isFenced) {
            throw new ProducerFencedException("turned away before");
        }
    }

    @Override
    public Future<RecordMetadata> send(ProducerRecord<byte[], byte[]> record) {
        return send(record, null);
    }

    @Override
    public Future<RecordMetadata> send(ProducerRecord<byte[], byte[]> record, @Nullable Callback callback) {
        fate.request();
        waiting.add(new Waiting(record, callback));
        return new CompletableFuture<>();
    }

    /** What waits gets to the brokers, in order, if they can be reached. */
    void deliver() {
        while (!waiting.isEmpty() && wire.isWhole()) {
            fate.request();
            Waiting next = waiting.remove();
            try {
                Callback callback = next.callback;
                RecordMetadata where = append(next.record);
                if (callback != null) {
                    callback.onCompletion(where, null);
                }
            } catch (KafkaException fenced) {
                isFenced = true;
                if (next.callback != null) {
                    next.callback.onCompletion(null, fenced);
                }
            }
        }
    }

    /** A mutant's: the first request fails, those behind it are taken, and it is sent again after them. */
    void overtake() {
        if (!brokers.flaws().oneInFlight() && transactionalId == null && waiting.size() > 1) {
            waiting.add(waiting.remove());
        }
    }

    private RecordMetadata append(ProducerRecord<byte[], byte[]> record) {
        TopicPartition place = record.partition() == null
                ? brokers.place(record.topic(), record.key())
                : new TopicPartition(record.topic(), record.partition());
        PartitionLog log = brokers.log(place);
        long at = brokers.timeOf(record.topic(), record.timestamp());
        long offset = log.end();
        LogRecord.Sent sent = new LogRecord.Sent(record.key(), record.value(), record.headers());
        if (transactionalId == null) {
            log.append(at, sent);
        } else {
            brokers.transactions().append(id(), epoch, log, sent, at);
        }
        return new RecordMetadata(place, offset, 0, at, -1, -1);
    }

    @Override
    public void flush() {
        if (brokers.flaws().flushWaits()) {
            deliver();
        }
    }

    @Override
    public void sendOffsetsToTransaction(
            Map<TopicPartition, OffsetAndMetadata> offsets, ConsumerGroupMetadata metadata) {
        deliver();
        fate.request();
        Group group = Objects.requireNonNull(brokers.group(metadata.groupId()));
        if (brokers.flaws().fences() && !group.knows(metadata.memberId(), metadata.generationId())) {
            throw new CommitFailedException();
        }
        brokers.transactions().addOffsets(id(), epoch, group, offsets);
    }

    @Override
    public void commitTransaction() {
        fate.request();
        if (isFenced) {
            throw new ProducerFencedException("turned away before");
        }
        if (fate.is(Fate.End.FREEZE_IN_COMMIT)) {
            isCommitOnItsWay = true;
            return;
        }
        brokers.transactions().end(id(), epoch, true);
        fate.request();
        if (fate.is(Fate.End.LOSE_ANSWER)) {
            throw new TimeoutException("no answer");
        }
    }

    /** Whether the process stands still with a commit that the brokers have not got. */
    boolean isCommitOnItsWay() {
        return isCommitOnItsWay;
    }

    /** It gets there at last. */
    void finishCommit() {
        isCommitOnItsWay = false;
        brokers.transactions().end(id(), epoch, true);
    }

    @Override
    public void abortTransaction() {
        waiting.clear();
        if (wire.isWhole()) {
            brokers.transactions().end(id(), epoch, false);
        }
    }

    @Override
    public List<PartitionInfo> partitionsFor(String topic) {
        return IntStream.range(0, brokers.logs(topic).size())
                .mapToObj(i -> new PartitionInfo(topic, i, null, null, null))
                .toList();
    }

    @Override
    public Map<MetricName, ? extends Metric> metrics() {
        return Map.of();
    }

    @Override
    public void registerMetricForSubscription(KafkaMetric metric) {}

    @Override
    public void unregisterMetricFromSubscription(KafkaMetric metric) {}

    @Override
    public Uuid clientInstanceId(Duration timeout) {
        return Uuid.ZERO_UUID;
    }

    @Override
    public void close() {}

    @Override
    public void close(Duration timeout) {}
}
