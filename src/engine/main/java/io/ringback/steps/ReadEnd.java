package io.ringback.steps;

import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Headers;

/**
 * A mark on the last record that a poll gives of a partition. A step that reads exactly once asks for a commit there: what
 * came alone goes out at once, and what came together goes out in one transaction. By time alone it would not. Where a
 * decision takes longer than the interval, Kafka Streams commits after each one, and every call waits for the transactions
 * of all before it.
 */
public final class ReadEnd {
    private static final String MARK = "ringback.read-end";
    private static final byte[] EMPTY = {};

    private ReadEnd() {}

    /** Marks the last record of each partition. The mark is in this process alone: outputs have headers of their own. */
    public static <K, V> void mark(ConsumerRecords<K, V> read) {
        for (TopicPartition partition : read.partitions()) {
            List<ConsumerRecord<K, V>> records = read.records(partition);
            records.get(records.size() - 1).headers().add(MARK, EMPTY);
        }
    }

    /** Whether nothing more of that partition is at hand. */
    public static boolean isAt(Headers record) {
        return record.lastHeader(MARK) != null;
    }
}
