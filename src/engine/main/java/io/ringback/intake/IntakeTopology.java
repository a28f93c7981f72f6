package io.ringback.intake;

import io.ringback.event.EmergencySignal;
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
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * Intake: {@code call-events}, {@code agent-presence} and {@code callback-pool}, each → redact → signals and rejects,
 * with the table of {@code numbers} at hand. Replays do no harm, so that it runs at least once.
 */
public final class IntakeTopology implements Supplier<Topology> {
    private static final String NUMBERS = "numbers";
    private static final String DEFINITIONS = "pool-definitions";

    private final Settings settings;
    private final TopicCatalog topics;
    private final Redactor.Around around;
    private final InstantSource clock;

    /** Intake of the cluster that the settings name. */
    public IntakeTopology(Settings settings) {
        this(settings, InstantSource.system());
    }

    /** The same on a given clock. */
    public IntakeTopology(Settings settings, InstantSource clock) {
        this(settings, ClusterSourceLog.of(settings, Role.INTAKE), clock);
    }

    IntakeTopology(Settings settings, Supplier<SourceLog> logs, InstantSource clock) {
        this.settings = settings;
        this.topics = TopicCatalog.load(settings);
        this.around = new Redactor.Around(logs, EventHeaders.of(settings));
        this.clock = clock;
    }

    /** The changelogs of intake's stores, as the settings need them. */
    public static List<Changelog> changelogs(Settings settings) {
        String application = settings.applicationId() + "-" + Role.INTAKE.word();
        return List.of(
                Changelog.of(application, LegRows.STORE, LegRows.changelog(settings.lease())),
                Changelog.of(application, NumberHomePools.STORE, NumberHomePools.CHANGELOG));
    }

    @Override
    public Topology get() {
        Topology topology = new Topology();
        Memory memory = new Memory(new Inventory(), new PoolBook(settings), Room.ofHeap(), clock);
        addInventory(topology, memory.inventory());
        add(topology, InputStep.REDACT_CALL, redactCall(memory));
        add(topology, InputStep.REDACT_PRESENCE, redactPresence(memory));
        add(topology, InputStep.REDACT_NUMBER, redactNumber(memory));
        // Last, so that the tasks above keep the names that instances of earlier versions know them by.
        add(topology, InputStep.REDACT_POOL, redactPool());
        addDefinitions(topology, memory.book());
        return topology;
    }

    /** {@code numbers} → {@code keep-number} → the table that every task reads. */
    private void addInventory(Topology topology, Inventory inventory) {
        topology.addGlobalStore(
                inventoryStore(),
                NUMBERS,
                new AppendTime(clock),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer(),
                topics.topic(NUMBERS).name(),
                "keep-number",
                () -> new AcceptedNumbersTable(inventory));
    }

    /** {@code pool-definitions} → {@code keep-pool} → the book that every task reads. */
    private void addDefinitions(Topology topology, PoolBook book) {
        topology.addGlobalStore(
                Stores.keyValueStoreBuilder(
                                Stores.inMemoryKeyValueStore(PoolDefinitionsTable.STORE),
                                Serdes.String(),
                                EventSerdes.avro(PoolDefinition.class))
                        .withLoggingDisabled(),
                DEFINITIONS,
                new AppendTime(clock),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer(),
                topics.topic(DEFINITIONS).name(),
                "keep-pool",
                () -> new PoolDefinitionsTable(book));
    }

    private static StoreBuilder<KeyValueStore<String, PooledNumber>> inventoryStore() {
        return Stores.keyValueStoreBuilder(
                        Stores.inMemoryKeyValueStore(AcceptedNumbersTable.STORE),
                        Serdes.String(),
                        EventSerdes.avro(PooledNumber.class))
                .withLoggingDisabled();
    }

    /** Source → step → {@code emergency-signals} and {@code rejects}. */
    private void add(
            Topology topology, InputStep step, ProcessorSupplier<byte[], byte[], String, SpecificRecord> redactor) {
        topology.addSource(
                        AutoOffsetReset.earliest(),
                        step.source(),
                        new AppendTime(clock),
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
                (context, outlet, log) -> RedactCall.open(settings, memory, topic, context, outlet, log),
                Set.of(LegRows.store(settings.lease())));
    }

    private ProcessorSupplier<byte[], byte[], String, SpecificRecord> redactPresence(Memory memory) {
        return Redactor.supplier(
                InputStep.REDACT_PRESENCE,
                topic(InputStep.REDACT_PRESENCE),
                around,
                (context, outlet, log) -> new RedactPresence(memory.pools(), outlet),
                Set.of());
    }

    private ProcessorSupplier<byte[], byte[], String, SpecificRecord> redactNumber(Memory memory) {
        return Redactor.supplier(
                InputStep.REDACT_NUMBER,
                topic(InputStep.REDACT_NUMBER),
                around,
                (context, outlet, log) -> new RedactNumber(
                        settings,
                        memory.book(),
                        new NumberHomePools(context.getStateStore(NumberHomePools.STORE), memory.inventory()),
                        outlet),
                Set.of(NumberHomePools.store()));
    }

    private ProcessorSupplier<byte[], byte[], String, SpecificRecord> redactPool() {
        return Redactor.supplier(
                InputStep.REDACT_POOL,
                topic(InputStep.REDACT_POOL),
                around,
                (context, outlet, log) -> new RedactPool(settings, outlet),
                Set.of());
    }

    private String topic(InputStep step) {
        return topics.topic(step.source()).name();
    }
}
