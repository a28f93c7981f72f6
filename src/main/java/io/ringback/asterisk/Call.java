package io.ringback.asterisk;

import io.ringback.event.Direction;
import org.jspecify.annotations.Nullable;

/**
 * A call that has been told of and is not over.
 *
 * @param number what was dialled; a phone's endpoint where Asterisk called the phone
 * @param firstId the channel whose call this belongs to; its own when it is the first
 */
record Call(
        String channelId,
        Direction direction,
        @Nullable String agentId,
        String endpoint,
        String number,
        String firstId,
        boolean answered) {
    boolean isFirst() {
        return channelId.equals(firstId);
    }

    Call answeredNow() {
        return new Call(channelId, direction, agentId, endpoint, number, firstId, true);
    }

    /** Names the call alone: what was dialled is a detail. */
    @Override
    public String toString() {
        return "Call[" + channelId + "]";
    }
}
