package io.ringback.faults.sim;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringback.faults.Decoder;
import io.ringback.faults.Entry;
import io.ringback.faults.HistoryWriter;
import io.ringback.faults.OutputNames;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Writes the history down: what went in, and what a consumer of committed records has seen of the outputs. */
final class Chronicle extends HistoryWriter {
    private static final String PREFIX = "ringback.";
    private static final List<String> OUTPUTS = OutputNames.with("notice-deliveries", "rejects");

    private final Brokers brokers;
    private final Decoder decoder;
    private final Map<PartitionLog, Long> positions = new HashMap<>();

    Chronicle(Brokers brokers, Decoder decoder) {
        super(() -> Instant.ofEpochMilli(brokers.now()));
        this.brokers = brokers;
        this.decoder = decoder;
    }

    /** Looks for new outputs. */
    void read() {
        for (String topic : OUTPUTS) {
            List<PartitionLog> logs = brokers.logs(PREFIX + topic);
            for (int i = 0; i < logs.size(); i++) {
                read(topic, i, logs.get(i));
            }
        }
    }

    private void read(String topic, int partition, PartitionLog log) {
        long from = positions.getOrDefault(log, 0L);
        if (log.end() > from) {
            PartitionLog.Batch batch = log.read(from, Integer.MAX_VALUE, true);
            batch.records().forEach(record -> add(output(topic, partition, record)));
            positions.put(log, batch.next());
        }
    }

    private Entry output(String topic, int partition, LogRecord record) {
        return new Entry(
                Entry.Kind.OUTPUT,
                Instant.ofEpochMilli(record.at()),
                now(),
                topic,
                partition,
                record.offset(),
                new String(java.util.Objects.requireNonNull(record.key()), StandardCharsets.UTF_8),
                decoder.read(record.value()));
    }

    static ObjectNode json() {
        return JsonNodeFactory.instance.objectNode();
    }
}
