package io.ringback.desk;

import io.ringback.core.Output;
import io.ringback.core.PoolName;
import io.ringback.core.Signal;
import io.ringback.event.EmergencySignal;
import io.ringback.event.SignalType;
import java.time.Instant;

/** The signals that desks send. Exactly once as they are, or about nothing: they have no source to be dropped by. */
final class HandOns {
    private HandOns() {}

    /** A signal about nothing, to the desk that has this pool. */
    static Event nudge(PoolName pool, Instant at) {
        EmergencySignal signal = EmergencySignal.newBuilder()
                .setType(SignalType.CLOCK_PROBED)
                .setPool(pool.value())
                .setSourceTopicId("")
                .setSourceTopic("")
                .setSourcePartition(0)
                .setSourceOffset(-1)
                .setAppendedAt(at)
                .build();
        return new Event(Sink.HAND_ON, pool.value(), signal);
    }

    /** A signal about a number, passed to another pool's desk (R18). */
    static Event event(Output.HandOn handOn, Origin origin) {
        String pool = handOn.to().value();
        EmergencySignal.Builder signal = EmergencySignal.newBuilder()
                .setPool(pool)
                .setSourceTopicId("")
                .setSourceTopic(origin.where().topic())
                .setSourcePartition(origin.where().partition())
                .setSourceOffset(origin.where().offset())
                .setAppendedAt(origin.appendedAt());
        return new Event(Sink.HAND_ON, pool, content(signal, handOn.signal()).build());
    }

    private static EmergencySignal.Builder content(EmergencySignal.Builder event, Signal signal) {
        if (signal instanceof Signal.NumberOffered offered) {
            return event.setType(SignalType.NUMBER_OFFERED)
                    .setNumber(offered.number().value())
                    .setToPool(offered.toPool().value());
        } else if (signal instanceof Signal.NumberHandedOn handedOn) {
            return event.setType(SignalType.NUMBER_HANDED_ON)
                    .setNumber(handedOn.number().value());
        } else if (signal instanceof Signal.NumberWithdrawn withdrawn) {
            return event.setType(SignalType.NUMBER_WITHDRAWN)
                    .setNumber(withdrawn.number().value());
        }
        throw new IllegalStateException("only a number is handed on");
    }
}
