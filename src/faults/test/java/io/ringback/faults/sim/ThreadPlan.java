package io.ringback.faults.sim;

import io.ringback.settings.Role;
import java.util.Comparator;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.jspecify.annotations.Nullable;

/** What a role's thread on a host needs: the cluster, its part of it, and what is broken about it. */
final class ThreadPlan {
    static final Comparator<TopicPartition> BY_NAME =
            Comparator.comparing(TopicPartition::topic).thenComparing(TopicPartition::partition);

    private final Brokers brokers;
    private final Host host;
    private final Role role;
    private final StreamsConfig config;
    private final Topology topology;
    private final Mutation mutation;
    private final Random random;

    ThreadPlan(
            Brokers brokers,
            Host host,
            Role role,
            StreamsConfig config,
            Topology topology,
            Mutation mutation,
            Random random) {
        this.brokers = brokers;
        this.host = host;
        this.role = role;
        this.config = config;
        this.topology = topology;
        this.mutation = mutation;
        this.random = random;
    }

    Role role() {
        return role;
    }

    Brokers brokers() {
        return brokers;
    }

    Fate fate() {
        return host.fate();
    }

    HostLink wire() {
        return host.wire();
    }

    String groupName() {
        return config.getString(StreamsConfig.APPLICATION_ID_CONFIG);
    }

    Tampering tampering() {
        return mutation.tampering();
    }

    boolean hasTimers() {
        return role != Role.DESK || mutation.hasTimers();
    }

    long commitEveryMillis() {
        return config.getLong(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG);
    }

    /** Every member has a name that nobody had before. */
    String nextMember() {
        return host.nextName(role.word());
    }

    /** A producer whose transactions go on under the name that this host's had before. */
    SimulatedProducer producer() {
        @Nullable String id = role.isExactlyOnce() ? groupName() + "-" + host.processId() : null;
        return new SimulatedProducer(brokers, host.wire(), host.fate(), id);
    }

    TaskParts parts(SimulatedProducer producer) {
        return new TaskParts(brokers, host.clock(), config, topology, producer);
    }

    /** The same topology again, with another producer. */
    TaskParts parts(TaskParts before, SimulatedProducer producer) {
        return before.with(producer);
    }

    Group group(Set<String> topics) {
        Set<TopicPartition> partitions = new TreeSet<>(BY_NAME);
        for (String topic : topics) {
            IntStream.range(0, brokers.logs(topic).size()).forEach(i -> partitions.add(new TopicPartition(topic, i)));
        }
        return brokers.group(groupName(), partitions, random);
    }
}
