package io.ringback.common;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A map with a bound: beyond it, the entry that was used least recently is forgotten. Not thread-safe. Reading an entry
 * moves it, so no entry may be read while the map is iterated.
 */
public final class BoundedMap<K, V> extends LinkedHashMap<K, V> {
    private static final long serialVersionUID = 1L;

    private final int most;

    /** @param most how many entries it keeps */
    public BoundedMap(int most) {
        super(16, 0.75f, true);
        this.most = most;
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
        return size() > most;
    }
}
