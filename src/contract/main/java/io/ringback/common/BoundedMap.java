package io.ringback.common;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A map that forgets the entry that was used least recently when it has more than so many. Not safe for several threads.
 * To get an entry moves it, and so must not happen while the map is gone through.
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
