package io.ringback.intake.dial;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Finds the few numbers that matter among all that are dialled, whichever way they are dialled. However a number is
 * written, its last digits stay the same: a dialled number that ends like none of them is refused without the cost of
 * bringing it into E.164. Threads may share it.
 *
 * @param <V> what is known of a number
 */
public final class NumberIndex<V> {
    private static final int ENDING_DIGITS = 6;

    private final Map<String, V> byNumber = new ConcurrentHashMap<>();
    private final Map<Integer, Integer> endings = new ConcurrentHashMap<>();

    /** Adds or replaces a number written in E.164. */
    public void put(String e164, V value) {
        if (byNumber.put(e164, value) == null) {
            endings.merge(ending(e164), 1, Integer::sum);
        }
    }

    /** Forgets a number written in E.164. */
    public void remove(String e164) {
        if (byNumber.remove(e164) != null) {
            endings.computeIfPresent(ending(e164), (ending, count) -> count == 1 ? null : count - 1);
        }
    }

    /** What is known of a number written in E.164. */
    public @Nullable V get(String e164) {
        return byNumber.get(e164);
    }

    /** The number that was dialled, in E.164, when it is one of these. */
    public @Nullable String find(DialledNumber dialled, String region) {
        if (byNumber.isEmpty() || !endings.containsKey(ending(dialled.keys()))) {
            return null;
        }
        String e164 = E164.of(dialled, region);
        return e164 != null && byNumber.containsKey(e164) ? e164 : null;
    }

    /** -1 when it is too short to be any number in E.164. */
    private static int ending(String keys) {
        if (keys.length() < ENDING_DIGITS) {
            return -1;
        }
        int ending = 0;
        for (int at = keys.length() - ENDING_DIGITS; at < keys.length(); at++) {
            ending = ending * 10 + (keys.charAt(at) - '0');
        }
        return ending;
    }
}
