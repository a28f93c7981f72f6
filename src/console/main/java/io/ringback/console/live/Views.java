package io.ringback.console.live;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What a viewer sees of one thing each: references and times, never a detail of a call. */
public final class Views {
    private Views() {}

    /**
     * A pool as it is served.
     *
     * @param closing it takes no new numbers, and goes when nothing of it lives
     */
    public record PoolView(
            String name, String region, @Nullable String fallback, int low, boolean closing) {}

    /** Where a number is in its round: free, leased, resting. */
    public enum NumberState {
        FREE,
        LEASED,
        RESTING
    }

    /**
     * A number of a pool.
     *
     * @param inService false when it was withdrawn
     * @param agent who holds it; null unless leased
     * @param since when the lease or the rest began
     * @param until when it ends unless it is prolonged; null when free
     */
    public record NumberView(
            String pool,
            boolean inService,
            NumberState state,
            @Nullable String agent,
            @Nullable Instant since,
            @Nullable Instant until) {}

    /** What goes on in a session. */
    public enum Phase {
        RINGING,
        IN_CALL,
        AFTER_CALL,
        /** Closed by the agent; the responder still gets through. */
        REACHABLE
    }

    /**
     * An agent's emergency.
     *
     * @param endpoint the device that called, which a responder rings (R24); null when the gateway does not say
     * @param signedOut the agent has signed out meanwhile
     */
    public record SessionView(
            String pool,
            @Nullable String number,
            @Nullable String endpoint,
            boolean signedOut,
            Phase phase,
            boolean shielded,
            @Nullable Instant since,
            Instant until) {}

    /**
     * An alert to the site's contacts.
     *
     * @param waits for a person who says that they have seen it
     * @param seenBy who said so; null when nobody has
     */
    public record NoticeView(
            String kind,
            String pool,
            @Nullable String agent,
            @Nullable String number,
            @Nullable String location,
            @Nullable String endpoint,
            Instant at,
            boolean waits,
            @Nullable String seenBy) {
        NoticeView seenBy(@Nullable String somebody) {
            return new NoticeView(kind, pool, agent, number, location, endpoint, at, waits, somebody);
        }
    }

    /**
     * A contact, whose address is nowhere here.
     *
     * @param pool whose notices it gets; null for every pool's
     * @param kinds which of them; none means every kind
     * @param last what became of the last message to it; null when there was none
     */
    public record ContactView(
            @Nullable String pool,
            List<String> kinds,
            String channel,
            int step,
            @Nullable LastTold last) {
        public ContactView {
            kinds = List.copyOf(kinds);
        }

        ContactView told(@Nullable LastTold now) {
            return new ContactView(pool, kinds, channel, step, now);
        }
    }

    /** How the last attempt to tell a contact ended, and why not. */
    public record LastTold(String outcome, @Nullable String error, Instant at) {}

    /**
     * A drill.
     *
     * @param by the login that began it
     * @param answered the consumers that did
     */
    public record DrillView(String pool, String by, Instant at, Set<String> answered) {
        public DrillView {
            answered = Collections.unmodifiableSet(new TreeSet<>(answered));
        }
    }

    /** Where one call to a callback number went, and why. */
    public record DecisionView(
            String pool,
            @Nullable String number,
            @Nullable String agent,
            String outcome,
            @Nullable String fallback,
            boolean messageWaiting,
            String reason,
            Instant at) {}

    /** A record that nobody could use. */
    public record RejectView(
            String topic,
            int partition,
            long offset,
            String error,
            @Nullable String field,
            Instant at) {}
}
