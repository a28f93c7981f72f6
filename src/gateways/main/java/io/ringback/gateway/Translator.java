package io.ringback.gateway;

import io.ringback.gateway.CallBook.Told;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Predicate;

/**
 * Tells what reports mean, and holds a dial whose agent or direction is not known yet back for a moment: the event that names it
 * may be the next one to arrive.
 *
 * @param <T> what a report came with: a line of a file, a request that waits for its answer
 */
final class Translator<T> {
    static final Duration WAIT = Duration.ofSeconds(1);

    /** With more, a dial is told at once as it is. */
    private static final int MOST_HELD = 200;

    /**
     * What a report came to; each is told of once.
     *
     * @param token what it came with
     */
    record Spoken<T>(T token, List<Told> told) {}

    private record Held<T>(Report report, T token, Instant until) {}

    private final CallBook book;
    private final List<Held<T>> held = new ArrayList<>();

    Translator(CallBook book) {
        this.book = book;
    }

    /** What these reports come to now, and what they have made clear of others; the rest waits. */
    synchronized List<Spoken<T>> take(List<Report> reports, T token, Instant now) {
        List<Spoken<T>> spoken = new ArrayList<>();
        for (Report report : reports) {
            if (held.size() < MOST_HELD && book.isWorthAWait(report)) {
                held.add(new Held<>(report, token, now.plus(WAIT)));
            } else {
                spoken.add(new Spoken<>(token, book.on(book.asItIs(report), now)));
                spoken.addAll(clear(now));
            }
        }
        return spoken;
    }

    /** What has waited long enough: told as it is. */
    synchronized List<Spoken<T>> overdue(Instant now) {
        return tell(now, one -> isOver(one.until(), now));
    }

    /** All that waits, told as it is. */
    synchronized List<Spoken<T>> rest(Instant now) {
        return tell(now, one -> true);
    }

    /** Also where this host's clock has been set back meanwhile: a dial for help waits no longer for that. */
    private static boolean isOver(Instant until, Instant now) {
        return !until.isAfter(now) || until.isAfter(now.plus(WAIT));
    }

    private List<Spoken<T>> tell(Instant now, Predicate<Held<T>> isDue) {
        book.forget(now);
        List<Spoken<T>> spoken = new ArrayList<>();
        while (!held.isEmpty() && isDue.test(held.get(0))) {
            Held<T> first = held.remove(0);
            spoken.add(new Spoken<>(first.token(), book.on(book.asItIs(first.report()), now)));
            spoken.addAll(clear(now));
        }
        return spoken;
    }

    /** The brokers did not have what was told of this call. */
    synchronized void lost(String callId) {
        book.lost(callId);
    }

    private List<Spoken<T>> clear(Instant now) {
        List<Spoken<T>> spoken = new ArrayList<>();
        Iterator<Held<T>> each = held.iterator();
        while (each.hasNext()) {
            Held<T> one = each.next();
            if (!book.isWorthAWait(one.report())) {
                each.remove();
                spoken.add(new Spoken<>(one.token(), book.on(one.report(), now)));
            }
        }
        return spoken;
    }
}
