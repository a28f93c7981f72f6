package io.ringback.desk;

import io.ringback.settings.Settings;
import io.ringback.wire.EventSerdes;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.AutoOffsetReset;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.api.ProcessingContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;

/** The desk: {@code emergency-signals} → {@code decide} → every output. One pool, one partition, one writer. */
public final class DeskTopology implements Supplier<Topology> {
    static final String SIGNALS = "emergency-signals";
    static final String DECIDE = "decide";

    private final Settings settings;
    private final ProcessorSupplier<String, byte[], String, SpecificRecord> decide;

    /** A desk on the stream's own clock: the test driver's, or this host's. */
    public DeskTopology(Settings settings) {
        this(settings, context -> () -> Instant.ofEpochMilli(context.currentSystemTimeMs()), settings::lease);
    }

    /** A desk on a given clock. */
    public DeskTopology(Settings settings, InstantSource clock) {
        this(settings, clock, settings::lease);
    }

    /** The same, where the lease changes while it runs: stores and topics keep what the settings' lease needs. */
    public DeskTopology(Settings settings, InstantSource clock, Supplier<Duration> lease) {
        this(settings, context -> clock, lease);
    }

    private DeskTopology(
            Settings settings, Function<ProcessingContext, InstantSource> clock, Supplier<Duration> lease) {
        this(settings, new DecideSupplier(settings, clock, lease));
    }

    DeskTopology(Settings settings, ProcessorSupplier<String, byte[], String, SpecificRecord> decide) {
        this.settings = settings;
        this.decide = decide;
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
            topology.addSink(
                    sink.node(),
                    settings.topicPrefix() + sink.topic(),
                    new StringSerializer(),
                    EventSerdes.output(sink.type(), sink.format(settings)).serializer(),
                    DECIDE);
        }
        return topology;
    }
}
