package io.ringback.gateway;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * Tells the log what went wrong with one gateway's events: the first of a kind at once, the rest in a line a minute with
 * their number, so that a storm while the brokers are away fills no disk.
 */
final class Complaints {
    private static final Logger LOG = LoggerFactory.getLogger(Complaints.class);
    private static final Duration INTERVAL = Duration.ofMinutes(1);

    private static final String LOST = "event=gateway-events-lost gateway=";

    private record Kind(Level level, String words) {}

    private static final class Untold {
        private int count;
        private @Nullable Instant toldAt;

        /** So many are to be told of now; 0 for none. */
        private int take(Instant now) {
            if (count == 0 || (toldAt != null && now.isBefore(toldAt.plus(INTERVAL)))) {
                return 0;
            }
            int due = count;
            count = 0;
            toldAt = now;
            return due;
        }
    }

    private final String gateway;
    private final InstantSource clock;
    private final BiConsumer<Level, String> log;
    private final Map<Kind, Untold> byKind = new HashMap<>();

    Complaints(String gateway, InstantSource clock) {
        this(gateway, clock, (level, line) -> LOG.atLevel(level).log(line));
    }

    Complaints(String gateway, InstantSource clock, BiConsumer<Level, String> log) {
        this.gateway = gateway;
        this.clock = clock;
        this.log = log;
    }

    /** @param why quotes nothing of the event */
    void unreadable(String why) {
        one(Level.WARN, "event=gateway-event-unreadable gateway=" + gateway + " why=\"" + why + "\"");
    }

    void tooOld() {
        one(Level.WARN, "event=gateway-event-too-old gateway=" + gateway);
    }

    void failed(Throwable failure) {
        one(Level.ERROR, "event=gateway-event-failed gateway=" + gateway + " error=" + name(failure));
    }

    void notPublished(Throwable failure) {
        one(Level.ERROR, "event=not-published gateway=" + gateway + " error=" + name(failure));
    }

    /** Events that the brokers never had: an emergency may be among them. */
    void lost(int events) {
        some(events, Level.ERROR, LOST + gateway);
    }

    /** There is no later line to come. */
    void lostAtTheEnd(int events) {
        tell(new Kind(Level.ERROR, LOST + gateway), events);
    }

    /** Again and again: tells of the last ones of a storm, too. */
    synchronized void tellDue() {
        Instant now = clock.instant();
        byKind.forEach((kind, untold) -> tell(kind, untold.take(now)));
    }

    private void one(Level level, String words) {
        some(1, level, words);
    }

    private synchronized void some(int more, Level level, String words) {
        if (more > 0) {
            Kind kind = new Kind(level, words);
            Untold untold = byKind.computeIfAbsent(kind, first -> new Untold());
            untold.count += more;
            tell(kind, untold.take(clock.instant()));
        }
    }

    private void tell(Kind kind, int count) {
        if (count > 0) {
            log.accept(kind.level(), kind.words() + " count=" + count);
        }
    }

    private static String name(Throwable failure) {
        return failure.getClass().getSimpleName();
    }
}
