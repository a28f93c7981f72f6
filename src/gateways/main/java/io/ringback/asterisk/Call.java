package io.ringback.asterisk;

import io.ringback.event.Direction;
import org.jspecify.annotations.Nullable;

/**
 * A call that has been told of and is not over.
 *
 * @param id the channel's, or what it has become a side of later
 * @param endpoint the phone or trunk; where Asterisk rings a trunk for an agent, the agent's phone
 * @param number what was dialled; a phone's endpoint where Asterisk called the phone
 * @param firstId the call that this one belongs to; its own id when it is the first
 */
record Call(
        String id,
        Direction direction,
        @Nullable String agentId,
        String endpoint,
        String number,
        String firstId,
        boolean answered) {
    private static final char JOINED = '+';

    boolean isFirst() {
        return id.equals(firstId);
    }

    Call answeredNow() {
        return new Call(id, direction, agentId, endpoint, number, firstId, true);
    }

    /** The same phone's part in another call, which it was put through to. */
    Call joining(String first) {
        return new Call(id + JOINED + first, Direction.INBOUND, agentId, endpoint, endpoint, first, false);
    }

    String channelId() {
        return channelId(id);
    }

    /** The channel of the call of this id. */
    static String channelId(String id) {
        int joined = id.indexOf(JOINED);
        return joined < 0 ? id : id.substring(0, joined);
    }

    /** The call that the call of this id has become a side of; its own id when it is none. */
    static String joined(String id) {
        return id.substring(id.indexOf(JOINED) + 1);
    }

    /** Names the call alone: what was dialled is a detail. */
    @Override
    public String toString() {
        return "Call[" + id + "]";
    }
}
