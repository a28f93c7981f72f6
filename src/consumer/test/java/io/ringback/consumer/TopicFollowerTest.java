package io.ringback.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.management.ObjectName;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.internals.AutoOffsetResetStrategy;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What whoever embeds a follower does to it, and what must not end its thread unseen. */
@Timeout(60)
class TopicFollowerTest {
    private static final TopicPartition ROUTES = new TopicPartition("routes", 0);

    private final AtomicInteger failures = new AtomicInteger();

    private final MockConsumer<String, byte[]> consumer = new MockConsumer<>(AutoOffsetResetStrategy.EARLIEST.name()) {
        @Override
        public synchronized ConsumerRecords<String, byte[]> poll(Duration timeout) {
            if (failures.getAndDecrement() > 0) {
                throw new IllegalStateException("what nobody has thought of");
            }
            return super.poll(timeout);
        }
    };

    @Test
    void goesOnAfterWhatNobodyHasThoughtOf() throws Exception {
        failures.set(1);
        CountDownLatch read = new CountDownLatch(1);
        records("a");
        try (TopicFollower follower = follower((record, news) -> read.countDown())) {
            follower.start();

            assertThat(read.await(30, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void mayBeClosedByItsOwnReaderWhoIsToldOfNothingMore() throws Exception {
        CountDownLatch closed = new CountDownLatch(1);
        AtomicInteger told = new AtomicInteger();
        records("a", "b");
        TopicFollower[] follower = new TopicFollower[1];
        follower[0] = follower((record, news) -> {
            told.incrementAndGet();
            follower[0].close();
            closed.countDown();
        });

        follower[0].start();

        assertThat(closed.await(30, TimeUnit.SECONDS)).isTrue();
        follower[0].close();
        assertThat(told).hasValue(1);
        assertThat(consumer.closed()).isTrue();
    }

    @Test
    void leavesNoClientBehindWhenItIsClosedBeforeItBegan() throws Exception {
        ObjectName client = new ObjectName("kafka.consumer:type=app-info,id=never-began");
        TopicFollower follower = new TopicFollower(
                "follower",
                Map.of("bootstrap.servers", "127.0.0.1:1", "client.id", "never-began"),
                Set.of("routes"),
                (record, news) -> {});
        assertThat(ManagementFactory.getPlatformMBeanServer().isRegistered(client))
                .isTrue();

        follower.close();

        assertThat(ManagementFactory.getPlatformMBeanServer().isRegistered(client))
                .isFalse();
    }

    private TopicFollower follower(TopicFollower.Reader reader) {
        return new TopicFollower("follower", consumer, Set.of("routes"), Set.of(), reader);
    }

    private void records(String... keys) {
        consumer.updatePartitions("routes", List.of(new PartitionInfo("routes", 0, Node.noNode(), null, null)));
        consumer.updateBeginningOffsets(Map.of(ROUTES, 0L));
        consumer.updateEndOffsets(Map.of(ROUTES, (long) keys.length));
        consumer.schedulePollTask(() -> {
            for (int offset = 0; offset < keys.length; offset++) {
                consumer.addRecord(new ConsumerRecord<>("routes", 0, offset, keys[offset], new byte[0]));
            }
        });
    }
}
