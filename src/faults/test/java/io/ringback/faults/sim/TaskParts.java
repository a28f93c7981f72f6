package io.ringback.faults.sim;

import io.ringback.runtime.StreamsSettings;
import io.ringback.settings.Role;
import io.ringback.settings.Settings;
import java.lang.reflect.Field;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.metrics.MetricConfig;
import org.apache.kafka.common.metrics.Metrics;
import org.apache.kafka.common.utils.LogContext;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyConfig;
import org.apache.kafka.streams.internals.StreamsConfigUtils;
import org.apache.kafka.streams.processor.internals.InternalTopologyBuilder;
import org.apache.kafka.streams.processor.internals.ProcessorTopology;
import org.apache.kafka.streams.processor.internals.StateDirectory;
import org.apache.kafka.streams.processor.internals.StreamsProducer;
import org.apache.kafka.streams.processor.internals.metrics.StreamsMetricsImpl;

/** What Kafka Streams makes a thread's tasks of: Ringback's topology and settings, and the simulated cluster. */
final class TaskParts {
    private final Brokers brokers;
    private final HostClock clock;
    private final StreamsConfig config;
    private final InternalTopologyBuilder builder;
    private final StateDirectory directory;
    private final StreamsMetricsImpl metrics;
    private final StreamsProducer producer;
    private final Map<String, Integer> subtopologies = new TreeMap<>();
    private final Map<String, List<String>> changelogs = new TreeMap<>();

    TaskParts(Brokers brokers, HostClock clock, StreamsConfig config, Topology topology, SimulatedProducer producer) {
        this.brokers = brokers;
        this.clock = clock;
        this.config = config;
        this.builder = builderOf(topology).rewriteTopology(config);
        this.directory = new StateDirectory(config, clock, false, false);
        this.metrics = new StreamsMetricsImpl(new Metrics(new MetricConfig(), clock), "simulated", clock);
        this.producer =
                new StreamsProducer(producer, StreamsConfigUtils.processingMode(config), clock, new LogContext());
        builder.nodeGroups()
                .keySet()
                .forEach(id ->
                        builder.buildSubtopology(id).sourceTopics().forEach(topic -> subtopologies.put(topic, id)));
        ProcessorTopology global = builder.buildGlobalStateTopology();
        if (global != null) {
            subtopologies.keySet().removeAll(global.sourceTopics());
        }
    }

    private TaskParts(TaskParts before, SimulatedProducer producer) {
        this.brokers = before.brokers;
        this.clock = before.clock;
        this.config = before.config;
        this.builder = before.builder;
        this.directory = before.directory;
        this.metrics = new StreamsMetricsImpl(new Metrics(new MetricConfig(), clock), "simulated", clock);
        this.producer =
                new StreamsProducer(producer, StreamsConfigUtils.processingMode(config), clock, new LogContext());
        this.subtopologies.putAll(before.subtopologies);
    }

    /** The same with another producer, for a thread that begins anew. */
    TaskParts with(SimulatedProducer another) {
        return new TaskParts(this, another);
    }

    /** A role's settings, as the program itself has them. */
    static StreamsConfig config(Settings settings, Role role, String rejects) {
        Properties properties = StreamsSettings.of(settings, role, 3, rejects);
        properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "simulated:1");
        return new StreamsConfig(properties);
    }

    private static InternalTopologyBuilder builderOf(Topology topology) {
        try {
            Field builder = Topology.class.getDeclaredField("internalTopologyBuilder");
            builder.setAccessible(true);
            return (InternalTopologyBuilder) builder.get(topology);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("this version of Kafka Streams keeps its topology elsewhere", e);
        }
    }

    /** A task's nodes and stores, made anew. */
    ProcessorTopology topology(String source) {
        return builder.buildSubtopology(subtopology(source));
    }

    int subtopology(String source) {
        return Objects.requireNonNull(subtopologies.get(source), source);
    }

    /** Of each kind of task the first of the topics that it reads: by its partitions tasks are shared out. */
    Set<String> leads() {
        Map<Integer, String> first = new TreeMap<>();
        subtopologies.forEach((topic, id) -> first.putIfAbsent(id, topic));
        return new TreeSet<>(first.values());
    }

    /** What the task reads that has this partition of the first topic. */
    Set<TopicPartition> inputs(TopicPartition lead) {
        int id = subtopology(lead.topic());
        Set<TopicPartition> inputs = new LinkedHashSet<>();
        subtopologies.forEach((topic, of) -> {
            if (of == id) {
                inputs.add(new TopicPartition(topic, lead.partition()));
            }
        });
        return inputs;
    }

    /**
     * Whether all that stands in the changelogs of the task that has this partition of the first topic is stable. Kafka Streams
     * restores up to where they end, and waits for a transaction that somebody left open before.
     */
    boolean canRestore(TopicPartition lead) {
        return changelogs.computeIfAbsent(lead.topic(), this::changelogs).stream()
                .map(changelog -> brokers.log(new TopicPartition(changelog, lead.partition())))
                .allMatch(log -> log.stableEnd() == log.end());
    }

    private List<String> changelogs(String source) {
        ProcessorTopology topology = topology(source);
        return topology.stateStores().stream()
                .map(store -> topology.storeToChangelogTopic().get(store.name()))
                .toList();
    }

    ProcessorTopology tables() {
        return builder.buildGlobalStateTopology();
    }

    boolean isExactlyOnce() {
        return StreamsConfigUtils.eosEnabled(config);
    }

    TopologyConfig.TaskConfig taskConfig() {
        return builder.topologyConfigs().getTaskConfig();
    }

    Brokers brokers() {
        return brokers;
    }

    HostClock clock() {
        return clock;
    }

    StreamsConfig config() {
        return config;
    }

    StateDirectory directory() {
        return directory;
    }

    StreamsMetricsImpl metrics() {
        return metrics;
    }

    StreamsProducer producer() {
        return producer;
    }
}
