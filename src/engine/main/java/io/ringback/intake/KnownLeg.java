package io.ringback.intake;

import io.ringback.state.LegRow;
import org.jspecify.annotations.Nullable;

/**
 * A stored row of a call, with the store's key for it.
 *
 * @param key the store's
 * @param putAt when it was put last, by the brokers' clock
 */
record KnownLeg(String key, String callId, LegRow row, long putAt) {
    /** What it fills, in the store and beside it, with room to spare. */
    private static final int BYTES = 1_000;

    private static final int BYTES_A_CHARACTER = 8;

    static KnownLeg stored(String key, LegRow row, long putAt) {
        return new KnownLeg(key, callId(key, row), row, putAt);
    }

    /** No two calls of one partition start at one offset, but those that are told of together (R14) have ids apart. */
    static String key(String callId, LegRow row) {
        return row.getKind() == null ? callId : row.getStartedOffset() + ":" + callId;
    }

    /** A row of 0.1.0 has the call's id for its key. */
    private static String callId(String key, LegRow row) {
        return row.getKind() == null ? key : key.substring(key.indexOf(':') + 1);
    }

    long bytes() {
        int characters =
                key.length() + length(row.getAgentId()) + length(row.getLinkedCallId()) + length(row.getGatewayId());
        return BYTES + (long) BYTES_A_CHARACTER * characters;
    }

    private static int length(@Nullable String text) {
        return text == null ? 0 : text.length();
    }
}
