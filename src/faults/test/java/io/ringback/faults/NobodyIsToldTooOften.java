package io.ringback.faults;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * R29: a contact is told of a notice once, and once more at most for each time that its server took it and did not say so,
 * and for each process that ended meanwhile.
 */
final class NobodyIsToldTooOften implements Rule {
    @Override
    public List<Violation> check(History history, Contract contract) {
        List<Violation> violations = new ArrayList<>();
        List<Entry> faults = history.of(Entry.Kind.FAULT);
        Map<String, List<Entry>> taken = history.of(Entry.Kind.TOLD).stream()
                .filter(ask -> ask.is("taken", "true"))
                .collect(Collectors.groupingBy(
                        ask -> ask.text("contactId") + " was told of " + ask.key(),
                        LinkedHashMap::new,
                        Collectors.toList()));
        taken.forEach((what, times) -> {
            if (times.size() > 1 && times.size() > allowed(times, faults, contract)) {
                violations.add(Violation.of(this, what + " " + times.size() + " times", times));
            }
        });
        return violations;
    }

    private static long allowed(List<Entry> taken, List<Entry> faults, Contract contract) {
        Instant first = taken.get(0).at();
        Instant last = taken.get(taken.size() - 1).at();
        long unanswered = taken.stream().filter(ask -> ask.is("again", "true")).count();
        long crashes = faults.stream()
                .filter(fault -> !fault.at().isAfter(last)
                        && !fault.time("until").plus(contract.recovery()).isBefore(first))
                .mapToLong(fault -> fault.number("crashes"))
                .sum();
        return 1 + unanswered + crashes;
    }
}
