package io.ringback.gateway;

import io.ringback.event.CallEventType;
import io.ringback.event.Direction;
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
 * answered. Dials, of which each may be an emergency, are told before the rest. Bounded: beyond, the eldest is lost, a dial
 * last of all.
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

    private final Map<Name, Event> dials = new LinkedHashMap<>();
    private final Map<Name, Event> others = new LinkedHashMap<>();

    /** Keeps it, unless it says only that a call is up, which is said again anyway. Gives the number of events lost by that. */
    synchronized int add(Event event) {
        if (event.told().report().type() == CallEventType.KEEPALIVE) {
            return 0;
        }
        (isDial(event.told().report()) ? dials : others).put(Name.of(event), event);
        return size() <= MOST ? 0 : take(others.isEmpty() ? dials : others, 1).size();
    }

    /** Lets go of what is of no use any more, and gives the number of that. */
    synchronized int dropTooOld(Instant now) {
        int before = size();
        dials.values().removeIf(event -> !event.until().isAfter(now));
        others.values().removeIf(event -> !event.until().isAfter(now));
        return before - size();
    }

    /** The next ones, the eldest dials first; who cannot tell them adds them again. */
    synchronized List<Event> take() {
        List<Event> next = take(dials, MOST_AT_ONCE);
        next.addAll(take(others, MOST_AT_ONCE - next.size()));
        return next;
    }

    synchronized int size() {
        return dials.size() + others.size();
    }

    private static boolean isDial(Report report) {
        return report.isStart() && report.parties().direction() != Direction.INBOUND;
    }

    private static List<Event> take(Map<Name, Event> from, int most) {
        List<Event> taken = new ArrayList<>();
        Iterator<Event> each = from.values().iterator();
        while (each.hasNext() && taken.size() < most) {
            taken.add(each.next());
            each.remove();
        }
        return taken;
    }
}
