package io.ringback.desk;

import io.ringback.core.Decision;
import io.ringback.core.DeskRules;
import io.ringback.core.Party;
import io.ringback.core.PoolName;
import io.ringback.core.PoolState;
import io.ringback.event.EmergencySignal;
import io.ringback.event.RejectedRecord;
import io.ringback.gaps.AppendWitness;
import io.ringback.gaps.GapWatch;
import io.ringback.gaps.SourceLog;
import io.ringback.settings.Settings;
import io.ringback.steps.Alarm;
import io.ringback.steps.EventHeaders;
import io.ringback.steps.Nudge;
import io.ringback.steps.ReadEnd;
import io.ringback.steps.SourceCoordinates;
import io.ringback.wire.EventSerdes;
import io.ringback.wire.UnreadableRecordException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.jspecify.annotations.Nullable;

/** Loads, decides, saves, forwards. Whatever is due is decided before anything else, also after a long silence (R7). */
final class DecideProcessor extends ContextualProcessor<String, byte[], String, SpecificRecord> {
    private static final Duration TRY_AGAIN_AFTER = Duration.ofMinutes(1);

    private final DecideSupplier given;
    private final Settings settings;
    private final EventHeaders headers;
    private final Nudge nudge = new Nudge();
    private final Deserializer<EmergencySignal> signals = EventSerdes.deserializer(EmergencySignal.class);
    private InstantSource clock = Instant::now;
    private AppendWitness witness = AppendWitness.NONE;
    private Pools pools;
    private Alarm alarm;
    private @Nullable SourceLog source;
    private GapWatch gaps;
    private DeskFigures figures;

    @SuppressWarnings("NullAway.Init") // Kafka Streams calls init before anything else
    DecideProcessor(DecideSupplier given) {
        this.given = given;
        this.settings = given.settings();
        this.headers = EventHeaders.of(settings);
    }

    @Override
    public void init(ProcessorContext<String, SpecificRecord> context) {
        super.init(context);
        clock = given.clock().apply(context);
        witness = AppendWitness.of(clock);
        pools = new Pools(settings, given.lease(), new DeskStores(settings).open(context), given.room());
        SourceLog opened = given.logs().get();
        source = opened;
        TopicPartition partition = new TopicPartition(
                settings.topicPrefix() + DeskTopology.SIGNALS, context.taskId().partition());
        gaps = GapWatch.after(opened, context.applicationId(), partition, () -> clock.millis());
        figures = new DeskFigures(context.metrics());
        pools.withoutSettings().forEach(DeskLog::poolWithoutSettings);
        figures.poolsWithoutSettings(pools.withoutSettings().size());
        alarm = new Alarm(context, this::wake);
        nudge.read();
        setAlarm(clock.instant());
    }

    @Override
    public void process(Record<String, byte[]> record) {
        Instant at = clock.instant();
        witness.appended(Instant.ofEpochMilli(record.timestamp()));
        decideWhatIsDue(at);
        try {
            SignalReading reading = SignalReading.of(signals.deserialize(DeskTopology.SIGNALS, record.value()));
            tellOfLoss(reading.pool(), at);
            decide(reading, at);
            if (reading.isNudge()) {
                nudge.read();
                tellSettings(at);
            }
        } catch (UnreadableRecordException unreadable) {
            reject(unreadable, at);
        } finally {
            setAlarm(at);
            ReadEnd.commitAt(record, context());
        }
    }

    /** R14: retention may have torn emergencies of every pool here out of the signals while no desk was there. */
    private void tellOfLoss(PoolName read, Instant at) {
        RecordMetadata where = context().recordMetadata().orElseThrow();
        long lost = gaps.lostBefore(where.offset());
        if (lost != GapWatch.NOTHING) {
            pools.of(read);
            Origin origin = new Origin(new SourceCoordinates(where.topic(), where.partition(), lost), at);
            for (PoolState pool : List.copyOf(pools.all())) {
                decide(SignalReading.ofLoss(pool.name(), origin), at);
            }
        }
    }

    private void decide(SignalReading reading, Instant at) {
        Decision nowhere = pools.has(reading.pool()) ? null : DeskRules.withoutPool(reading.delivery());
        if (nowhere != null) {
            figures.decided(nowhere);
            return;
        }
        PoolState pool = pools.of(reading.pool());
        Instant now = pool.time().advance(at);
        Decision decision = DeskRules.decide(pool, reading.delivery(), now);
        figures.decided(decision);
        forward(
                pools.carryOut(pool, reading, decision, now),
                now,
                Cause.of(reading.origin().appendedAt()));
    }

    private void decideWhatIsDue(Instant at) {
        for (PoolState pool : List.copyOf(pools.all())) {
            Instant now = pool.time().advance(at);
            while (decideWhatIsDue(pool, now)) {}
        }
    }

    /** False once nothing is due, or deciding it failed: that is told and waits, and no call waits for it (R25). */
    private boolean decideWhatIsDue(PoolState pool, Instant now) {
        try {
            Decision decision = DeskRules.due(pool, now);
            if (decision == null) {
                return false;
            }
            forward(pools.carryOut(pool, null, decision, now), now, Cause.NONE);
            return true;
        } catch (KafkaException ofKafka) {
            throw ofKafka;
        } catch (RuntimeException failure) {
            DeskLog.dueFailed(pool, failure);
            pools.of(pool.name()).postpone(now, TRY_AGAIN_AFTER);
            return false;
        }
    }

    /** R27: some rows of the first pool whose rows show other settings. Signals that wait go before the next ones. */
    private void tellSettings(Instant at) {
        pools.all().stream()
                .filter(pool -> at.equals(pools.outdated().dueAt(pool.name(), at)))
                .findFirst()
                .ifPresent(pool -> tellSettings(pool, pool.time().advance(at)));
    }

    private void tellSettings(PoolState pool, Instant now) {
        List<Party> next = pools.outdated().next(pool);
        try {
            Decision decision = DeskRules.settingsChanged(pool, next);
            forward(pools.carryOut(pool, null, decision, now), now, Cause.NONE);
        } catch (KafkaException ofKafka) {
            throw ofKafka;
        } catch (RuntimeException failure) {
            DeskLog.dueFailed(pool, failure);
            pools.outdated().failed(pool.name(), next, now);
        }
    }

    /**
     * Time alone decides nothing: brokers refuse a frozen or cut-off instance's transaction by the offsets in it (R11), and
     * one in which nothing was read may have none. So the task sends itself a signal about nothing, which does no harm,
     * also from such an instance, and decides what is due when it reads that.
     */
    private void wake() {
        Instant at = clock.instant();
        @Nullable Instant next = nudge.wakeAt(nextDue(at));
        if (next != null && !next.isAfter(at)) {
            nudge.sent(at);
            forward(HandOns.nudge(pools.all().iterator().next().name(), at), at, Cause.NONE);
            context().commit();
        }
        setAlarm(at);
    }

    private void setAlarm(Instant at) {
        alarm.set(nudge.wakeAt(nextDue(at)), at);
    }

    private @Nullable Instant nextDue(Instant at) {
        @Nullable Instant next = null;
        for (PoolState pool : pools.all()) {
            Instant due = PoolState.earlier(pools.outdated().dueAt(pool.name(), at), pool.nextDue());
            next = PoolState.earlier(next, due);
        }
        return next;
    }

    private void forward(List<Event> events, Instant now, Cause cause) {
        events.forEach(event -> forward(event, now, cause));
    }

    /** A signal that intake cannot have written: where it is and what is wrong, never what it holds. */
    private void reject(UnreadableRecordException unreadable, Instant at) {
        RecordMetadata read = context().recordMetadata().orElseThrow();
        SourceCoordinates where = new SourceCoordinates(read.topic(), read.partition(), read.offset());
        RejectedRecord reject = where.reject(PoolName.DEFAULT.value(), unreadable.error(), unreadable.field(), at);
        forward(new Event(Sink.REJECTS, where.key(), reject), at, Cause.NONE);
    }

    @Override
    public void close() {
        if (pools != null) {
            pools.close();
        }
        if (source != null) {
            source.close();
            source = null;
        }
    }

    private void forward(Event event, Instant now, Cause cause) {
        Headers about = headers.describe(event.value(), now, cause.headers());
        context()
                .forward(
                        new Record<>(event.key(), event.value(), now.toEpochMilli(), about),
                        event.sink().node());
    }
}
