package io.ringback.cli;

import io.ringback.event.CallEvent;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Chooses the record key of a call's events: the call's id, or for the other side of a call the id of the first one
 * (R21), so that all of them meet in one partition. Remembers links, since only the first event may carry one.
 */
final class RecordKeys {
    private static final int MOST_LINKS = 100_000;

    private final Map<String, String> firstCalls = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
            return size() > MOST_LINKS;
        }
    };

    String keyOf(CallEvent event) {
        @Nullable String linked = event.getLinkedCallId();
        if (linked != null) {
            firstCalls.put(event.getCallId(), firstOf(linked));
        }
        return firstOf(event.getCallId());
    }

    private String firstOf(String callId) {
        return firstCalls.getOrDefault(callId, callId);
    }
}
