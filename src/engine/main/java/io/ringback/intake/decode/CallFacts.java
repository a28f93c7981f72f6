package io.ringback.intake.decode;

import io.ringback.event.CallEventType;
import io.ringback.event.Direction;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that intake learns of a call from one event. Blank texts are absent, and so is what has a flaw.
 *
 * @param occurredAt in milliseconds since the epoch; {@link #NO_TIME} when the event does not say
 * @param dialledBesides other numbers that an event names as dialled, which says so more than once
 * @param emergencyUnclear whether the event says something of being an emergency that is neither yes nor no
 * @param keepaliveSeconds 0 when the event does not say
 * @param reading how much of the event could be read
 * @param flaw what is wrong with the event, when something is; it hinders nothing by itself (R16)
 */
public record CallFacts(
        CallEventType type,
        long occurredAt,
        @Nullable Direction direction,
        @Nullable String callId,
        @Nullable String agentId,
        @Nullable String dialledNumber,
        List<String> dialledBesides,
        @Nullable String callerNumber,
        @Nullable String pool,
        @Nullable String region,
        @Nullable String linkedCallId,
        @Nullable String gatewayId,
        @Nullable String locationRef,
        @Nullable String endpointRef,
        boolean psapCallback,
        boolean emergency,
        boolean emergencyUnclear,
        int keepaliveSeconds,
        boolean force,
        @Nullable String releases,
        boolean drill,
        Reading reading,
        @Nullable Flaw flaw) {

    /** A bound on what is passed on bounds signals, outputs and state. */
    public static final int LONGEST_REFERENCE = 256;

    /** When an event does not say when it happened. */
    public static final long NO_TIME = Long.MIN_VALUE;

    /** How much of an event could be read. */
    public enum Reading {
        /** All of it. */
        WHOLE,
        /** All of it, although its form is wrong. */
        MENDED,
        /** What came before a place where nobody could go on. */
        CUT
    }

    /** Says the type alone: the rest may be details. */
    @Override
    public String toString() {
        return "CallFacts[" + type + "]";
    }
}
