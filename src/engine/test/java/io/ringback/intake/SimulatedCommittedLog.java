package io.ringback.intake;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;

/** What an instance's intake asks of desks' topics, answered by a simulated cluster whenever the instance does a round. */
public final class SimulatedCommittedLog implements CommittedLog {
    private final Map<TopicPartition, Undecided> asked = new LinkedHashMap<>();

    /** A simulated cluster. */
    public interface Cluster {
        /**
         * Reads committed records alone.
         *
         * @param found gets their offsets
         * @return where to read on
         */
        long read(TopicPartition partition, long from, Set<Long> found);
    }

    @Override
    public void tell(TopicPartition partition, Undecided records) {
        asked.put(partition, records);
    }

    /** Answers what was asked. */
    public void round(Cluster cluster) {
        asked.forEach((partition, records) -> records.first().ifPresent(from -> {
            Set<Long> found = new HashSet<>();
            records.decided(cluster.read(partition, from, found), found);
        }));
    }
}
