package io.ringback.asterisk;

import java.time.Instant;
import java.util.List;

/** What Asterisk says that matters to Ringback. */
sealed interface SwitchEvent {
    /** When, by Asterisk's clock. */
    Instant at();

    /** A channel was made, or changed. */
    record Seen(Channel channel, Instant at) implements SwitchEvent {}

    /**
     * A channel has come to talk with others.
     *
     * @param together the ids of all that talk with each other now
     */
    record Bridged(Channel channel, List<String> together, Instant at) implements SwitchEvent {
        public Bridged {
            together = List.copyOf(together);
        }
    }

    /** A channel is no more. */
    record Gone(String channelId, Instant at) implements SwitchEvent {}

    /**
     * Asterisk dials an endpoint.
     *
     * @param number what is dialled there; empty for a phone, which has no number of its own
     */
    record Dialled(Channel peer, String number, Instant at) implements SwitchEvent {}

    /** Every channel that there is, after a connection was made. */
    record UpNow(List<Channel> channels, Instant at) implements SwitchEvent {
        public UpNow {
            channels = List.copyOf(channels);
        }
    }

    /** A device changed its state, such as {@code Queue:support_pause_PJSIP/ann} to {@code INUSE}. */
    record Device(String device, String state, Instant at) implements SwitchEvent {}
}
