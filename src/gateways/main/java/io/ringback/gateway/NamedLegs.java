package io.ringback.gateway;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Remembers which legs of a call were told with their agent. Bounded for each call; who forgets a leg says so. */
final class NamedLegs {
    /** More than carriers that anybody tries. */
    private static final int MOST = 32;

    private final Map<String, Deque<String>> byKey = new HashMap<>();

    /** Those of the call with this key, the eldest first. */
    List<String> of(String key) {
        Deque<String> legs = byKey.get(key);
        return legs == null ? List.of() : List.copyOf(legs);
    }

    void add(String key, String callId) {
        Deque<String> legs = byKey.computeIfAbsent(key, first -> new ArrayDeque<>());
        if (!legs.contains(callId)) {
            legs.addLast(callId);
        }
        if (legs.size() > MOST) {
            legs.removeFirst();
        }
    }

    void remove(String key, String callId) {
        byKey.computeIfPresent(key, (same, legs) -> legs.remove(callId) && legs.isEmpty() ? null : legs);
    }

    int size() {
        return byKey.size();
    }
}
