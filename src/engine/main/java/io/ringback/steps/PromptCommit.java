package io.ringback.steps;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerInterceptor;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.processor.api.ProcessingContext;
import org.apache.kafka.streams.processor.api.RecordMetadata;

/**
 * Asks for a commit when a stream thread has gone through all that its consumer read: a call waits for no commit
 * interval, what was read together is one transaction, and an idle thread need not wake to commit in time.
 *
 * <p>The consumer and the steps of a stream thread run on that thread, so that they share what is left by thread.
 */
public final class PromptCommit implements ConsumerInterceptor<Object, Object> {
    /** The last offset read of each partition that has records left. */
    private static final ThreadLocal<Map<TopicPartition, Long>> LEFT = ThreadLocal.withInitial(HashMap::new);

    /** Kafka makes one by its name. */
    public PromptCommit() {}

    /** Whoever has gone through a record says so here; the commit comes when nothing else is left. */
    public static void after(ProcessingContext context) {
        context.recordMetadata().ifPresent(read -> after(read, context));
    }

    private static void after(RecordMetadata read, ProcessingContext context) {
        Map<TopicPartition, Long> left = LEFT.get();
        if (left.remove(new TopicPartition(read.topic(), read.partition()), read.offset()) && left.isEmpty()) {
            context.commit();
        }
    }

    @Override
    public ConsumerRecords<Object, Object> onConsume(ConsumerRecords<Object, Object> records) {
        Map<TopicPartition, Long> left = LEFT.get();
        left.clear();
        for (TopicPartition partition : records.partitions()) {
            List<ConsumerRecord<Object, Object>> read = records.records(partition);
            left.put(partition, read.get(read.size() - 1).offset());
        }
        return records;
    }

    @Override
    public void onCommit(Map<TopicPartition, OffsetAndMetadata> offsets) {}

    @Override
    public void configure(Map<String, ?> client) {}

    @Override
    public void close() {}
}
