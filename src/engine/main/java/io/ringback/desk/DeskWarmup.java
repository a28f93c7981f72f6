package io.ringback.desk;

import io.ringback.core.Change;
import io.ringback.core.Decision;
import io.ringback.core.DeskRules;
import io.ringback.core.PoolName;
import io.ringback.core.PoolState;
import io.ringback.event.EmergencySignal;
import io.ringback.event.SignalType;
import io.ringback.settings.DefinedPool;
import io.ringback.settings.Settings;
import io.ringback.wire.EventSerdes;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/**
 * Plays emergency calls through the real rules, records and serdes, so that the first real call need not wait for
 * classes to load. It has a state of its own and reaches neither a store nor a topic.
 */
public final class DeskWarmup {
    private static final int CALLS = 20;
    private static final String POOL = "warm-up";
    private static final List<SignalType> A_CALL = List.of(
            SignalType.NUMBER_OFFERED,
            SignalType.EMERGENCY_DIALLED,
            SignalType.CALL_ANSWERED,
            SignalType.CALL_ENDED,
            SignalType.SESSION_CLOSED);

    private final Settings settings;
    private final Instant now;
    private final Serde<EmergencySignal> signals = EventSerdes.avro(EmergencySignal.class);
    private final Map<Class<?>, Consumer<SpecificRecord>> writers = new HashMap<>();

    private DeskWarmup(Settings settings, Instant now) {
        this.settings = settings;
        this.now = now;
    }

    /**
     * Plays them.
     *
     * @return how many records they would have written
     */
    public static int run(Settings settings, Instant now) {
        DeskWarmup test = new DeskWarmup(settings, now);
        int records = 0;
        for (int i = 0; i < CALLS; i++) {
            records += test.call();
        }
        return records;
    }

    private int call() {
        PoolName name = new PoolName(POOL);
        PoolState pool = new PoolState(name, Policies.of(settings, name), agent -> null);
        int records = 0;
        for (SignalType type : A_CALL) {
            byte[] bytes = signals.serializer().serialize(DeskTopology.SIGNALS, signal(type));
            SignalReading reading = SignalReading.of(signals.deserializer().deserialize(DeskTopology.SIGNALS, bytes));
            records += write(pool, reading, DeskRules.decide(pool, reading.delivery(), now));
        }
        return records;
    }

    private int write(PoolState pool, SignalReading reading, Decision decision) {
        for (Change change : decision.changes()) {
            pool.apply(change);
            if (change instanceof Change.PutPartyState put) {
                serialize(StateRows.row(POOL, put.state()));
            } else if (change instanceof Change.PutLease put) {
                serialize(StateRows.row(POOL, put.lease()));
            }
        }
        List<Event> events = new Emission(
                        settings, DefinedPool.of(settings, pool.name().value()), pool, 0, reading.origin(), now)
                .events(decision.outputs());
        events.forEach(event -> serialize(event.value()));
        return events.size();
    }

    private void serialize(@Nullable SpecificRecord record) {
        if (record != null) {
            writers.computeIfAbsent(record.getClass(), type -> writer(type.asSubclass(SpecificRecord.class)))
                    .accept(record);
        }
    }

    private <T extends SpecificRecord> Consumer<SpecificRecord> writer(Class<T> type) {
        Serializer<T> serializer =
                EventSerdes.output(type, settings.outputFormat()).serializer();
        return record -> serializer.serialize("", type.cast(record));
    }

    private EmergencySignal signal(SignalType type) {
        return EmergencySignal.newBuilder()
                .setType(type)
                .setPool(POOL)
                .setSourceTopicId(POOL)
                .setSourceTopic(POOL)
                .setSourcePartition(0)
                .setSourceOffset(0)
                .setAppendedAt(now)
                .setCallId(POOL)
                .setAgentId(POOL)
                .setNumber("+99910000000")
                .setToPool(POOL)
                .build();
    }
}
