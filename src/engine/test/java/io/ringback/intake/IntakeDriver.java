package io.ringback.intake;

import io.ringback.event.AgentPresence;
import io.ringback.event.CallEvent;
import io.ringback.event.CallEventType;
import io.ringback.event.Direction;
import io.ringback.event.EmergencySignal;
import io.ringback.event.NumberState;
import io.ringback.event.PooledNumber;
import io.ringback.event.PresenceOrigin;
import io.ringback.event.RejectedRecord;
import io.ringback.event.SignalType;
import io.ringback.gaps.FakeSourceLog;
import io.ringback.settings.SettingSources;
import io.ringback.settings.Settings;
import io.ringback.wire.EventSerdes;
import io.ringback.wire.OutputFormat;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Properties;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;

/** Drives the real topology, with a gateway's words. */
public final class IntakeDriver implements AutoCloseable {
    public static final Instant START = Instant.parse("2026-11-01T10:00:00Z");

    final FakeSourceLog log = new FakeSourceLog();
    final FakeCommittedLog committed = new FakeCommittedLog();
    private final TopologyTestDriver driver;
    private final TestOutputTopic<String, EmergencySignal> signals;
    private final TestOutputTopic<String, RejectedRecord> rejects;
    private Instant now = START;

    public IntakeDriver(String... assignments) {
        SettingSources sources =
                SettingSources.none().with("pools", "default,north,south").with("pools.south.region", "GB");
        for (int i = 0; i < assignments.length; i += 2) {
            sources = sources.with(assignments[i], assignments[i + 1]);
        }
        Properties properties = new Properties();
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "intake-test");
        properties.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
        driver = new TopologyTestDriver(
                new IntakeTopology(Settings.load(sources), () -> log, committed, () -> now).get(), properties, START);
        signals = driver.createOutputTopic(
                "ringback.emergency-signals",
                new StringDeserializer(),
                EventSerdes.avro(EmergencySignal.class).deserializer());
        rejects = driver.createOutputTopic(
                "ringback.rejects",
                new StringDeserializer(),
                EventSerdes.avro(RejectedRecord.class).deserializer());
    }

    public static CallEvent.Builder event(CallEventType type, @Nullable String callId) {
        return CallEvent.newBuilder()
                .setType(type)
                .setCallId(callId == null ? "" : callId)
                .setOccurredAt(START);
    }

    /** An agent's call. */
    public static CallEvent.Builder outbound(String callId, String dialled) {
        return event(CallEventType.STARTED, callId)
                .setDirection(Direction.OUTBOUND)
                .setAgentId("ann")
                .setDialledNumber(dialled);
    }

    /** A call that comes in. */
    public static CallEvent.Builder inbound(String callId, String dialled) {
        return event(CallEventType.STARTED, callId)
                .setDirection(Direction.INBOUND)
                .setDialledNumber(dialled)
                .setCallerNumber("+12025550199");
    }

    public void call(CallEvent.Builder event) {
        CallEvent built = event.build();
        call(built.getCallId(), bytes(CallEvent.class, built));
    }

    /** A record that has waited in the topic since. */
    void callAppended(Instant at, CallEvent.Builder event) {
        CallEvent built = event.build();
        pipe("ringback.call-events", built.getCallId(), bytes(CallEvent.class, built), at);
    }

    /** A call event as a text. */
    void json(String event) {
        call("key", event.getBytes(StandardCharsets.UTF_8));
    }

    public void call(@Nullable String key, byte @Nullable [] value) {
        pipe("ringback.call-events", key, value);
    }

    /** A record as a text; a tombstone when there is none. */
    void pipeText(String topic, @Nullable String key, @Nullable String text) {
        pipe(topic, key, text == null ? null : text.getBytes(StandardCharsets.UTF_8));
    }

    public void presence(String agentId, @Nullable String pool, String status, PresenceOrigin origin) {
        AgentPresence presence = AgentPresence.newBuilder()
                .setAgentId(agentId)
                .setPool(pool)
                .setStatus(status)
                .setChangedAt(START)
                .setOrigin(origin)
                .build();
        pipe("ringback.agent-presence", agentId, bytes(AgentPresence.class, presence));
    }

    /** What an operator writes. */
    public void offer(String number, String pool, NumberState state) {
        pipe("ringback.callback-pool", number, bytes(PooledNumber.class, new PooledNumber(number, pool, state)));
    }

    /** What a desk has let go. */
    void letGo(String number) {
        pipe("ringback.numbers", number, null);
    }

    /** What a desk has accepted. */
    void accepted(String number, String pool) {
        pipe(
                "ringback.numbers",
                number,
                bytes(PooledNumber.class, new PooledNumber(number, pool, NumberState.IN_SERVICE)));
    }

    public void pipe(String topic, @Nullable String key, byte @Nullable [] value) {
        pipe(topic, key, value, now);
    }

    private void pipe(String topic, @Nullable String key, byte @Nullable [] value, Instant at) {
        RecordHeaders headers = new RecordHeaders();
        headers.add("canary", new byte[] {1});
        driver.createInputTopic(topic, new ByteArraySerializer(), new ByteArraySerializer())
                .pipeInput(new TestRecord<>(
                        key == null ? null : key.getBytes(StandardCharsets.UTF_8), value, headers, at));
    }

    public static <T extends SpecificRecord> byte[] bytes(Class<T> type, T record) {
        return EventSerdes.output(type, OutputFormat.AVRO).serializer().serialize("", record);
    }

    public void advance(Duration time) {
        now = now.plus(time);
        driver.advanceWallClockTime(time);
    }

    /** Those since the last look. */
    public List<EmergencySignal> signals() {
        return signals.readRecordsToList().stream()
                .map(record -> {
                    if (record.headers().toArray().length > 0
                            || !record.key().equals(record.value().getPool())) {
                        throw new AssertionError("headers went along, or the key is not the pool");
                    }
                    return record.value();
                })
                .toList();
    }

    EmergencySignal signal() {
        List<EmergencySignal> all = signals();
        if (all.size() != 1) {
            throw new AssertionError(all.size() + " signals");
        }
        return all.get(0);
    }

    List<SignalType> types() {
        return signals().stream().map(EmergencySignal::getType).toList();
    }

    List<TestRecord<String, RejectedRecord>> rejectRecords() {
        return rejects.readRecordsToList();
    }

    /** Error and field of each reject since the last look. */
    public List<String> rejects() {
        return rejectRecords().stream()
                .map(record -> record.value().getError()
                        + (record.value().getField() == null
                                ? ""
                                : " " + record.value().getField()))
                .toList();
    }

    long legs() {
        long count = 0;
        try (var rows = driver.getWindowStore(LegRows.STORE).all()) {
            while (rows.hasNext()) {
                rows.next();
                count++;
            }
        }
        return count;
    }

    double counted(String outcome) {
        return driver.metrics().entrySet().stream()
                .filter(metric -> metric.getKey().name().equals(outcome + "-total"))
                .mapToDouble(metric -> (Double) metric.getValue().metricValue())
                .sum();
    }

    @Override
    public void close() {
        driver.close();
    }
}
