package io.ringback.intake;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Remembers for 10 s which calls linked to a call that is not known, in case its STARTED was overtaken (R14, R21). The
 * memory is fixed: the latest few thousand calls.
 */
final class EarlyLinks {
    private static final int CALLS = 1 << 12;

    /** Several times as many as calls, so that mostly a call to which none linked is told by its own count. */
    private static final int COUNTS = 1 << 14;

    /** As many as a session remembers (R25). */
    private static final int MOST = 32;

    /**
     * A call that linked to one before that was known.
     *
     * @param gatewayId null where its gateway names none
     */
    record Linked(String callId, @Nullable String gatewayId) {
        /** What a gateway links to is of that gateway (R22). */
        private boolean mayBeOf(@Nullable String gateway) {
            return gateway == null || gatewayId == null || gateway.equals(gatewayId);
        }
    }

    private final @Nullable Linked[] calls = new Linked[CALLS];
    private final long[] linkedTo = new long[CALLS];
    private final long[] cameAt = new long[CALLS];
    private final short[] counts = new short[COUNTS];
    private int next;

    /**
     * Keeps a call that links to one that is not known.
     *
     * @param at when the broker appended its STARTED
     */
    void keep(Linked call, String linkedCallId, long at) {
        drop(next);
        calls[next] = call;
        linkedTo[next] = CallHash.of(linkedCallId);
        cameAt[next] = at;
        counts[count(linkedTo[next])]++;
        next = (next + 1) % CALLS;
    }

    /**
     * The calls that linked to this one by then, and those that linked to them. Asking changes nothing: a replay is told
     * the same.
     *
     * @param gatewayId the call's; null for one that may be any gateway's
     * @param at when the broker appended the call's own STARTED
     */
    List<Linked> to(String callId, @Nullable String gatewayId, long at) {
        if (counts[count(CallHash.of(callId))] == 0) {
            return List.of();
        }
        Map<String, Linked> found = new LinkedHashMap<>();
        List<String> open = List.of(callId);
        while (!open.isEmpty()) {
            open = linkedTo(open, at).stream()
                    .filter(call -> !call.callId().equals(callId) && call.mayBeOf(gatewayId))
                    .filter(call -> found.size() < MOST && found.putIfAbsent(call.callId(), call) == null)
                    .map(Linked::callId)
                    .toList();
        }
        return List.copyOf(found.values());
    }

    private List<Linked> linkedTo(List<String> called, long at) {
        Set<Long> hashes = new LinkedHashSet<>();
        called.forEach(call -> hashes.add(CallHash.of(call)));
        List<Linked> found = new ArrayList<>();
        for (int i = 0; i < CALLS; i++) {
            Linked call = calls[(next + i) % CALLS];
            if (call != null && isRecent((next + i) % CALLS, at) && hashes.contains(linkedTo[(next + i) % CALLS])) {
                found.add(call);
            }
        }
        return found;
    }

    private boolean isRecent(int place, long at) {
        return Math.abs(at - cameAt[place]) <= EarlyEvents.LIFE_MILLIS;
    }

    /** Lets go of what is too old, also when no call comes. */
    void forget(long now) {
        for (int i = 0; i < CALLS; i++) {
            if (!isRecent(i, now)) {
                drop(i);
            }
        }
    }

    private void drop(int place) {
        if (calls[place] != null) {
            calls[place] = null;
            counts[count(linkedTo[place])]--;
        }
    }

    private static int count(long call) {
        return (int) call & (COUNTS - 1);
    }
}
