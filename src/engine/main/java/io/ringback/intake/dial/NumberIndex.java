package io.ringback.intake.dial;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Finds the few numbers that matter among all that are dialled, whichever way they are dialled (R5). However a number
 * is written, its last digits stay the same: a dialled number that ends like none of them is refused without the cost
 * of bringing it into E.164, and one that does is compared only with those that end like it. Threads may share it.
 *
 * @param <V> what is known of a number
 */
public final class NumberIndex<V> {
    private static final int ENDING_DIGITS = 6;

    private final Map<String, V> byNumber = new ConcurrentHashMap<>();
    private final Map<Integer, Set<String>> byEnding = new ConcurrentHashMap<>();

    /** Adds or replaces a number written in E.164. */
    public void put(String e164, V value) {
        if (byNumber.put(e164, value) == null) {
            byEnding.compute(ending(e164), (ending, numbers) -> {
                Set<String> added = numbers == null ? ConcurrentHashMap.newKeySet() : numbers;
                added.add(e164);
                return added;
            });
        }
    }

    /** Forgets a number written in E.164. */
    public void remove(String e164) {
        if (byNumber.remove(e164) != null) {
            byEnding.computeIfPresent(ending(e164), (ending, numbers) -> {
                numbers.remove(e164);
                return numbers.isEmpty() ? null : numbers;
            });
        }
    }

    /** What is known of a number written in E.164. */
    public @Nullable V get(String e164) {
        return byNumber.get(e164);
    }

    /** The number that was dialled, in E.164, when it is one of these as the region dials it. */
    public @Nullable String find(DialledNumber dialled, String region) {
        return find(dialled, region, Set.of(), false);
    }

    /**
     * The number that was dialled, in E.164, when it is one of these.
     *
     * @param outsideLine prefixes that may go before it
     * @param anywhere whether it may also be written as its own country dials it, as inbound calls are that name no
     *     region; an agent's own call never is, since another country's form is a customer's number here
     */
    public @Nullable String find(DialledNumber dialled, String region, Set<String> outsideLine, boolean anywhere) {
        DialledNumber later = dialled.afterPause();
        Set<String> alike = byEnding.get(ending(dialled.keys()));
        Set<String> alikeLater = later == null ? null : byEnding.get(ending(later.keys()));
        if (alike == null && alikeLater == null) {
            return null;
        }
        String found = alike == null ? null : among(alike, dialled, region, anywhere);
        for (DialledNumber outside :
                found == null ? Behind.line(dialled, region, outsideLine) : Set.<DialledNumber>of()) {
            Set<String> candidates = byEnding.getOrDefault(ending(outside.keys()), Set.of());
            found = found == null ? among(candidates, outside, region, anywhere) : found;
        }
        return found;
    }

    private static @Nullable String among(Set<String> numbers, DialledNumber dialled, String region, boolean anywhere) {
        String asDialledHere = E164.of(dialled, region);
        if (asDialledHere != null && numbers.contains(asDialledHere)) {
            return asDialledHere;
        }
        for (String number : numbers) {
            if (E164.isWithoutPlus(number, dialled) || (anywhere && E164.isNational(number, dialled))) {
                return number;
            }
        }
        return null;
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
