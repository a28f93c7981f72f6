package io.ringback.intake;

import io.ringback.intake.decode.CallFacts;

/**
 * Remembers the latest test calls, so that one whose gateway tells it twice is read back once (R13, R14). The memory is
 * fixed, hashes and nothing else: what it loses is read back once more.
 */
final class ToldTests {
    private static final int SLOTS = 1 << 10;
    private static final long PRIME = 0x100000001b3L;

    private final long[] tellings = new long[SLOTS];
    private final long[] offsets = new long[SLOTS];

    /** Whether an earlier record told of this very call: all that tells calls apart agrees, its time among it (R22). */
    boolean isToldAgain(CallFacts test, String callId, Source source) {
        if (test.occurredAt() == CallFacts.NO_TIME) {
            return false;
        }
        long telling =
                CallHash.of(callId + '\n' + test.agentId() + '\n' + test.gatewayId()) + test.occurredAt() * PRIME;
        int slot = (int) telling & (SLOTS - 1);
        if (tellings[slot] == telling && offsets[slot] < source.offset()) {
            return true;
        }
        tellings[slot] = telling;
        offsets[slot] = source.offset();
        return false;
    }
}
