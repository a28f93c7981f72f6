package io.ringback.console.play;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A call of the simulated platform, as a platform knows it. Guarded by the {@link Platform}. */
final class PhoneCall {
    /** Whose phones a call connects. */
    enum Kind {
        /** The agent called somebody. */
        DIALLED,
        /** The responder calls a number. */
        CALLBACK,
        /** The customer calls the agent. */
        CUSTOMER,
        /** Somebody else's conversation. */
        ORDINARY
    }

    /** Where it is. */
    enum Stage {
        WAITING,
        RINGING,
        UP,
        ENDED
    }

    /** Who it rang last, or talks to. */
    enum Place {
        NOWHERE,
        AGENT,
        OUTSIDE,
        AUTO_RESPONDER,
        SECURITY_DESK
    }

    final String id;
    final Kind kind;
    final String agent;
    final String with;
    final String dialled;
    final Instant startedAt;
    final Instant shownFrom;
    Stage stage = Stage.RINGING;
    Place place = Place.NOWHERE;

    @Nullable Instant nextAt;

    @Nullable Instant endedAt;

    /** When the platform last said that it goes on. */
    Instant aliveAt;

    /**
     * A call that begins now.
     *
     * @param with how the other side is called on a screen
     * @param shownFrom until then a dashboard holds it back
     */
    PhoneCall(String id, Kind kind, String agent, String with, String dialled, Instant startedAt, Instant shownFrom) {
        this.id = id;
        this.kind = kind;
        this.agent = agent;
        this.with = with;
        this.dialled = dialled;
        this.startedAt = startedAt;
        this.shownFrom = shownFrom;
        this.aliveAt = startedAt;
    }

    boolean isOver() {
        return stage == Stage.ENDED;
    }

    boolean isDue(Instant now) {
        return nextAt != null && !now.isBefore(nextAt);
    }

    void rings(Place where, @Nullable Instant until) {
        stage = Stage.RINGING;
        place = where;
        nextAt = until;
    }

    void waits(Instant until) {
        stage = Stage.WAITING;
        place = Place.NOWHERE;
        nextAt = until;
    }

    void answered() {
        stage = Stage.UP;
        nextAt = null;
    }

    void ended(Instant at) {
        stage = Stage.ENDED;
        nextAt = null;
        endedAt = at;
    }
}
