package io.ringback.faults;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Makes the evidence of a violation as short as it can be: of the history, only what cannot be left out without the rule
 * no longer seeing that very violation.
 */
final class Shortest {
    private final Rule rule;
    private final Contract contract;
    private final String what;

    private Shortest(Rule rule, Contract contract, String what) {
        this.rule = rule;
        this.contract = contract;
        this.what = what;
    }

    static Violation of(Rule rule, Contract contract, Violation violation, History history) {
        Shortest shortest = new Shortest(rule, contract, violation.what());
        List<Entry> from = shortest.shows(violation.evidence()) ? violation.evidence() : history.entries();
        List<Entry> part = shortest.shorten(from).stream()
                .sorted(Comparator.comparing(Entry::at))
                .toList();
        return violation.shownBy(part, brokenDuring(history, part, contract));
    }

    /** Halves, quarters, … single entries are left out for as long as that changes anything. */
    private List<Entry> shorten(List<Entry> from) {
        List<Entry> left = from;
        for (int size = Math.max(1, left.size() / 2); ; size = Math.max(1, size / 2)) {
            List<Entry> shorter = without(left, size);
            if (size == 1 && shorter.size() == left.size()) {
                return left;
            }
            left = shorter;
        }
    }

    private List<Entry> without(List<Entry> entries, int size) {
        List<Entry> left = entries;
        for (int at = 0; at < left.size(); ) {
            List<Entry> rest = new ArrayList<>(left.subList(0, at));
            rest.addAll(left.subList(Math.min(at + size, left.size()), left.size()));
            if (shows(rest)) {
                left = rest;
            } else {
                at += size;
            }
        }
        return left;
    }

    private boolean shows(List<Entry> entries) {
        return rule.check(new History(entries), contract).stream()
                .anyMatch(violation -> violation.what().equals(what));
    }

    private static List<Entry> brokenDuring(History history, List<Entry> part, Contract contract) {
        if (part.isEmpty()) {
            return List.of();
        }
        Entry first = part.get(0);
        Entry last = part.get(part.size() - 1);
        return history.of(Entry.Kind.FAULT).stream()
                .filter(fault -> !fault.at().isAfter(last.at())
                        && !fault.time("until").plus(contract.recovery()).isBefore(first.at()))
                .toList();
    }
}
