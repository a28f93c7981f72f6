package io.ringback.bench;

import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;

/**
 * What an application's transactions have come to, from the metrics of its thread and its producer.
 *
 * @param records that were read
 * @param flushed nanoseconds in which the thread waited for what was left to send
 * @param offsets nanoseconds until the group's offsets were in the transaction
 * @param ended nanoseconds until the transaction was over
 * @param batch bytes that a batch held in the last minute, in the mean
 */
record Transactions(double count, double records, double flushed, double offsets, double ended, double batch) {
    /** What is told of transactions between two moments. */
    record Phase(String name, String unit, ToDoubleFunction<Transactions> of) {}

    static final List<Phase> PHASES = List.of(
            new Phase("records of a transaction", "records", all -> all.records / all.count),
            new Phase("bytes of a batch that it writes", "bytes", Transactions::batch),
            new Phase("its wait for what is left to send", "ms", all -> all.flushed / all.count / 1e6),
            new Phase("its wait for the offsets", "ms", all -> all.offsets / all.count / 1e6),
            new Phase("its wait for its end", "ms", all -> all.ended / all.count / 1e6));

    static Transactions of(Map<MetricName, ? extends Metric> metrics) {
        return new Transactions(
                sum(metrics, "stream-thread-metrics", "commit-total"),
                sum(metrics, "stream-thread-metrics", "process-total"),
                sum(metrics, "producer-metrics", "flush-time-ns-total"),
                sum(metrics, "producer-metrics", "txn-send-offsets-time-ns-total"),
                sum(metrics, "producer-metrics", "txn-commit-time-ns-total"),
                sum(metrics, "producer-metrics", "batch-size-avg"));
    }

    Transactions since(Transactions before) {
        return new Transactions(
                count - before.count,
                records - before.records,
                flushed - before.flushed,
                offsets - before.offsets,
                ended - before.ended,
                batch);
    }

    private static double sum(Map<MetricName, ? extends Metric> metrics, String group, String name) {
        return metrics.entrySet().stream()
                .filter(each -> each.getKey().group().equals(group)
                        && each.getKey().name().equals(name))
                .mapToDouble(each -> (double) each.getValue().metricValue())
                .sum();
    }
}
