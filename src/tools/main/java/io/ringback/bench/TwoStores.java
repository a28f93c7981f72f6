package io.ringback.bench;

import io.ringback.event.AutoResponderAction;
import io.ringback.event.AutoResponderInstruction;
import io.ringback.event.EmergencySignal;
import io.ringback.state.BaseStatusRow;
import io.ringback.state.LeaseRow;
import io.ringback.wire.EventSerdes;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Grouped;
import org.apache.kafka.streams.kstream.KGroupedStream;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.KTable;
import org.apache.kafka.streams.kstream.Materialized;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * The same work in Kafka Streams' DSL: {@code groupByKey().aggregate} into two stores, read, changed and written for
 * each call, and a join of both that writes to each output, by the key that the contract gives it. It applies no rule:
 * no exclusive number, no deadline, and it drops no replay.
 */
final class TwoStores implements Supplier<Topology> {
    private static final Serde<EmergencySignal> SIGNAL = EventSerdes.avro(EmergencySignal.class);
    private static final Serde<AutoResponderInstruction> INSTRUCTION = EventSerdes.avro(AutoResponderInstruction.class);

    /**
     * Of the records that an emergency leads to (R1), in their topics' order. Keyed by the agent alone, as what comes in
     * is, a transaction would write to one partition of each topic where Ringback's must write to all eight.
     */
    private static final List<Function<AutoResponderInstruction, String>> KEYS = List.of(
            AutoResponderInstruction::getCallId,
            AutoResponderInstruction::getNumber,
            AutoResponderInstruction::getNumber,
            AutoResponderInstruction::getAgentId,
            AutoResponderInstruction::getAgentId,
            AutoResponderInstruction::getCallId,
            AutoResponderInstruction::getPool);

    private final String prefix;

    TwoStores(String prefix) {
        this.prefix = prefix;
    }

    String input() {
        return prefix + "in";
    }

    String[] outputTopics() {
        return IntStream.range(0, KEYS.size()).mapToObj(this::output).toArray(String[]::new);
    }

    private String output(int index) {
        return prefix + "out-" + index;
    }

    @Override
    public Topology get() {
        StreamsBuilder builder = new StreamsBuilder();
        KStream<String, EmergencySignal> dials =
                builder.stream(input(), Consumed.with(Serdes.String(), SIGNAL).withName("dials"));
        KGroupedStream<String, EmergencySignal> byAgent =
                dials.groupByKey(Grouped.with("by-agent", Serdes.String(), SIGNAL));
        KTable<String, BaseStatusRow> sessions = byAgent.aggregate(
                () -> new BaseStatusRow("", Instant.EPOCH),
                (agent, dial, row) -> new BaseStatusRow(dial.getCallId(), dial.getAppendedAt()),
                Named.as("sessions"),
                stored("sessions", BaseStatusRow.class));
        KTable<String, LeaseRow> leases = byAgent.aggregate(
                () -> new LeaseRow("", "", "", 0L, Instant.EPOCH),
                (agent, dial, row) ->
                        new LeaseRow(dial.getPool(), number(dial), agent, row.getFence() + 1, dial.getAppendedAt()),
                Named.as("leases"),
                stored("leases", LeaseRow.class));
        KStream<String, AutoResponderInstruction> instructions =
                sessions.join(leases, TwoStores::instruction).toStream(Named.as("instructions"));
        for (int i = 0; i < KEYS.size(); i++) {
            Function<AutoResponderInstruction, String> key = KEYS.get(i);
            instructions
                    .selectKey((agent, instruction) -> key.apply(instruction), Named.as("key-" + i))
                    .to(output(i), Produced.with(Serdes.String(), INSTRUCTION).withName("out-" + i));
        }
        return builder.build();
    }

    private static <T extends org.apache.avro.specific.SpecificRecord>
            Materialized<String, T, KeyValueStore<Bytes, byte[]>> stored(String name, Class<T> type) {
        return Materialized.<String, T, KeyValueStore<Bytes, byte[]>>as(name)
                .withKeySerde(Serdes.String())
                .withValueSerde(EventSerdes.avro(type));
    }

    /** One of its own for each call. */
    private static String number(EmergencySignal dial) {
        return SignalRecords.number(Math.toIntExact(dial.getSourceOffset()));
    }

    private static AutoResponderInstruction instruction(BaseStatusRow session, LeaseRow lease) {
        return new AutoResponderInstruction(
                lease.getPool(),
                lease.getPool(),
                lease.getFence(),
                session.getStatus(),
                "gateway-3",
                AutoResponderAction.SEND_CALLBACK_NUMBER,
                lease.getNumber(),
                lease.getAgentId(),
                lease.getExpiresAt(),
                null);
    }
}
