package io.ringback.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.internals.AutoOffsetResetStrategy;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.junit.jupiter.api.Test;

/** A topic that may not be read leaves the others readable, and the whole is never said to be caught up. */
class WholeTopicsTest {
    private static final TopicPartition ROUTES = new TopicPartition("routes", 0);

    private final Set<TopicPartition> leaderless = new HashSet<>();

    private final MockConsumer<String, String> consumer = new MockConsumer<>(AutoOffsetResetStrategy.EARLIEST.name()) {
        @Override
        public synchronized List<PartitionInfo> partitionsFor(String topic) {
            if (topic.equals("blocks")) {
                throw new TopicAuthorizationException(Set.of(topic));
            }
            return List.of(new PartitionInfo(topic, 0, null, null, null));
        }

        @Override
        public synchronized Map<TopicPartition, Long> endOffsets(Collection<TopicPartition> partitions) {
            if (leaderless.stream().anyMatch(partitions::contains)) {
                throw new TimeoutException();
            }
            return super.endOffsets(partitions);
        }
    };

    @Test
    void readsTheOthersWhenOneMayNotEvenBeLookedAt() {
        WholeTopics topics = topics("routes", "blocks");

        assertThat(topics.assigned()).isTrue();
        assertThat(consumer.assignment()).containsExactly(ROUTES);
        assertThat(topics.caughtUp()).isFalse();
        assertThat(topics.hasRead(Set.of("routes"))).isTrue();
        assertThat(topics.hasRead(Set.of("routes", "blocks"))).isFalse();
    }

    @Test
    void readsOnWithoutOneThatMayNotBeRead() {
        WholeTopics topics = topics("routes", "secret");
        topics.assigned();

        topics.leaveOut(Set.of("secret"));

        assertThat(consumer.assignment()).containsExactly(ROUTES);
        assertThat(topics.caughtUp()).isFalse();
    }

    /** A broker that is away has its own partitions alone with it: a router that starts meanwhile knows all others. */
    @Test
    void readsTheOthersWhileOnePartitionHasNoLeader() {
        leaderless.add(new TopicPartition("blocks-of-a-broker-that-is-away", 0));
        WholeTopics topics = topics("routes", "blocks-of-a-broker-that-is-away");

        assertThat(topics.assigned()).isTrue();
        assertThat(consumer.assignment()).contains(ROUTES);
        assertThat(topics.caughtUp()).isFalse();
    }

    private WholeTopics topics(String... names) {
        for (String name : names) {
            TopicPartition partition = new TopicPartition(name, 0);
            consumer.updateBeginningOffsets(Map.of(partition, 0L));
            consumer.updateEndOffsets(Map.of(partition, 0L));
        }
        return new WholeTopics(consumer, Set.of(names));
    }
}
