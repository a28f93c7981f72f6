package io.ringback.asterisk;

import io.ringback.event.CallEvent;
import io.ringback.event.CallEventType;
import io.ringback.settings.AsteriskSettings;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Writes what happened to a call as the contract's record. A call's id carries the name of its Asterisk. */
final class CallRecords {
    /** A call that Asterisk lost without a word is presumed over after four of these (R8). */
    static final Duration KEEPALIVE = Duration.ofSeconds(30);

    private final AsteriskSettings settings;

    CallRecords(AsteriskSettings settings) {
        this.settings = settings;
    }

    /** Ringback's id of Asterisk's call. */
    String callId(String id) {
        return settings.name() + "-" + id;
    }

    /** Asterisk's id of Ringback's call; null when it is another gateway's, unless that has a name which begins with this one's. */
    @Nullable String ownId(String callId) {
        String prefix = settings.name() + "-";
        return callId.startsWith(prefix) ? callId.substring(prefix.length()) : null;
    }

    /** Whether a row is about another gateway's call; false where it does not say whose. */
    boolean isAnothers(@Nullable String gatewayId) {
        return gatewayId != null && !gatewayId.equals(settings.name());
    }

    /** The sides of one call meet in one partition (R21). */
    String key(CallFact fact) {
        return callId(fact.call().firstId());
    }

    CallEvent record(CallFact fact) {
        CallEvent.Builder event =
                event(fact.type(), fact.at()).setCallId(callId(fact.call().id()));
        if (fact.type() == CallEventType.STARTED) {
            start(event, fact);
        }
        return event.build();
    }

    /** The session is over, says this agent (R4). */
    CallEvent closed(String callId, String agentId, Instant at) {
        return event(CallEventType.SESSION_CLOSED, at)
                .setCallId(callId)
                .setAgentId(agentId)
                .build();
    }

    /** A call that was up when this role last ran, and is no more. */
    CallEvent ended(String callId, Instant at) {
        return event(CallEventType.ENDED, at).setCallId(callId).build();
    }

    private CallEvent.Builder event(CallEventType type, Instant at) {
        return CallEvent.newBuilder()
                .setType(type)
                .setOccurredAt(at)
                .setPool(settings.pool())
                .setGatewayId(settings.name())
                .setKeepaliveSeconds(Math.toIntExact(KEEPALIVE.toSeconds()));
    }

    private void start(CallEvent.Builder event, CallFact fact) {
        Call call = fact.call();
        event.setDirection(call.direction())
                .setAgentId(call.agentId())
                .setDialledNumber(call.number())
                .setRegion(settings.region()); // null: the pool's, which intake knows best
        if (!fact.caller().isEmpty()) {
            event.setCallerNumber(fact.caller());
        }
        if (call.agentId() != null) {
            event.setEndpointRef(call.endpoint());
        }
        if (!call.isFirst()) {
            event.setLinkedCallId(callId(call.firstId()));
        }
    }
}
