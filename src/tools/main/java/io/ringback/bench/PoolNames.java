package io.ringback.bench;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;

/** Names of pools that have a partition each. */
final class PoolNames {
    private PoolNames() {}

    /** At most as many pools as partitions. */
    static List<String> apart(int pools, int partitions) {
        Map<Integer, String> byPartition = new LinkedHashMap<>();
        for (int i = 0; byPartition.size() < pools; i++) {
            String name = "site-" + i;
            byPartition.putIfAbsent(
                    BuiltInPartitioner.partitionForKey(name.getBytes(StandardCharsets.UTF_8), partitions), name);
        }
        return List.copyOf(byPartition.values());
    }
}
