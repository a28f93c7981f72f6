package io.ringback.intake;

import org.jspecify.annotations.Nullable;

/**
 * Remembers which pool a leg was in whose row is gone, since its session may still last: any call id of the current
 * session closes it (R4). The memory is fixed: hashes of call ids and nothing else, a later one making room for itself.
 */
final class PastLegs {
    private static final int SLOTS = 1 << 15;

    private final long[] calls = new long[SLOTS];
    private final @Nullable String[] pools = new String[SLOTS];

    void keep(String callId, String pool) {
        long call = CallHash.of(callId);
        int slot = slot(call);
        calls[slot] = call;
        pools[slot] = pool;
    }

    /** The pool where the call was a leg; null when nobody remembers it. */
    @Nullable String poolOf(String callId) {
        long call = CallHash.of(callId);
        int slot = slot(call);
        return calls[slot] == call ? pools[slot] : null;
    }

    private static int slot(long call) {
        return (int) call & (SLOTS - 1);
    }
}
