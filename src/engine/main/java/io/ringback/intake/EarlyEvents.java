package io.ringback.intake;

import io.ringback.event.CallEventType;
import io.ringback.intake.decode.CallFacts;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Remembers for 10 s which events came for a call that is not known, in case its STARTED was overtaken (R14). Another gateway's
 * call of the same id is another (R22). The memory is fixed: hashes of ids and nothing else, the oldest of four making room. What
 * a crash loses here, R8 cures.
 */
final class EarlyEvents {
    static final long LIFE_MILLIS = Duration.ofSeconds(10).toMillis();

    private static final int SLOTS = 1 << 17;
    private static final int NEIGHBOURS = 4;
    private static final int WORDS = 2;
    /** No gateway. */
    private static final int NONE = 0;

    private static final long ANSWERED = 1;
    private static final long ENDED = 2;
    private static final long CLOSED = 4;
    private static final long FORCED = 8;
    /** Whether the gateway said when, for each of the first three. */
    private static final long TIMED = 16;

    private static final int BITS = 7;
    private static final long ALL = (1 << BITS) - 1;

    /**
     * Two words a slot: the call's hash; when its last event came and, in the lowest bits, which came. So a call's
     * neighbours lie side by side, in one or two lines of the cache.
     */
    private final long[] slots = new long[WORDS * SLOTS];

    /**
     * Two words a slot: when the gateway says that the call was answered and ended, in 32 bits each; then whose call it is, and
     * when it closed.
     */
    private final long[] times = new long[WORDS * SLOTS];

    /**
     * What overtook a STARTED.
     *
     * @param endedAt when it ended, by the gateway's clock; {@link CallFacts#NO_TIME} when nobody knows
     */
    record Overtaking(boolean answered, boolean ended, long endedAt, boolean closed, boolean forced) {
        private static final Overtaking NOTHING = new Overtaking(false, false, CallFacts.NO_TIME, false, false);

        private Overtaking and(Overtaking other) {
            return new Overtaking(
                    answered || other.answered,
                    ended || other.ended,
                    Math.max(endedAt, other.endedAt),
                    closed || other.closed,
                    forced || other.forced);
        }
    }

    /**
     * Keeps an event of a call that is not known.
     *
     * @param at when the broker appended it
     */
    void keep(String callId, CallFacts event, long at) {
        long bit = bit(event.type());
        if (bit == 0) {
            return;
        }
        long call = CallHash.of(callId);
        int gateway = gateway(event.gatewayId());
        int slot = slotFor(call, gateway);
        long before = gateway(slot) == gateway ? kept(slot, call, at) : 0;
        if (before == 0) {
            times[slot] = 0;
            times[slot + 1] = (long) gateway << Integer.SIZE;
        }
        slots[slot + 1] = at << BITS | noted(slot, before, event, bit);
        slots[slot] = call;
    }

    /** Of events that came twice the later time counts. */
    private long noted(int slot, long before, CallFacts event, long bit) {
        long forced = event.force() && bit == CLOSED ? FORCED : 0;
        if (event.occurredAt() == CallFacts.NO_TIME) {
            return (before | bit | forced) & ~(bit * TIMED);
        }
        boolean isLater = (before & bit) == 0 || (int) event.occurredAt() - time(slot, bit) > 0;
        if (isLater) {
            time(slot, bit, (int) event.occurredAt());
        }
        boolean isUntimed = (before & bit) != 0 && (before & bit * TIMED) == 0;
        return before | bit | forced | (isUntimed ? 0 : bit * TIMED);
    }

    /**
     * What came before a call started, but for what happened before it (R14). Asking changes nothing: a replay is told
     * the same. A close may come from anybody (R4).
     *
     * @param gatewayId the call's; null for one that may be any gateway's
     * @param at when the broker appended the STARTED
     */
    Overtaking before(String callId, @Nullable String gatewayId, long startedAt, long at) {
        long call = CallHash.of(callId);
        int gateway = gateway(gatewayId);
        int first = firstSlot(call);
        Overtaking all = Overtaking.NOTHING;
        for (int slot = first; slot < first + WORDS * NEIGHBOURS; slot += WORDS) {
            long kept = kept(slot, call, at);
            if (kept != 0) {
                boolean mayBeItsOwn = gateway == NONE || gateway(slot) == NONE || gateway(slot) == gateway;
                all = all.and(in(slot, mayBeItsOwn ? kept : kept & ~(ANSWERED | ENDED), startedAt));
            }
        }
        return all;
    }

    private Overtaking in(int slot, long kept, long startedAt) {
        boolean ended = isSince(slot, kept, ENDED, startedAt);
        boolean closed = isSince(slot, kept, CLOSED, startedAt);
        return new Overtaking(
                isSince(slot, kept, ANSWERED, startedAt),
                ended,
                ended && isOrdered(kept, ENDED, startedAt)
                        ? startedAt + (time(slot, ENDED) - (int) startedAt)
                        : CallFacts.NO_TIME,
                closed,
                closed && (kept & FORCED) != 0);
    }

    /** Times within 24 days of each other compare rightly by their lowest 32 bits. */
    private boolean isSince(int slot, long kept, long bit, long startedAt) {
        if ((kept & bit) == 0) {
            return false;
        }
        return !isOrdered(kept, bit, startedAt) || time(slot, bit) - (int) startedAt >= 0;
    }

    private static boolean isOrdered(long kept, long bit, long startedAt) {
        return startedAt != CallFacts.NO_TIME && (kept & bit * TIMED) != 0;
    }

    private static long bit(CallEventType type) {
        return switch (type) {
            case ANSWERED -> ANSWERED;
            case ENDED -> ENDED;
            case SESSION_CLOSED -> CLOSED;
            case STARTED, KEEPALIVE, UNKNOWN -> 0;
        };
    }

    /** The events that a slot holds of this call, unless they are too old. */
    private long kept(int slot, long call, long now) {
        boolean isOfCall = slots[slot] == call && Math.abs(now - cameAt(slot)) <= LIFE_MILLIS;
        return isOfCall ? slots[slot + 1] & ALL : 0;
    }

    private long cameAt(int slot) {
        return slots[slot + 1] >> BITS;
    }

    private int time(int slot, long bit) {
        long word = times[slot + (bit == CLOSED ? 1 : 0)];
        return (int) (bit == ENDED ? word >>> Integer.SIZE : word);
    }

    private void time(int slot, long bit, int time) {
        int word = slot + (bit == CLOSED ? 1 : 0);
        times[word] = bit == ENDED
                ? (times[word] & 0xFFFF_FFFFL) | ((long) time << Integer.SIZE)
                : (times[word] & ~0xFFFF_FFFFL) | (time & 0xFFFF_FFFFL);
    }

    private static int gateway(@Nullable String id) {
        return id == null ? NONE : id.hashCode();
    }

    private int gateway(int slot) {
        return (int) (times[slot + 1] >>> Integer.SIZE);
    }

    private static int firstSlot(long call) {
        return WORDS * ((int) call & (SLOTS - NEIGHBOURS));
    }

    /** The call's own slot, or else the oldest of those where it may be. */
    private int slotFor(long call, int gateway) {
        int first = firstSlot(call);
        int oldest = first;
        for (int slot = first; slot < first + WORDS * NEIGHBOURS; slot += WORDS) {
            if (slots[slot] == call && gateway(slot) == gateway) {
                return slot;
            }
            if (cameAt(slot) < cameAt(oldest)) {
                oldest = slot;
            }
        }
        return oldest;
    }
}
