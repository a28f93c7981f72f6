package io.ringback.runtime;

import io.ringback.steps.ReadEnd;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.CloseOptions.GroupMembershipOperation;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.KafkaClientSupplier;
import org.apache.kafka.streams.processor.internals.StreamThread;

/**
 * Kafka's own clients with four differences. A producer without transactions keeps its order. A consumer marks where what
 * waits for it ends ({@link ReadEnd}). A consumer to whom nobody sends anything waits longer ({@link IdleWait}), one of
 * global tables always. A consumer that closes has always left its group: Kafka Streams keeps a replaced thread's member in
 * the group, so that the rebalance waits for that member's session to time out. At a shutdown a consumer leaves before the
 * stores are closed, so that another instance takes over meanwhile.
 */
public final class RoleClients implements KafkaClientSupplier {
    private static final long LOOK_AGAIN_NANOS = 1_000_000;

    private final Set<LeavingConsumer> members = ConcurrentHashMap.newKeySet();
    private volatile boolean leaving;

    /** For one application. */
    public RoleClients() {}

    /** Has every member leave with its next poll. The application must be closed then: its threads do nothing else. */
    void leave() {
        leaving = true;
    }

    /** Returns when all have left, or after that time: who has not by then leaves later, at the latest when it closes. */
    void awaitLeft(Duration atMost) {
        long deadline = System.nanoTime() + atMost.toNanos();
        while (!members.stream().allMatch(member -> member.hasLeft) && System.nanoTime() < deadline) {
            LockSupport.parkNanos(LOOK_AGAIN_NANOS);
        }
    }

    @Override
    public Admin getAdmin(Map<String, Object> settings) {
        return Admin.create(settings);
    }

    @Override
    public Producer<byte[], byte[]> getProducer(Map<String, Object> settings) {
        return settings.containsKey(ProducerConfig.TRANSACTIONAL_ID_CONFIG)
                ? new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())
                : new OrderedProducer(settings);
    }

    @Override
    public Consumer<byte[], byte[]> getConsumer(Map<String, Object> settings) {
        LeavingConsumer member = new LeavingConsumer(settings);
        members.add(member);
        return member;
    }

    @Override
    public Consumer<byte[], byte[]> getRestoreConsumer(Map<String, Object> settings) {
        return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    @Override
    public Consumer<byte[], byte[]> getGlobalConsumer(Map<String, Object> settings) {
        return new TableConsumer(settings);
    }

    /** Nothing else waits for the thread of global tables. */
    private static final class TableConsumer extends KafkaConsumer<byte[], byte[]> {
        TableConsumer(Map<String, Object> settings) {
            super(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        }

        @Override
        public ConsumerRecords<byte[], byte[]> poll(Duration timeout) {
            return super.poll(timeout.compareTo(IdleWait.LONGEST) < 0 ? IdleWait.LONGEST : timeout);
        }
    }

    private final class LeavingConsumer extends KafkaConsumer<byte[], byte[]> {
        private final IdleWait idle = new IdleWait(System::nanoTime);
        private volatile boolean hasLeft;

        LeavingConsumer(Map<String, Object> settings) {
            super(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        }

        @Override
        public ConsumerRecords<byte[], byte[]> poll(Duration timeout) {
            // The partitions of a task that is being restored are paused.
            ConsumerRecords<byte[], byte[]> records = super.poll(idle.of(timeout, !paused().isEmpty()));
            if (!records.isEmpty()) {
                idle.stayBusy();
                ReadEnd.mark(records, this);
            }
            if (!leaving) {
                return records;
            }
            unsubscribe();
            hasLeft = true;
            awaitEnd();
            return ConsumerRecords.empty();
        }

        /** Unsubscribing has committed what was done. A thread that did any more would be fenced by nothing. */
        private void awaitEnd() {
            while (Thread.currentThread() instanceof StreamThread thread && thread.isRunning()) {
                LockSupport.parkNanos(LOOK_AGAIN_NANOS);
            }
        }

        @Override
        public void close(CloseOptions option) {
            members.remove(this);
            super.close(option.withGroupMembershipOperation(GroupMembershipOperation.LEAVE_GROUP));
        }
    }
}
