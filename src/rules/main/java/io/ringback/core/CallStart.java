package io.ringback.core;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A call that began.
 *
 * @param endpoint the device from which the agent called (R24)
 * @param linkedTo the call that it says it belongs to (R21)
 * @param told what intake knows of its id
 * @param occurredAt by the gateway's clock (R14)
 * @param keepalive how often the gateway says that it is alive (R4, R8)
 * @param early what overtook it (R14)
 */
public record CallStart(
        CallId call,
        @Nullable GatewayId gateway,
        @Nullable LocationRef location,
        @Nullable EndpointRef endpoint,
        @Nullable CallId linkedTo,
        Told told,
        @Nullable Instant occurredAt,
        @Nullable Duration keepalive,
        Early early) {
    /** What intake knows of a call's id. */
    public enum Told {
        /** Nothing. */
        FIRST,
        /** This very call has begun before (R14). */
        AGAIN,
        /** It was another call's before (R22). */
        ANEW
    }

    boolean anew() {
        return told == Told.ANEW;
    }

    /** One of which nothing is known but its id. */
    static CallStart of(CallId call) {
        return new CallStart(call, null, null, null, null, Told.FIRST, null, null, Early.NOTHING);
    }

    /** The same as another call's than the one that had its id before. */
    CallStart asAnew() {
        return new CallStart(call, gateway, location, endpoint, linkedTo, Told.ANEW, occurredAt, keepalive, early);
    }

    /**
     * What overtook a STARTED by up to 10 s (R14).
     *
     * @param endedAt when it ended, by the gateway's clock
     * @param forced the close was by force (R4)
     * @param linked the calls that linked to it before anybody knew it (R21)
     */
    public record Early(
            boolean answered,
            boolean ended,
            @Nullable Instant endedAt,
            boolean closed,
            boolean forced,
            List<CallId> linked) {
        public static final Early NOTHING = new Early(false, false, null, false, false, List.of());

        public Early {
            linked = List.copyOf(linked);
        }
    }
}
