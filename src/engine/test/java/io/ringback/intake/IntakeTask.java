package io.ringback.intake;

import io.ringback.event.CallEvent;
import io.ringback.event.EmergencySignal;
import io.ringback.gaps.FakeSourceLog;
import io.ringback.settings.Settings;
import io.ringback.state.LegRow;
import io.ringback.steps.EventHeaders;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.kstream.Windowed;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.WindowStore;

/** One task of the step for calls, with offsets as the test says: what a test driver of the topology cannot do. */
final class IntakeTask implements AutoCloseable {
    private static final String TOPIC = "ringback.call-events";

    final FakeSourceLog log = new FakeSourceLog();
    final Inventory inventory = new Inventory();
    final Room room;
    private final Settings settings;
    private final MockProcessorContext<String, SpecificRecord> context;
    private final WindowStore<String, LegRow> store;
    private Processor<byte[], byte[], String, SpecificRecord> step;
    private Instant now = Instant.EPOCH;

    IntakeTask(Settings settings, Path directory) {
        this(settings, directory, Room.ofHeap());
    }

    IntakeTask(Settings settings, Path directory, Room room) {
        this.settings = settings;
        this.room = room;
        Properties properties = new Properties();
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "intake-test");
        properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "localhost:9");
        this.context = new MockProcessorContext<>(properties, new TaskId(0, 0), directory.toFile());
        this.store = LegRows.store(settings.lease()).withLoggingDisabled().build();
        store.init(context.getStateStoreContext(), store);
        context.addStateStore(store);
        this.step = opened();
    }

    private Processor<byte[], byte[], String, SpecificRecord> opened() {
        Processor<byte[], byte[], String, SpecificRecord> made = Redactor.supplier(
                        InputStep.REDACT_CALL,
                        TOPIC,
                        new Redactor.Around(() -> log, EventHeaders.NONE),
                        (task, sink, source) -> RedactCall.open(settings, memory(), TOPIC, task, sink, source),
                        Set.of())
                .get();
        made.init(context);
        return made;
    }

    private Memory memory() {
        return new Memory(inventory, new DefinedPools(settings), room, () -> now);
    }

    /** Dies without a word; another takes over with the same store. */
    void crash() {
        step.close();
        step = opened();
    }

    void read(long offset, long appendedAt, CallEvent event) {
        context.setRecordMetadata(TOPIC, 0, offset);
        setClocks(appendedAt);
        byte[] key = event.getCallId().getBytes(StandardCharsets.UTF_8);
        step.process(new Record<>(key, IntakeDriver.bytes(CallEvent.class, event), appendedAt));
    }

    /** Those since the last look. */
    List<EmergencySignal> signals() {
        List<EmergencySignal> signals = context.forwarded(InputStep.REDACT_CALL.signals()).stream()
                .map(forward -> (EmergencySignal) forward.record().value())
                .toList();
        context.resetForwards();
        return signals;
    }

    /** Lets time pass without events. */
    void pass(long until) {
        setClocks(until);
        punctuate(until);
    }

    /** Somebody sets the host's clock, which what is punctuated goes by. */
    void setHostClock(long time) {
        context.setCurrentSystemTimeMs(time);
        punctuate(time);
    }

    private void setClocks(long time) {
        context.setCurrentSystemTimeMs(time);
        now = Instant.ofEpochMilli(time);
    }

    private void punctuate(long time) {
        context.scheduledPunctuators().forEach(due -> due.getPunctuator().punctuate(time));
    }

    /** The calls that are remembered. */
    List<String> legs() {
        try (KeyValueIterator<Windowed<String>, LegRow> rows = store.all()) {
            List<String> calls = new ArrayList<>();
            rows.forEachRemaining(row ->
                    calls.add(KnownLeg.stored(row.key.key(), row.value, 0).callId()));
            return calls;
        }
    }

    @Override
    public void close() {
        step.close();
        store.close();
    }
}
