package io.ringback.desk;

import io.ringback.core.CallId;
import io.ringback.core.CallStart;
import io.ringback.core.LaterEvent;
import io.ringback.core.Output;
import io.ringback.core.PoolName;
import io.ringback.core.Signal;
import io.ringback.event.EmergencySignal;
import io.ringback.event.SignalDirection;
import io.ringback.event.SignalType;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Signals that one desk writes to another. They carry no source offset, so replay detection never drops them; a
 * transaction writes each exactly once, and a signal about nothing does no harm twice.
 */
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
        } else if (signal instanceof Signal.NumberTakenOver taken) {
            return event.setType(SignalType.NUMBER_TAKEN_OVER)
                    .setNumber(taken.number().value())
                    .setToPool(taken.toPool().value())
                    .setAgentId(taken.agent().value())
                    .setFence(taken.fence().value())
                    .setIssuedAt(taken.issuedAt())
                    .setLeasedUntil(taken.until());
        } else if (signal instanceof Signal.NumberCalled called) {
            return started(event.setType(SignalType.POOL_NUMBER_CALLED), called.start())
                    .setNumber(called.number().value())
                    .setDirection(SignalDirection.valueOf(called.direction().name()))
                    .setAgentId(called.agent() == null ? null : called.agent().value())
                    .setPsapCallback(called.caller().psapMarked())
                    .setTrusted(called.caller().trusted())
                    .setListed(called.caller().listed());
        }
        return ofCalled(event, signal);
    }

    /** R20: what comes of a call that was handed on. */
    private static EmergencySignal.Builder ofCalled(EmergencySignal.Builder event, Signal signal) {
        if (signal instanceof Signal.LinkedCallStarted linked) {
            return started(event.setType(SignalType.LINKED_CALL_STARTED), linked.start())
                    .setLinkedCallId(linked.linkedTo().value());
        } else if (signal instanceof Signal.CallAnswered answered) {
            return later(event.setType(SignalType.CALL_ANSWERED), answered.event());
        } else if (signal instanceof Signal.CallAlive alive) {
            return later(event.setType(SignalType.CALL_ALIVE), alive.event());
        } else if (signal instanceof Signal.CallEnded ended) {
            return later(event.setType(SignalType.CALL_ENDED), ended.event());
        } else if (signal instanceof Signal.SessionClosed closed) {
            return event.setType(SignalType.SESSION_CLOSED)
                    .setCallId(closed.call() == null ? null : closed.call().value())
                    .setAgentId(closed.agent() == null ? null : closed.agent().value())
                    .setNumber(closed.number() == null ? null : closed.number().value())
                    .setForce(closed.force());
        }
        throw new IllegalStateException("only what is about a number, or of a call to one, is handed on");
    }

    private static EmergencySignal.Builder later(EmergencySignal.Builder event, LaterEvent later) {
        return event.setCallId(later.call().value())
                .setAgentId(later.agent() == null ? null : later.agent().value())
                .setNumber(later.number() == null ? null : later.number().value())
                .setOccurredAt(later.occurredAt())
                .setKeepaliveSeconds(seconds(later.keepalive()));
    }

    private static @Nullable Integer seconds(@Nullable Duration keepalive) {
        return keepalive == null ? null : Integer.valueOf((int) keepalive.toSeconds());
    }

    private static EmergencySignal.Builder started(EmergencySignal.Builder event, CallStart start) {
        CallStart.Early early = start.early();
        return event.setCallId(start.call().value())
                .setGatewayId(start.gateway() == null ? null : start.gateway().value())
                .setLocationRef(
                        start.location() == null ? null : start.location().value())
                .setEndpointRef(
                        start.endpoint() == null ? null : start.endpoint().value())
                .setLinkedCallId(
                        start.linkedTo() == null ? null : start.linkedTo().value())
                .setAnew(start.told() == CallStart.Told.ANEW)
                .setToldAgain(start.told() == CallStart.Told.AGAIN)
                .setOccurredAt(start.occurredAt())
                .setKeepaliveSeconds(seconds(start.keepalive()))
                .setAnsweredEarly(early.answered())
                .setEndedEarly(early.ended())
                .setEndedEarlyAt(early.endedAt())
                .setClosedEarly(early.closed())
                .setForcedEarly(early.forced())
                .setLinkedEarly(early.linked().stream().map(CallId::value).toList());
    }
}
