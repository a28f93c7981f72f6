package io.ringback.faults;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** When something was broken: only calm time counts against a deadline. What breaks nothing excuses nothing. */
final class Calendar {
    private record Span(Instant from, Instant to) {}

    private final List<Span> faults;
    private final List<Span> broken = new ArrayList<>();

    Calendar(History history, Contract contract) {
        faults = history.of(Entry.Kind.FAULT).stream()
                .filter(fault -> !fault.value().path("harmless").asBoolean())
                .map(fault -> new Span(fault.at(), fault.time("until")))
                .sorted(Comparator.comparing(Span::from))
                .toList();
        for (Span span : faults) {
            Span fault = new Span(span.from, span.to.plus(contract.recovery()));
            Span last = broken.isEmpty() ? null : broken.get(broken.size() - 1);
            if (last != null && !fault.from.isAfter(last.to)) {
                broken.set(broken.size() - 1, new Span(last.from, fault.to.isAfter(last.to) ? fault.to : last.to));
            } else {
                broken.add(fault);
            }
        }
    }

    /** The moment by which {@code allowed} of calm time has passed since {@code due}. */
    Instant latest(Instant due, Duration allowed) {
        Instant at = due;
        Duration left = allowed;
        for (Span span : broken) {
            if (span.to.isBefore(at)) {
                continue;
            }
            Instant stop = span.from.isAfter(at) ? span.from : at;
            Duration calm = Duration.between(at, stop);
            if (calm.compareTo(left) >= 0) {
                return at.plus(left);
            }
            left = left.minus(calm);
            at = span.to;
        }
        return at.plus(left);
    }

    /** Only a fault that lasts makes an input old: the others leave enough that work. */
    boolean isAnythingBrokenFor(Duration least, Instant from, Instant to) {
        return faults.stream()
                .filter(fault -> fault.from.isBefore(to) && fault.to.isAfter(from))
                .anyMatch(fault -> Duration.between(fault.from, fault.to).compareTo(least) >= 0);
    }

    /** Whether what was said then may not have been read before it was older than a lease: it had too little calm for that. */
    boolean isKeptUnread(Instant said, Contract contract) {
        return latest(said, contract.answer()).isAfter(said.plus(contract.lease()));
    }

    boolean isCalm(Instant from, Instant to) {
        return broken.stream().noneMatch(span -> span.from.isBefore(to) && span.to.isAfter(from));
    }

    /** How much of that time nothing was broken. */
    Duration calm(Instant from, Instant to) {
        Duration calm = Duration.between(from, to);
        for (Span span : broken) {
            Instant begin = span.from.isBefore(from) ? from : span.from;
            Instant end = span.to.isAfter(to) ? to : span.to;
            calm = begin.isBefore(end) ? calm.minus(Duration.between(begin, end)) : calm;
        }
        return calm;
    }
}
