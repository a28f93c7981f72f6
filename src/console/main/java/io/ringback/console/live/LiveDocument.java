package io.ringback.console.live;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What viewers see, as sections of keyed views, with the keys that changed since the last delta. Deciding by equality
 * what is a change keeps re-emitted rows from costing a viewer anything. Views are immutable; any thread may call.
 */
public final class LiveDocument {
    private final Map<String, Map<String, Object>> sections = new LinkedHashMap<>();
    private final Map<String, Set<String>> changed = new HashMap<>();

    /** A part of the document: all of it when {@code reset}, else what was put and what is gone. */
    public record Part(boolean reset, Map<String, Map<String, Object>> put, Map<String, Set<String>> gone) {
        /** Whether there is nothing to tell. */
        public boolean isEmpty() {
            return !reset && put.isEmpty() && gone.isEmpty();
        }
    }

    /** Shows a view under a key, in place of the one before. */
    public synchronized void put(String section, String key, Object view) {
        @Nullable Object before = rows(section).put(key, view);
        if (!view.equals(before)) {
            changed.computeIfAbsent(section, name -> new HashSet<>()).add(key);
        }
    }

    /** Stops showing a key. */
    public synchronized void remove(String section, String key) {
        if (rows(section).remove(key) != null) {
            changed.computeIfAbsent(section, name -> new HashSet<>()).add(key);
        }
    }

    /** Removes the oldest keys until at most so many are left. */
    synchronized void keepNewest(String section, int atMost) {
        Map<String, Object> rows = rows(section);
        while (rows.size() > atMost) {
            remove(section, rows.keySet().iterator().next());
        }
    }

    /** A section's views as they are now. */
    public synchronized Map<String, Object> section(String name) {
        return new LinkedHashMap<>(rows(name));
    }

    /** Everything; what changed since the last delta stays to be told to the others. */
    synchronized Part whole() {
        Map<String, Map<String, Object>> all = new LinkedHashMap<>();
        sections.forEach((name, rows) -> all.put(name, new LinkedHashMap<>(rows)));
        return new Part(true, all, Map.of());
    }

    /** What changed since the last delta. */
    synchronized Part delta() {
        Map<String, Map<String, Object>> put = new LinkedHashMap<>();
        Map<String, Set<String>> gone = new LinkedHashMap<>();
        changed.forEach((section, keys) -> keys.forEach(key -> {
            @Nullable Object view = rows(section).get(key);
            if (view == null) {
                gone.computeIfAbsent(section, name -> new HashSet<>()).add(key);
            } else {
                put.computeIfAbsent(section, name -> new LinkedHashMap<>()).put(key, view);
            }
        }));
        changed.clear();
        return new Part(false, put, gone);
    }

    private Map<String, Object> rows(String section) {
        return sections.computeIfAbsent(section, name -> new LinkedHashMap<>());
    }
}
