package io.ringback.gateway;

import io.ringback.event.CallEventType;
import io.ringback.gateway.CallBook.Told;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was told of calls and the brokers do not have. Many systems post an event once and never again, whatever they are
 * answered. Bounded: beyond, the eldest is lost.
 */
final class Owed {
    /** Those of some ten thousand calls. */
    static final int MOST = 50_000;

    /** So that the client's buffer has room for what comes meanwhile. */
    private static final int MOST_AT_ONCE = 500;

    /**
     * One of them.
     *
     * @param until from when it is of no use any more
     */
    record Event(Told told, Instant until) {}

    /** The same event posted again is owed once. */
    private record Name(
            String callId, CallEventType type, @Nullable Instant at) {
        static Name of(Event event) {
            Report report = event.told().report();
            return new Name(report.callId(), report.type(), report.at());
        }
    }

    private final Map<Name, Event> events = new LinkedHashMap<>();

    /** Keeps it, unless it says only that a call is up, which is said again anyway. Gives the number of events lost by that. */
    synchronized int add(Event event) {
        if (event.told().report().type() == CallEventType.KEEPALIVE) {
            return 0;
        }
        events.put(Name.of(event), event);
        if (events.size() <= MOST) {
            return 0;
        }
        Iterator<Event> eldest = events.values().iterator();
        eldest.next();
        eldest.remove();
        return 1;
    }

    /** Lets go of what is of no use any more, and gives the number of that. */
    synchronized int dropTooOld(Instant now) {
        int before = events.size();
        events.values().removeIf(event -> !event.until().isAfter(now));
        return before - events.size();
    }

    /** The next ones, the eldest first; who cannot tell them adds them again. */
    synchronized List<Event> take() {
        List<Event> next = new ArrayList<>();
        Iterator<Event> each = events.values().iterator();
        while (each.hasNext() && next.size() < MOST_AT_ONCE) {
            next.add(each.next());
            each.remove();
        }
        return next;
    }

    synchronized int size() {
        return events.size();
    }
}
