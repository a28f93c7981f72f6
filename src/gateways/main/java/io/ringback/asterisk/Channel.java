package io.ringback.asterisk;

import java.time.Instant;

/**
 * One side of a call, as Asterisk tells of it.
 *
 * @param id Asterisk's unique id
 * @param name such as {@code PJSIP/ann-0000002a}
 * @param state Asterisk's word: {@code Down Ring Ringing Up}
 * @param dialled what was dialled on it; empty for a side that Asterisk called
 * @param caller the number that calls; empty when it is unknown
 * @param linkedId the id of the first side of the same call; its own for the first side
 */
record Channel(String id, String name, String state, String dialled, String caller, String linkedId, Instant since) {
    /** What the names of channels within Asterisk begin with; they hold whatever was dialled. */
    static final String LOCAL = "Local/";

    private static final String UP = "Up";

    /** The device or trunk, such as {@code PJSIP/ann}. */
    String endpoint() {
        return endpoint(name);
    }

    /** The same of a channel's name. */
    static String endpoint(String name) {
        int dash = name.lastIndexOf('-');
        return dash < 0 ? name : name.substring(0, dash);
    }

    boolean isUp() {
        return state.equals(UP);
    }

    /** Asterisk's inner ends, spies and players are nobody's phone. */
    boolean isPhoneOrTrunk() {
        return !name.startsWith(LOCAL)
                && !name.startsWith("Snoop/")
                && !name.startsWith("Message/")
                && !name.startsWith("Announcer/")
                && !name.startsWith("Recorder/")
                && !name.startsWith("Surrogate/");
    }

    /** Names the channel alone: who called whom is a detail. */
    @Override
    public String toString() {
        return "Channel[" + id + "]";
    }
}
