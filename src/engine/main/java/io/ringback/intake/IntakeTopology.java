package io.ringback.intake;

import io.ringback.event.EmergencySignal;
import io.ringback.event.InboundBlock;
import io.ringback.event.PoolDefinition;
import io.ringback.event.PooledNumber;
import io.ringback.event.RejectedRecord;
import io.ringback.gaps.ClusterSourceLog;
import io.ringback.gaps.SourceLog;
import io.ringback.settings.Role;
import io.ringback.settings.Settings;
import io.ringback.steps.EventHeaders;
import io.ringback.topics.Changelog;
import io.ringback.topics.TopicCatalog;
import io.ringback.wire.EventSerdes;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.AutoOffsetReset;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.state.Stores;

/**
 * Intake: {@code call-events}, {@code agent-presence} and {@code callback-pool}, each → redact → signals and rejects,
 * with the tables of numbers, pools and shielded agents at hand. Replays do no harm, so that it runs at least once.
 */
public final class IntakeTopology implements Supplier<Topology> {
    private final Settings settings;
    private final TopicCatalog topics;
    private final Redactor.Around around;
    private final CommittedLog committed;
    private final InstantSource clock;

    /** Intake of the cluster that the settings name, on a given clock. */
    public IntakeTopology(Settings settings, InstantSource clock) {
        this(settings, ClusterSourceLog.of(settings, Role.INTAKE), new ClusterCommittedLog(settings), clock);
    }

    IntakeTopology(Settings settings, Supplier<SourceLog> logs, CommittedLog committed, InstantSource clock) {
        this.settings = settings;
        this.topics = TopicCatalog.load(settings);
        this.around = new Redactor.Around(logs, EventHeaders.of(settings));
        this.committed = committed;
        this.clock = clock;
    }

    /** The changelogs of intake's stores, as the settings need them. */
    public static List<Changelog> changelogs(Settings settings) {
        String application = Role.INTAKE.application(settings);
        return List.of(
                Changelog.of(application, LegRows.STORE, LegRows.changelog(settings.lease())),
                Changelog.of(application, NumberHomePools.STORE, NumberHomePools.CHANGELOG));
    }

    @Override
    public Topology get() {
        Topology topology = new Topology();
        Memory memory = new Memory(new Inventory(), new DefinedPools(settings), Room.ofHeap(), clock);
        addAcceptedTable(topology, "numbers", "keep-number", PooledNumber.class, memory.inventory());
        add(topology, InputStep.REDACT_CALL, redactCall(memory));
        add(topology, InputStep.REDACT_PRESENCE, redactPresence(memory));
        add(topology, InputStep.REDACT_NUMBER, redactNumber(memory));
        // Last, so that the tasks above keep the names that instances of earlier versions know them by.
        add(topology, InputStep.REDACT_POOL, redactPool());
        add(topology, InputStep.REDACT_TAKEOVER, redactTakeover(memory));
        // The same homes, and so one task: a takeover and an offer of a number to another pool meet there (R11).
        topology.connectProcessorAndStateStores(InputStep.REDACT_TAKEOVER.node(), NumberHomePools.STORE);
        addAcceptedTable(topology, "pool-definitions", "keep-pool", PoolDefinition.class, memory.defined());
        addTable(
                topology,
                "override.inbound-blocks",
                "keep-shield",
                InboundBlock.class,
                () -> new ShieldTable(memory.shielded()));
        return topology;
    }

    /** A topic that desks write → its keeper → the view of it that every task reads. */
    private <V extends SpecificRecord> void addAcceptedTable(
            Topology topology, String name, String keeper, Class<V> type, AcceptedTable.View<V> view) {
        addTable(topology, name, keeper, type, AcceptedTable.supplier(name, type, view, committed));
    }

    private <V extends SpecificRecord> void addTable(
            Topology topology,
            String name,
            String keeper,
            Class<V> type,
            ProcessorSupplier<byte[], byte[], Void, Void> table) {
        topology.addGlobalStore(
                Stores.keyValueStoreBuilder(Stores.inMemoryKeyValueStore(name), Serdes.String(), EventSerdes.avro(type))
                        .withLoggingDisabled(),
                name,
                new RecordTime(clock),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer(),
                topics.topic(name).name(),
                keeper,
                table);
    }

    /** Source → step → {@code emergency-signals} and {@code rejects}. */
    private void add(
            Topology topology, InputStep step, ProcessorSupplier<byte[], byte[], String, SpecificRecord> redactor) {
        topology.addSource(
                        AutoOffsetReset.earliest(),
                        step.source(),
                        new RecordTime(clock),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer(),
                        topic(step))
                .addProcessor(step.node(), redactor, step.source())
                .addSink(
                        step.signals(),
                        topics.topic("emergency-signals").name(),
                        new StringSerializer(),
                        EventSerdes.avro(EmergencySignal.class).serializer(),
                        step.node())
                .addSink(
                        step.rejects(),
                        topics.topic("rejects").name(),
                        new StringSerializer(),
                        EventSerdes.output(RejectedRecord.class, settings.outputFormat())
                                .serializer(),
                        step.node());
    }

    private ProcessorSupplier<byte[], byte[], String, SpecificRecord> redactCall(Memory memory) {
        String topic = topic(InputStep.REDACT_CALL);
        return Redactor.supplier(
                InputStep.REDACT_CALL,
                topic,
                around,
                (context, sink, log) -> RedactCall.open(settings, memory, topic, context, sink, log),
                Set.of(LegRows.store(settings.lease())));
    }

    private ProcessorSupplier<byte[], byte[], String, SpecificRecord> redactPresence(Memory memory) {
        return Redactor.supplier(
                InputStep.REDACT_PRESENCE,
                topic(InputStep.REDACT_PRESENCE),
                around,
                (context, sink, log) -> new RedactPresence(memory.pools(), sink),
                Set.of());
    }

    private ProcessorSupplier<byte[], byte[], String, SpecificRecord> redactNumber(Memory memory) {
        return Redactor.supplier(
                InputStep.REDACT_NUMBER,
                topic(InputStep.REDACT_NUMBER),
                around,
                (context, sink, log) -> new RedactNumber(
                        memory.defined(),
                        new NumberHomePools(context.getStateStore(NumberHomePools.STORE), memory.inventory()),
                        sink),
                Set.of(NumberHomePools.store()));
    }

    private ProcessorSupplier<byte[], byte[], String, SpecificRecord> redactTakeover(Memory memory) {
        return Redactor.supplier(
                InputStep.REDACT_TAKEOVER,
                topic(InputStep.REDACT_TAKEOVER),
                around,
                (context, sink, log) -> new RedactTakeover(
                        new NumberHomePools(context.getStateStore(NumberHomePools.STORE), memory.inventory()), sink),
                Set.of());
    }

    private ProcessorSupplier<byte[], byte[], String, SpecificRecord> redactPool() {
        return Redactor.supplier(
                InputStep.REDACT_POOL,
                topic(InputStep.REDACT_POOL),
                around,
                (context, sink, log) -> new RedactPool(settings, sink),
                Set.of());
    }

    private String topic(InputStep step) {
        return topics.topic(step.source()).name();
    }
}
