package io.ringback.desk;

import io.ringback.event.CallbackDecision;
import io.ringback.event.EmergencySignal;
import io.ringback.event.SignalType;
import io.ringback.gaps.FakeSourceLog;
import io.ringback.settings.SettingSources;
import io.ringback.settings.Settings;
import io.ringback.settings.Trust;
import io.ringback.state.LedgerRow;
import io.ringback.wire.EventReader;
import io.ringback.wire.EventSerdes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Properties;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;

/** The desk's real topology on the test driver, with driver time. */
public final class DeskDriver implements AutoCloseable {
    static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private final Settings settings;
    private final TopologyTestDriver driver;
    private final TestInputTopic<String, EmergencySignal> signals;
    private final Map<Sink, TestOutputTopic<String, byte[]>> outputs = new EnumMap<>(Sink.class);
    private final List<OutputRecord> unread = new ArrayList<>();
    private Instant now;
    private long offset;

    /** A record of an output topic. */
    public record OutputRecord(
            String topic, String key, @Nullable SpecificRecord value, Headers headers) {
        /** The values of a type among them. */
        public static <T> List<T> of(Class<T> type, List<OutputRecord> outputs) {
            return outputs.stream()
                    .map(OutputRecord::value)
                    .filter(type::isInstance)
                    .map(type::cast)
                    .toList();
        }
    }

    public final FakeSourceLog log = new FakeSourceLog();

    DeskDriver(SettingSources sources) {
        this(sources, NOON);
    }

    public DeskDriver(SettingSources sources, Instant start) {
        this(sources, start, SessionRoom.ofHeap());
    }

    DeskDriver(SettingSources sources, Instant start, SessionRoom room) {
        now = start;
        settings = Settings.load(sources);
        Properties config = new Properties();
        config.put(StreamsConfig.APPLICATION_ID_CONFIG, "desk-test");
        config.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "none:1");
        config.put(StreamsConfig.STATE_DIR_CONFIG, "target/desk-drivers/" + UUID.randomUUID());
        driver = new TopologyTestDriver(
                new DeskTopology(
                                settings,
                                new DecideSupplier(
                                        settings,
                                        () -> log,
                                        context -> () -> Instant.ofEpochMilli(context.currentSystemTimeMs()),
                                        settings::lease,
                                        room))
                        .get(),
                config,
                now);
        signals = driver.createInputTopic(
                settings.topicPrefix() + DeskTopology.SIGNALS,
                new StringSerializer(),
                EventSerdes.avro(EmergencySignal.class).serializer());
        for (Sink sink : Sink.values()) {
            outputs.put(
                    sink,
                    driver.createOutputTopic(
                            settings.topicPrefix() + sink.topic(),
                            new StringDeserializer(),
                            new ByteArrayDeserializer()));
        }
    }

    EmergencySignal.Builder signal(SignalType type) {
        return EmergencySignal.newBuilder()
                .setType(type)
                .setPool("default")
                .setSourceTopic("ringback.call-events")
                .setSourceTopicId("t")
                .setSourcePartition(0)
                .setSourceOffset(offset++)
                .setAppendedAt(now);
    }

    void send(EmergencySignal.Builder signal) {
        send(signal.build());
    }

    public void send(EmergencySignal event) {
        signals.pipeInput(event.getPool(), event, now);
        collect();
    }

    public void advance(Duration time) {
        now = now.plus(time);
        driver.advanceWallClockTime(time);
        collect();
    }

    public Instant now() {
        return now;
    }

    /** Those of which something is stored. */
    List<String> pools() {
        List<String> pools = new ArrayList<>();
        try (KeyValueIterator<String, LedgerRow> all =
                driver.<String, LedgerRow>getKeyValueStore(DeskStores.LEDGER).all()) {
            all.forEachRemaining(row -> pools.add(row.value.getPool()));
        }
        return pools;
    }

    boolean listed() {
        return settings.trust() == Trust.LISTED;
    }

    /** What was emitted since the last time, in the order of each topic. */
    public List<OutputRecord> events() {
        List<OutputRecord> events = List.copyOf(unread);
        unread.clear();
        return events;
    }

    /** The decision among what was not read yet. */
    CallbackDecision decision() {
        return OutputRecord.of(CallbackDecision.class, unread).stream()
                .reduce((first, second) -> second)
                .orElseThrow(() -> new NoSuchElementException("no decision"));
    }

    private void collect() {
        outputs.forEach((sink, topic) -> {
            for (TestRecord<String, byte[]> record : topic.readRecordsToList()) {
                SpecificRecord value = record.value() == null
                        ? null
                        : EventReader.of(sink.type()).read(record.value());
                unread.add(new OutputRecord(sink.topic(), record.key(), value, record.headers()));
            }
        });
    }

    @Override
    public void close() {
        driver.close();
    }
}
