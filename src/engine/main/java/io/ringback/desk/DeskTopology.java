package io.ringback.desk;

import io.ringback.gaps.ClusterSourceLog;
import io.ringback.gaps.SourceLog;
import io.ringback.settings.Role;
import io.ringback.settings.Settings;
import io.ringback.topics.Changelog;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.streams.AutoOffsetReset;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;

/** The desk: {@code emergency-signals} → {@code decide} → every output. One pool, one partition, one writer. */
public final class DeskTopology implements Supplier<Topology> {
    static final String SIGNALS = "emergency-signals";
    static final String DECIDE = "decide";

    private final Settings settings;
    private final ProcessorSupplier<String, byte[], String, SpecificRecord> decide;

    /**
     * A desk on a given clock.
     *
     * @param lease changes while it runs, at most to the settings' lease: stores and topics keep what that needs
     */
    public DeskTopology(Settings settings, InstantSource clock, Supplier<Duration> lease) {
        this(settings, ClusterSourceLog.of(settings, Role.DESK), clock, lease);
    }

    /** The same, with somebody else to ask of the signals' log. */
    public DeskTopology(Settings settings, Supplier<SourceLog> logs, InstantSource clock, Supplier<Duration> lease) {
        this(settings, new DecideSupplier(settings, logs, context -> clock, lease));
    }

    DeskTopology(Settings settings, ProcessorSupplier<String, byte[], String, SpecificRecord> decide) {
        this.settings = settings;
        this.decide = decide;
    }

    /** The changelogs of the desk's stores, as the settings need them. */
    public static List<Changelog> changelogs(Settings settings) {
        return new DeskStores(settings).changelogs();
    }

    @Override
    public Topology get() {
        Topology topology = new Topology();
        topology.addSource(
                AutoOffsetReset.earliest(),
                SIGNALS,
                new AppendTime(),
                new StringDeserializer(),
                new ByteArrayDeserializer(),
                settings.topicPrefix() + SIGNALS);
        topology.addProcessor(DECIDE, decide, SIGNALS);
        for (Sink sink : Sink.values()) {
            sink.addTo(topology, settings, DECIDE);
        }
        return topology;
    }
}
