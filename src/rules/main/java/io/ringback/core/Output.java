package io.ringback.core;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a decision tells the world. Holds references alone, never a detail of a call. */
public sealed interface Output {

    /** To the auto-responder. */
    record Instruction(
            Action action,
            @Nullable CallId call,
            @Nullable GatewayId gateway,
            @Nullable CallbackNumber number,
            @Nullable AgentId agent,
            @Nullable Instant expiresAt,
            @Nullable Fence fence)
            implements Output {}

    enum Action {
        SEND_CALLBACK_NUMBER,
        TAKE_MESSAGE,
        PLAY_MESSAGES,
        DISCARD_MESSAGES,
        READ_BACK_NUMBER,
        ANNOUNCE_UNAVAILABLE
    }

    /** Who holds a number. */
    record NumberRow(
            CallbackNumber number,
            AgentId agent,
            Fence fence,
            LeaseState state,
            Instant issuedAt,
            Instant expiresAt,
            @Nullable Instant restsUntil,
            Reason reason)
            implements Output {}

    enum LeaseState {
        ISSUED,
        EXTENDED,
        RELEASED
    }

    /** Calls to the number go to the agent, at the device from which it called (R24). */
    record RouteRow(
            CallbackNumber number,
            AgentId agent,
            Fence fence,
            boolean active,
            @Nullable EndpointRef endpoint,
            boolean signedOut,
            Instant expiresAt,
            Reason reason)
            implements Output {}

    /** Calls to the agent are blocked, but those to the number. */
    record BlockRow(
            AgentId agent,
            @Nullable CallbackNumber number,
            Fence fence,
            boolean active,
            Instant expiresAt,
            Reason reason)
            implements Output {}

    /** The presence to show: Do not disturb until {@code expiresAt}, or the base status when that is null. */
    record StatusRow(
            AgentId agent,
            @Nullable BaseStatus base,
            Fence fence,
            Instant since,
            @Nullable Instant expiresAt,
            Reason reason)
            implements Output {}

    /** What dashboards must not show. */
    record SuppressionRow(
            CallId call,
            @Nullable AgentId agent,
            @Nullable Fence fence,
            Visibility visibility,
            Instant expiresAt,
            Reason reason)
            implements Output {}

    enum Visibility {
        RINGING,
        IN_CALL,
        AFTER_CALL,
        DROP
    }

    /** Where one call to a callback number goes. */
    record Decided(
            CallId call,
            @Nullable GatewayId gateway,
            @Nullable CallbackNumber number,
            @Nullable AgentId agent,
            @Nullable Fence fence,
            Outcome outcome,
            @Nullable EndpointRef endpoint,
            boolean messageWaiting,
            Reason reason)
            implements Output {}

    enum Outcome {
        DIRECT,
        NORMAL,
        FALLBACK,
        AUTO_RESPONDER
    }

    /**
     * The alert to the site's own contacts.
     *
     * @param count how many of the kind it stands for; null for one
     */
    record Notice(
            Kind kind,
            @Nullable CallId call,
            @Nullable AgentId agent,
            @Nullable CallbackNumber number,
            @Nullable LocationRef location,
            @Nullable EndpointRef endpoint,
            @Nullable Fence fence,
            @Nullable Integer count)
            implements Output {
        Notice standingFor(int more) {
            return new Notice(kind, call, agent, number, location, endpoint, fence, more);
        }

        static Notice of(Kind kind, @Nullable Integer count) {
            return new Notice(kind, null, null, null, null, null, null, count);
        }
    }

    enum Kind {
        EMERGENCY_CALL_PLACED,
        CALLBACK_UNANSWERED,
        LATE_CALLBACK,
        LATE_EVENT,
        POOL_LOW,
        POOL_EXHAUSTED,
        SESSION_TIMED_OUT,
        REJECTED,
        LEG_PRESUMED_OVER,
        HELD_LONG,
        OVERLOAD,
        EVENTS_LOST,
        RELEASED_BY_HAND,
        NUMBERS_FENCED
    }

    /** A number as this pool has accepted it; null when it has left. */
    record InventoryRow(CallbackNumber number, PoolNumber.@Nullable State state) implements Output {}

    /** The pool as accepted; null when it is gone. */
    record PoolRow(@Nullable PoolTerms terms) implements Output {}

    /** A signal about a number, passed to the pool that has it now, or gets it. */
    record HandOn(PoolName to, Signal signal) implements Output {}

    /** Something is wrong with the signal's source record. */
    record Refused(Refusal why) implements Output {}

    /** What is wrong with a source record. */
    enum Refusal {
        /** In service, leased or still resting in another pool (R18). */
        NUMBER_IN_USE,
        /** A number of another region is to be the agent's, who has one here. */
        AGENT_HAS_NUMBER,
        /** The call's id was another call's before (R22); it is served all the same. */
        CALL_ID_REUSED,
        /** An emergency call names no agent, nor a leg that is up (R16, R21). */
        NO_AGENT,
        /** Nobody has defined the pool yet: the number waits for it. */
        UNKNOWN_POOL,
        /** The pool is closing and takes no new numbers. */
        POOL_CLOSING,
        /** The pool of every agent that names none cannot close. */
        POOL_NEEDED
    }
}
