package io.ringback.intake.decode;

import io.ringback.event.CallEventType;
import io.ringback.event.Direction;
import org.jspecify.annotations.Nullable;

/**
 * All that intake learns of a call from one event. Blank texts are absent.
 *
 * @param flaw what is wrong with the event, when something is
 */
public record CallFacts(
        CallEventType type,
        @Nullable Direction direction,
        @Nullable String callId,
        @Nullable String agentId,
        @Nullable String dialledNumber,
        @Nullable String callerNumber,
        @Nullable String pool,
        @Nullable String region,
        @Nullable String linkedCallId,
        @Nullable String gatewayId,
        @Nullable String locationRef,
        boolean psapCallback,
        @Nullable Flaw flaw) {

    /** A bound on what is passed on bounds signals, outputs and state. */
    public static final int LONGEST_REFERENCE = 256;

    /** Says the type alone: the rest may be details. */
    @Override
    public String toString() {
        return "CallFacts[" + type + "]";
    }
}
