package io.ringback.steps;

import java.util.List;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.processor.api.ProcessingContext;
import org.apache.kafka.streams.processor.api.Record;

/**
 * A mark on the last record of a partition behind which none is known to wait. A step that reads exactly once asks for a
 * commit there: what came alone goes out at once, and what came together goes out together. By time alone it would not. Where
 * a decision takes longer than the interval, Kafka Streams commits after each one, and every call waits for the transactions
 * of all before it.
 */
public final class ReadEnd {
    private static final String MARK = "ringback.read-end";
    private static final byte[] EMPTY = {};

    private ReadEnd() {}

    /** Marks what a poll has just given. The mark is in this process alone: outputs have headers of their own. */
    public static <K, V> void mark(ConsumerRecords<K, V> read, Consumer<K, V> by) {
        for (TopicPartition partition : read.partitions()) {
            if (by.currentLag(partition).orElse(0) == 0) {
                List<ConsumerRecord<K, V>> records = read.records(partition);
                records.get(records.size() - 1).headers().add(MARK, EMPTY);
            }
        }
    }

    /** Asks for a commit after this record if nothing more of its partition is known to wait. */
    public static void commitAt(Record<?, ?> record, ProcessingContext context) {
        if (record.headers().lastHeader(MARK) != null) {
            context.commit();
        }
    }
}
