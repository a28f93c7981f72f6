package io.ringback.intake;

import io.ringback.event.EmergencySignal;
import io.ringback.event.SignalType;
import io.ringback.gaps.GapWatch;
import io.ringback.gaps.SourceLog;
import io.ringback.intake.decode.Flaw;
import io.ringback.settings.Settings;
import io.ringback.steps.Tally;
import java.time.Duration;
import java.util.Objects;
import java.util.function.LongSupplier;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.jspecify.annotations.Nullable;

/** Turns call events into what the desks need to know of them, and remembers the calls of emergencies alone (R15). */
final class RedactCall implements Redaction {
    private static final Duration LEAST_OFTEN = Duration.ofSeconds(30);
    private static final Duration MOST_OFTEN = Duration.ofMillis(100);
    private static final Duration REJECTS_TOLD = Duration.ofSeconds(1);
    private static final Duration OVERLOAD_TOLD = Duration.ofMinutes(1);

    private final KnownPools pools;
    private final SignalSink sink;
    private final KnownLegs legs;
    private final CallClassifier classifier;
    private final GapWatch gaps;
    private final LongSupplier clock;
    private final Tally rejects = new Tally(REJECTS_TOLD);
    private final Tally overload = new Tally(OVERLOAD_TOLD);
    private @Nullable Source last;

    private RedactCall(
            KnownPools pools,
            SignalSink sink,
            KnownLegs legs,
            CallClassifier classifier,
            GapWatch gaps,
            LongSupplier clock) {
        this.pools = pools;
        this.sink = sink;
        this.legs = legs;
        this.classifier = classifier;
        this.gaps = gaps;
        this.clock = clock;
    }

    static RedactCall open(
            Settings settings,
            Memory memory,
            String topic,
            ProcessorContext<String, SpecificRecord> context,
            SignalSink sink,
            SourceLog log) {
        KnownLegs legs = new KnownLegs(context.getStateStore(LegRows.STORE), settings.lease(), memory.room());
        CallClassifier classifier = new CallClassifier(settings, memory, legs);
        TopicPartition partition = new TopicPartition(topic, context.taskId().partition());
        RedactCall redaction = new RedactCall(
                memory.pools(),
                sink,
                legs,
                classifier,
                GapWatch.after(log, context.applicationId(), partition, memory.clock()::millis),
                memory.clock()::millis);
        context.schedule(forgetEvery(settings.lease()), PunctuationType.WALL_CLOCK_TIME, time -> redaction.forget());
        context.schedule(REJECTS_TOLD, PunctuationType.WALL_CLOCK_TIME, time -> redaction.tellDue());
        return redaction;
    }

    /** A quarter of the lease, within reason. */
    private static Duration forgetEvery(Duration lease) {
        return Duration.ofMillis(
                Math.max(MOST_OFTEN.toMillis(), Math.min(lease.toMillis() / 4, LEAST_OFTEN.toMillis())));
    }

    @Override
    public void redact(byte @Nullable [] key, byte @Nullable [] value, Source source) {
        last = source;
        long lost = gaps.lostBefore(source.offset());
        if (lost != GapWatch.NOTHING) {
            tellOfLoss(source.at(lost));
        }
        Classification finding = classifier.classify(key, value, source);
        for (Classification.KnownCall call : finding.legs()) {
            if (!legs.remember(call.callId(), call.row(), source.appendedAt())) {
                tellOfOverload(call.row().getPool(), source);
            }
        }
        sink.send(finding.outcome() == RecordOutcome.REJECTED ? counted(finding) : finding, source);
    }

    /** A reject's word to the desk: at once, or with the next ones (R16). */
    private Classification counted(Classification finding) {
        if (finding.signals().isEmpty()) {
            return finding;
        }
        EmergencySignal notice = finding.signals().get(0);
        int count = rejects.add(notice.getPool(), clock.getAsLong());
        Flaw flaw = Objects.requireNonNull(finding.flaw());
        return count == 0
                ? Classification.rejected(notice.getPool(), flaw)
                : Classification.rejected(
                        EmergencySignal.newBuilder(notice).setCount(count).build(), flaw);
    }

    /** R25: what cannot be remembered is told all the same, and that it cannot. */
    private void tellOfOverload(String pool, Source source) {
        int count = overload.add(pool, clock.getAsLong());
        if (count > 0) {
            sink.send(besides(SignalType.OVERLOADED, pool, count, source));
        }
    }

    private void tellDue() {
        Source source = last;
        if (source != null) {
            long now = clock.getAsLong();
            rejects.tellDue(now, (pool, count) -> sink.send(besides(SignalType.EVENT_REJECTED, pool, count, source)));
            overload.tellDue(now, (pool, count) -> sink.send(besides(SignalType.OVERLOADED, pool, count, source)));
        }
    }

    private static EmergencySignal besides(SignalType type, String pool, int count, Source source) {
        return source.besides(type, pool).setCount(count).build();
    }

    /** Punctuations come by the host's clock: one that was set forward must not make intake forget who is on a call. */
    private void forget() {
        long now = clock.getAsLong();
        legs.forget(now);
        classifier.forget(now);
    }

    /** Every pool's calls may have been among those that are gone. */
    private void tellOfLoss(Source last) {
        for (String pool : pools.all()) {
            sink.send(
                    Classification.lost(
                            last.signal(SignalType.EVENTS_LOST, pool).build()),
                    last);
        }
    }

    @Override
    public void close() {
        legs.close();
    }
}
