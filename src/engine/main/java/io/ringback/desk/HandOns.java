package io.ringback.desk;

import io.ringback.core.CallId;
import io.ringback.core.Output;
import io.ringback.core.PoolName;
import io.ringback.core.Signal;
import io.ringback.event.EmergencySignal;
import io.ringback.event.SignalDirection;
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

    /** A signal about a number, passed to another pool's desk (R18, R20). */
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
        } else if (signal instanceof Signal.NumberCalled called) {
            return started(event.setType(SignalType.POOL_NUMBER_CALLED), called.start())
                    .setNumber(called.number().value())
                    .setDirection(SignalDirection.valueOf(called.direction().name()))
                    .setAgentId(called.agent() == null ? null : called.agent().value())
                    .setPsapCallback(called.caller().psapMarked())
                    .setTrusted(called.caller().trusted())
                    .setListed(called.caller().listed());
        }
        throw new IllegalStateException("only what is about a number is handed on");
    }

    private static EmergencySignal.Builder started(EmergencySignal.Builder event, Signal.Start start) {
        Signal.Early early = start.early();
        return event.setCallId(start.call().value())
                .setGatewayId(start.gateway() == null ? null : start.gateway().value())
                .setLocationRef(
                        start.location() == null ? null : start.location().value())
                .setEndpointRef(
                        start.endpoint() == null ? null : start.endpoint().value())
                .setLinkedCallId(
                        start.linkedTo() == null ? null : start.linkedTo().value())
                .setAnew(start.told() == Signal.Start.Told.ANEW)
                .setToldAgain(start.told() == Signal.Start.Told.AGAIN)
                .setOccurredAt(start.occurredAt())
                .setKeepaliveSeconds(
                        start.keepalive() == null
                                ? null
                                : Integer.valueOf((int) start.keepalive().toSeconds()))
                .setAnsweredEarly(early.answered())
                .setEndedEarly(early.ended())
                .setEndedEarlyAt(early.endedAt())
                .setClosedEarly(early.closed())
                .setForcedEarly(early.forced())
                .setLinkedEarly(early.linked().stream().map(CallId::value).toList());
    }
}
