package io.ringback.owed;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What was told and the brokers do not have. Telephone systems say a thing once and never again, whatever becomes of it.
 * Dials, of which each may be an emergency, are told before the rest. Bounded: beyond, the eldest is lost, a dial last of
 * all.
 *
 * @param <T> what is told
 */
public final class Owed<T> {
    /** Those of some ten thousand calls. */
    static final int MOST = 50_000;

    /** So that the client's buffer has room for what comes meanwhile. */
    private static final int MOST_AT_ONCE = 500;

    /**
     * One of them.
     *
     * @param name by which the same one, told again, is owed once
     * @param isDial whether it could be an emergency
     * @param until from when it is of no use any more
     */
    public record Item<T>(Object name, boolean isDial, T what, Instant until) {
        /** What it holds may be a call's. */
        @Override
        public String toString() {
            return "Item[until=" + until + "]";
        }
    }

    private final Map<Object, Item<T>> dials = new LinkedHashMap<>();
    private final Map<Object, Item<T>> others = new LinkedHashMap<>();

    /** Keeps it, and gives the number of those that are lost by that. */
    public synchronized int add(Item<T> item) {
        (item.isDial() ? dials : others).put(item.name(), item);
        return size() <= MOST ? 0 : take(others.isEmpty() ? dials : others, 1).size();
    }

    /** Lets go of what is of no use any more, and gives the number of that. */
    public synchronized int dropTooOld(Instant now) {
        int before = size();
        dials.values().removeIf(item -> !item.until().isAfter(now));
        others.values().removeIf(item -> !item.until().isAfter(now));
        return before - size();
    }

    /** The next ones, the eldest dials first; who cannot tell them adds them again. */
    public synchronized List<Item<T>> take() {
        List<Item<T>> next = take(dials, MOST_AT_ONCE);
        next.addAll(take(others, MOST_AT_ONCE - next.size()));
        return next;
    }

    public synchronized int size() {
        return dials.size() + others.size();
    }

    private static <T> List<Item<T>> take(Map<Object, Item<T>> from, int most) {
        List<Item<T>> taken = new ArrayList<>();
        Iterator<Item<T>> each = from.values().iterator();
        while (each.hasNext() && taken.size() < most) {
            taken.add(each.next());
            each.remove();
        }
        return taken;
    }
}
