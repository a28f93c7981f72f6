package io.ringback.core;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * 64 bits that tell states apart, whatever the order of their parts; remembers the parts it has seen. Most parts of a
 * state are the very objects of the state before, which are found again without comparing them field by field.
 */
final class Fingerprint {
    private static final long FNV = 0x100000001b3L;
    private static final int RECENT = 1 << 14;

    private final Map<Object, Long> known = new HashMap<>();
    private final @Nullable Object[] recent = new Object[RECENT];
    private final long[] recentHashes = new long[RECENT];

    long of(Map<?, ?> parts) {
        long sum = 0;
        for (Map.Entry<?, ?> part : parts.entrySet()) {
            sum += mix(of(part.getKey()) * 31 + of(part.getValue()));
        }
        return mix(sum + parts.size());
    }

    long of(Collection<?> parts) {
        long sum = 0;
        for (Object part : parts) {
            sum += of(part);
        }
        return mix(sum + parts.size());
    }

    @SuppressWarnings("ReferenceEquality") // the very object
    long of(Object part) {
        int slot = System.identityHashCode(part) & (RECENT - 1);
        if (recent[slot] != part) {
            recentHashes[slot] = ofEqual(part);
            recent[slot] = part;
        }
        return recentHashes[slot];
    }

    private long ofEqual(Object part) {
        Long hash = known.get(part);
        if (hash == null) {
            hash = ofText(part.toString());
            known.put(part, hash);
        }
        return hash;
    }

    static long together(long... hashes) {
        long all = 7;
        for (long hash : hashes) {
            all = mix(all * 31 + hash);
        }
        return all;
    }

    private static long ofText(String text) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * FNV;
        }
        return mix(hash);
    }

    private static long mix(long value) {
        long z = (value ^ (value >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }
}
