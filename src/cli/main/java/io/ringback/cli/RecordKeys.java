package io.ringback.cli;

import io.ringback.common.BoundedMap;
import io.ringback.intake.Foretold;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Chooses the record key of a call's events: the call's id, or for the other side of a call the id of the first one
 * (R21), so that all of them meet in one partition. Remembers links, since only the first event may carry one. A close
 * that names its agent alone (R4) has the agent for a key.
 */
final class RecordKeys {
    private static final int MOST_LINKS = 100_000;

    private final Map<String, String> firstCalls = new BoundedMap<>(MOST_LINKS);

    /** Null when the event names neither a call nor an agent. */
    @Nullable String keyOf(Foretold.Event event) {
        String callId = event.callId();
        if (callId == null) {
            return event.agentId();
        }
        String linked = event.linkedCallId();
        if (linked != null) {
            firstCalls.put(callId, firstOf(linked));
        }
        return firstOf(callId);
    }

    private String firstOf(String callId) {
        return firstCalls.getOrDefault(callId, callId);
    }
}
