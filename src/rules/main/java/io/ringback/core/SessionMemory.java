package io.ringback.core;

import org.jspecify.annotations.Nullable;

/**
 * What a session remembers beside its legs.
 *
 * @param messageLeft the agent called the auto-responder (R6)
 * @param endpoint the device from which the agent called last; null when no call named one (R24)
 * @param watch since when nothing is up, and when the next notice of a long hold is due (R3, R8)
 * @param burst the callbacks of the last minute (R25)
 * @param forgotten the ids of calls that the session has forgotten (R4, R25)
 */
public record SessionMemory(
        boolean messageLeft, @Nullable EndpointRef endpoint, Watch watch, Burst burst, Forgotten forgotten) {

    static SessionMemory begin(Watch watch, Forgotten forgotten) {
        return new SessionMemory(false, null, watch, Burst.NONE, forgotten);
    }

    SessionMemory leavingMessage(boolean left) {
        return new SessionMemory(messageLeft || left, endpoint, watch, burst, forgotten);
    }

    SessionMemory at(@Nullable EndpointRef device) {
        return device == null ? this : new SessionMemory(messageLeft, device, watch, burst, forgotten);
    }

    SessionMemory with(Watch other) {
        return new SessionMemory(messageLeft, endpoint, other, burst, forgotten);
    }

    SessionMemory with(Burst other) {
        return new SessionMemory(messageLeft, endpoint, watch, other, forgotten);
    }

    SessionMemory with(Forgotten other) {
        return new SessionMemory(messageLeft, endpoint, watch, burst, other);
    }
}
