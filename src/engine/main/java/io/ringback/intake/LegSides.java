package io.ringback.intake;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which calls are other sides of a leg, by the leg's first call (R21): the latest of them, as many as a session remembers. */
final class LegSides {
    private static final int MOST = 33;

    private final Map<String, Set<String>> byFirst = new HashMap<>();

    Set<String> of(String firstCallId) {
        return byFirst.getOrDefault(firstCallId, Set.of());
    }

    /** @param firstCallId null for a call that is no other side */
    void add(@Nullable String firstCallId, String callId) {
        if (firstCallId != null) {
            Set<String> calls = byFirst.computeIfAbsent(firstCallId, first -> new LinkedHashSet<>());
            calls.add(callId);
            if (calls.size() > MOST) {
                calls.remove(calls.iterator().next());
            }
        }
    }

    void remove(@Nullable String firstCallId, String callId) {
        if (firstCallId != null) {
            byFirst.computeIfPresent(firstCallId, (first, calls) -> {
                calls.remove(callId);
                return calls.isEmpty() ? null : calls;
            });
        }
    }

    void clear() {
        byFirst.clear();
    }
}
