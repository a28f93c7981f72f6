package io.ringback.steps;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.junit.jupiter.api.Test;

class PromptCommitTest {
    private static final TopicPartition FIRST = new TopicPartition("signals", 0);
    private static final TopicPartition SECOND = new TopicPartition("signals", 1);

    private final PromptCommit consumer = new PromptCommit();
    private final MockProcessorContext<String, String> context = new MockProcessorContext<>();

    @Test
    void comesAfterACallThatIsAlone() {
        read(Map.of(FIRST, List.of(7L)));

        assertThat(isAskedForAfter(FIRST, 7)).isTrue();
    }

    @Test
    void comesOnceForWhatWasReadTogether() {
        read(Map.of(FIRST, List.of(7L, 9L), SECOND, List.of(3L)));

        assertThat(isAskedForAfter(FIRST, 7)).isFalse();
        assertThat(isAskedForAfter(SECOND, 3)).as("one of the first's is left").isFalse();
        assertThat(isAskedForAfter(FIRST, 9)).isTrue();
    }

    @Test
    void waitsForNothingThatNoStepWasGiven() {
        read(Map.of(FIRST, List.of(7L), SECOND, List.of(3L)));
        isAskedForAfter(FIRST, 7);

        read(Map.of(FIRST, List.of(8L)));

        assertThat(isAskedForAfter(FIRST, 8)).isTrue();
    }

    @Test
    void leavesWhatWasReadAsItIs() {
        ConsumerRecords<Object, Object> records = records(Map.of(FIRST, List.of(7L)));

        assertThat(consumer.onConsume(records)).isSameAs(records);
    }

    private boolean isAskedForAfter(TopicPartition partition, long offset) {
        context.resetCommit();
        context.setRecordMetadata(partition.topic(), partition.partition(), offset);
        PromptCommit.after(context);
        return context.committed();
    }

    private void read(Map<TopicPartition, List<Long>> offsets) {
        consumer.onConsume(records(offsets));
    }

    private static ConsumerRecords<Object, Object> records(Map<TopicPartition, List<Long>> offsets) {
        Map<TopicPartition, List<ConsumerRecord<Object, Object>>> records = new HashMap<>();
        offsets.forEach((partition, at) -> records.put(
                partition, at.stream().map(offset -> record(partition, offset)).toList()));
        return new ConsumerRecords<>(records, Map.of());
    }

    private static ConsumerRecord<Object, Object> record(TopicPartition partition, long offset) {
        return new ConsumerRecord<>(partition.topic(), partition.partition(), offset, "key", "value");
    }
}
