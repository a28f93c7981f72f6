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

    private static final byte ANSWERED = 1;
    private static final byte ENDED = 2;
    private static final byte CLOSED = 4;

    private final long[] calls = new long[SLOTS];
    private final long[] times = new long[SLOTS];
    private final byte[] events = new byte[SLOTS];

    /** What overtook a STARTED. */
    record Overtaking(boolean answered, boolean ended, boolean closed) {}

    void keep(String callId, CallEventType type, long at) {
        byte event = event(type);
        if (event == 0) {
            return;
        }
        long call = hash(callId);
        int slot = slotFor(call);
        boolean isSameCall = calls[slot] == call && isNear(times[slot], at);
        events[slot] = (byte) (isSameCall ? events[slot] | event : event);
        calls[slot] = call;
        times[slot] = at;
    }

    /** Asking changes nothing: a replay is told the same. */
    Overtaking before(String callId, long startedAt) {
        long call = hash(callId);
        int slot = slotFor(call);
        int kept = calls[slot] == call && isNear(times[slot], startedAt) ? events[slot] : 0;
        return new Overtaking((kept & ANSWERED) != 0, (kept & ENDED) != 0, (kept & CLOSED) != 0);
    }

    private static byte event(CallEventType type) {
        return switch (type) {
            case ANSWERED -> ANSWERED;
            case ENDED -> ENDED;
            case SESSION_CLOSED -> CLOSED;
            case STARTED, KEEPALIVE, UNKNOWN -> 0;
        };
    }

    private static boolean isNear(long kept, long now) {
        return Math.abs(now - kept) <= LIFE_MILLIS;
    }

    /** The call's own slot, or else the oldest of those where it may be. */
    private int slotFor(long call) {
        int first = (int) call & (SLOTS - NEIGHBOURS);
        int oldest = first;
        for (int slot = first; slot < first + NEIGHBOURS; slot++) {
            if (calls[slot] == call) {
                return slot;
            }
            if (times[slot] < times[oldest]) {
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
