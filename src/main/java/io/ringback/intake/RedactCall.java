package io.ringback.intake;

import io.ringback.event.SignalType;
import io.ringback.settings.Settings;
import io.ringback.source.GapWatch;
import io.ringback.source.SourceLog;
import java.time.Duration;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.jspecify.annotations.Nullable;

/** Turns call events into what the desks need to know of them, and remembers the calls of emergencies alone (R15). */
final class RedactCall implements Redaction {
    private static final Duration LEAST_OFTEN = Duration.ofSeconds(30);
    private static final Duration MOST_OFTEN = Duration.ofMillis(100);

    private final Settings settings;
    private final Outlet outlet;
    private final Legs legs;
    private final CallEvents events;
    private final GapWatch gaps;

    private RedactCall(Settings settings, Outlet outlet, Legs legs, CallEvents events, GapWatch gaps) {
        this.settings = settings;
        this.outlet = outlet;
        this.legs = legs;
        this.events = events;
        this.gaps = gaps;
    }

    static RedactCall open(
            Settings settings,
            Inventory inventory,
            String topic,
            ProcessorContext<String, SpecificRecord> context,
            Outlet outlet,
            SourceLog log) {
        Legs legs = new Legs(context.getStateStore(Legs.STORE), settings.lease());
        context.schedule(forgetEvery(settings.lease()), PunctuationType.WALL_CLOCK_TIME, legs::forget);
        TopicPartition partition = new TopicPartition(topic, context.taskId().partition());
        return new RedactCall(
                settings,
                outlet,
                legs,
                new CallEvents(settings, inventory, legs),
                GapWatch.after(log, context.applicationId(), partition, context::currentSystemTimeMs));
    }

    /** A quarter of the lease, within reason. */
    private static Duration forgetEvery(Duration lease) {
        return Duration.ofMillis(
                Math.max(MOST_OFTEN.toMillis(), Math.min(lease.toMillis() / 4, LEAST_OFTEN.toMillis())));
    }

    @Override
    public void redact(byte @Nullable [] key, byte @Nullable [] value, Source source) {
        long lost = gaps.lostBefore(source.offset());
        if (lost != GapWatch.NOTHING) {
            tellOfLoss(source.at(lost));
        }
        Finding finding = events.find(key, value, source);
        if (finding.leg() != null) {
            legs.remember(finding.leg().callId(), finding.leg().row(), source.appendedAt());
        }
        outlet.send(finding, source);
    }

    /** Every pool's calls may have been among those that are gone. */
    private void tellOfLoss(Source last) {
        for (String pool : settings.pools().keySet()) {
            outlet.send(Finding.lost(last.signal(SignalType.EVENTS_LOST, pool).build()), last);
        }
    }
}
