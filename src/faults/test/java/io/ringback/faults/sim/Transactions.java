package io.ringback.faults.sim;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.ProducerFencedException;

/**
 * The coordinator of transactions: a producer that comes anew under an id, or whose transaction took too long, fences the
 * one before by a higher epoch.
 */
final class Transactions {
    /** Ringback's {@code transaction.timeout.ms}. */
    static final long TIMEOUT_MILLIS = 3_500;

    private final Map<String, State> states = new TreeMap<>();
    private final Brokers brokers;

    Transactions(Brokers brokers) {
        this.brokers = brokers;
    }

    private static final class State {
        private int epoch;
        private boolean open;
        private long since;
        private final Set<PartitionLog> touched = new LinkedHashSet<>();
        private final Map<Group, Map<TopicPartition, OffsetAndMetadata>> offsets = new HashMap<>();
    }

    /** A producer begins under that id: what another had open there is aborted. Gives its epoch. */
    int begin(String id) {
        State state = states.computeIfAbsent(id, any -> new State());
        end(id, state, false);
        state.epoch++;
        return state.epoch;
    }

    void append(String id, int epoch, PartitionLog log, LogRecord.Sent sent, long at) {
        State state = checked(id, epoch);
        open(state);
        state.touched.add(log);
        log.append(at, sent, id);
    }

    void addOffsets(String id, int epoch, Group group, Map<TopicPartition, OffsetAndMetadata> offsets) {
        State state = checked(id, epoch);
        open(state);
        state.offsets.computeIfAbsent(group, any -> new HashMap<>()).putAll(offsets);
        offsets.keySet().forEach(partition -> group.pend(partition, id));
    }

    void end(String id, int epoch, boolean commit) {
        end(id, checked(id, epoch), commit);
    }

    private void open(State state) {
        if (!state.open) {
            state.open = true;
            state.since = brokers.now();
        }
    }

    private State checked(String id, int epoch) {
        State state = states.computeIfAbsent(id, any -> new State());
        if (state.epoch != epoch && brokers.flaws().fences()) {
            throw new ProducerFencedException("another has come under this id, or it took too long");
        }
        return state;
    }

    private void end(String id, State state, boolean commit) {
        if (!state.open) {
            return;
        }
        state.touched.forEach(log -> log.endTransaction(id, commit, brokers.now()));
        state.offsets.forEach((group, offsets) -> {
            group.settle(id);
            if (commit) {
                group.commit(offsets);
            }
        });
        state.touched.clear();
        state.offsets.clear();
        state.open = false;
    }

    /** What took too long is aborted, and its writer fenced. */
    void expire() {
        for (Map.Entry<String, State> entry : List.copyOf(states.entrySet())) {
            State state = entry.getValue();
            if (state.open && brokers.now() - state.since > TIMEOUT_MILLIS) {
                end(entry.getKey(), state, false);
                state.epoch++;
            }
        }
    }
}
