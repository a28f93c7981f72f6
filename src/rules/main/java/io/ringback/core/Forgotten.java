package io.ringback.core;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The calls that a session had and remembers no more (R25), as hashes of their ids: so a close that names one is told
 * from a close of an ordinary call (R4), and a dial told again is no new one (R14). The latest 256 of each kind are kept.
 *
 * @param sinceClose calls that began since the last close
 * @param beforeClose calls from before it
 */
public record Forgotten(List<Long> sinceClose, List<Long> beforeClose) {
    /** None yet. */
    public static final Forgotten NONE = new Forgotten(List.of(), List.of());

    private static final int MOST = 256;
    private static final long FNV_OFFSET = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;

    public Forgotten {
        sinceClose = latest(sinceClose);
        beforeClose = latest(beforeClose);
    }

    Forgotten with(Legs from, Set<CallId> calls, int generation) {
        if (calls.isEmpty()) {
            return this;
        }
        List<Long> since = new ArrayList<>(sinceClose);
        List<Long> before = new ArrayList<>(beforeClose);
        for (Leg leg : from.all()) {
            if (calls.contains(leg.call())) {
                (leg.generation() == generation ? since : before).add(hash(leg.call()));
            }
        }
        return new Forgotten(since, before);
    }

    /** The session is closed: all of them are from before. */
    Forgotten closed() {
        if (sinceClose.isEmpty()) {
            return this;
        }
        List<Long> before = new ArrayList<>(beforeClose);
        before.addAll(sinceClose);
        return new Forgotten(List.of(), before);
    }

    boolean has(CallId call) {
        return hasSinceClose(call) || hasBeforeClose(call);
    }

    boolean hasSinceClose(CallId call) {
        return sinceClose.contains(hash(call));
    }

    boolean hasBeforeClose(CallId call) {
        return beforeClose.contains(hash(call));
    }

    private static long hash(CallId call) {
        long hash = FNV_OFFSET;
        for (int i = 0; i < call.value().length(); i++) {
            hash = (hash ^ call.value().charAt(i)) * FNV_PRIME;
        }
        return hash;
    }

    private static List<Long> latest(List<Long> hashes) {
        int tooMany = hashes.size() - MOST;
        return List.copyOf(tooMany > 0 ? hashes.subList(tooMany, hashes.size()) : hashes);
    }
}
