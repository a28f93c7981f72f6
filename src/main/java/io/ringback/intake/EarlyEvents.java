package io.ringback.intake;

import io.ringback.event.CallEventType;
import java.time.Duration;

/**
 * Remembers for 10 s which events came for a call that is not known, in case its STARTED was overtaken (R14). The memory
 * is fixed: hashes of call ids and nothing else, the oldest of four making room. What a crash loses here, R8 cures.
 */
final class EarlyEvents {
    private static final int SLOTS = 1 << 17;
    private static final int NEIGHBOURS = 4;
    private static final long LIFE_MILLIS = Duration.ofSeconds(10).toMillis();

    private static final long ANSWERED = 1;
    private static final long ENDED = 2;
    private static final long CLOSED = 4;
    private static final long EVENTS = ANSWERED | ENDED | CLOSED;
    private static final int EVENT_BITS = 3;

    /**
     * Two words a slot: the call's hash; then when its last event came and, in the lowest bits, which came. So a call's
     * neighbours lie side by side, in one or two lines of the cache.
     */
    private final long[] slots = new long[2 * SLOTS];

    /** What overtook a STARTED. */
    record Overtaking(boolean answered, boolean ended, boolean closed) {}

    void keep(String callId, CallEventType type, long at) {
        long event = event(type);
        if (event == 0) {
            return;
        }
        long call = hash(callId);
        int slot = slotFor(call);
        slots[slot + 1] = at << EVENT_BITS | kept(slot, call, at) | event;
        slots[slot] = call;
    }

    /** Asking changes nothing: a replay is told the same. */
    Overtaking before(String callId, long startedAt) {
        long call = hash(callId);
        long kept = kept(slotFor(call), call, startedAt);
        return new Overtaking((kept & ANSWERED) != 0, (kept & ENDED) != 0, (kept & CLOSED) != 0);
    }

    private static long event(CallEventType type) {
        return switch (type) {
            case ANSWERED -> ANSWERED;
            case ENDED -> ENDED;
            case SESSION_CLOSED -> CLOSED;
            case STARTED, KEEPALIVE, UNKNOWN -> 0;
        };
    }

    /** The events that a slot holds of this call, unless they are too old. */
    private long kept(int slot, long call, long now) {
        boolean isOfCall = slots[slot] == call && Math.abs(now - time(slot)) <= LIFE_MILLIS;
        return isOfCall ? slots[slot + 1] & EVENTS : 0;
    }

    private long time(int slot) {
        return slots[slot + 1] >> EVENT_BITS;
    }

    /** The call's own slot, or else the oldest of those where it may be. */
    private int slotFor(long call) {
        int first = 2 * ((int) call & (SLOTS - NEIGHBOURS));
        int oldest = first;
        for (int slot = first; slot < first + 2 * NEIGHBOURS; slot += 2) {
            if (slots[slot] == call) {
                return slot;
            }
            if (time(slot) < time(oldest)) {
                oldest = slot;
            }
        }
        return oldest;
    }

    /** FNV-1a over the characters, then mixed so that the low bits depend on all. */
    private static long hash(String callId) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < callId.length(); i++) {
            hash = (hash ^ callId.charAt(i)) * 0x100000001b3L;
        }
        hash = (hash ^ (hash >>> 33)) * 0xff51afd7ed558ccdL;
        return hash ^ (hash >>> 33);
    }
}
