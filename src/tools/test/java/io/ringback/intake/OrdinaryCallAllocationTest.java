package io.ringback.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.bench.Allocation;
import io.ringback.event.CallEvent;
import io.ringback.event.CallEventType;
import io.ringback.event.NumberState;
import io.ringback.event.PooledNumber;
import io.ringback.settings.SettingSources;
import io.ringback.settings.Settings;
import io.ringback.state.LegRow;
import io.ringback.wire.EventSerdes;
import io.ringback.wire.OutputFormat;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Properties;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.WindowStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Guards the way of every ordinary call of the platform (R15) through intake by what it allocates. When it fails, something
 * began to make objects of what should stay bytes.
 */
class OrdinaryCallAllocationTest {
    private static final Source SOURCE = new Source("t", "ringback.call-events", 0, 7, 1_000);
    private static final byte[] KEY = {'c'};
    private static final long OF_A_START = 700;
    private static final long OF_A_LATER_EVENT = 250;

    @TempDir
    private Path directory;

    @Test
    void aCallThatStartsIsPassedOverWithFewObjects() {
        byte[] record = bytes(started(), OutputFormat.AVRO);

        long bytes = bytesOf(record);

        assertThat(bytes).isPositive().isLessThan(OF_A_START);
    }

    @Test
    void anEventOfACallIsPassedOverWithFewerStill() {
        byte[] record = bytes(IntakeDriver.event(CallEventType.KEEPALIVE, "call-1"), OutputFormat.AVRO);

        long bytes = bytesOf(record);

        assertThat(bytes).isPositive().isLessThan(OF_A_LATER_EVENT);
    }

    @Test
    void jsonCostsNoMoreObjectsThanAvro() {
        byte[] record = bytes(started(), OutputFormat.JSON);

        long bytes = bytesOf(record);

        assertThat(bytes).isPositive().isLessThan(OF_A_START + 100);
    }

    private long bytesOf(byte[] record) {
        Settings settings = Settings.load(SettingSources.none());
        Memory memory = new Memory(inventory(), new DefinedPools(settings), Room.ofHeap(), InstantSource.system());
        CallClassifier classifier = new CallClassifier(settings, memory, legs(settings));
        assertThat(classifier.classify(KEY, record, SOURCE)).isEqualTo(Classification.ordinary());
        return Allocation.bytesOf(() -> classifier.classify(KEY, record, SOURCE));
    }

    private static Inventory inventory() {
        Inventory inventory = new Inventory();
        for (int i = 10; i < 100; i++) {
            inventory.put(new PooledNumber("+120255501" + i, "default", NumberState.IN_SERVICE));
        }
        return inventory;
    }

    private KnownLegs legs(Settings settings) {
        Properties properties = new Properties();
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "allocation-test");
        properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "localhost:9");
        MockProcessorContext<String, SpecificRecord> context =
                new MockProcessorContext<>(properties, new TaskId(0, 0), directory.toFile());
        WindowStore<String, LegRow> store =
                LegRows.store(settings.lease()).withLoggingDisabled().build();
        store.init(context.getStateStoreContext(), store);
        return new KnownLegs(store, settings.lease(), Room.ofHeap());
    }

    private static CallEvent.Builder started() {
        return IntakeDriver.outbound("call-1", "+442079460123")
                .setGatewayId("gateway-3")
                .setDetails(Map.of("queue", "billing", "codec", "opus", "customerRef", "c-88412907"));
    }

    private static byte[] bytes(CallEvent.Builder event, OutputFormat format) {
        return EventSerdes.output(CallEvent.class, format).serializer().serialize("", event.build());
    }
}
