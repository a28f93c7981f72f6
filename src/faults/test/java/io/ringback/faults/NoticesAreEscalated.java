package io.ringback.faults;

import io.ringback.faults.Tellings.Telling;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * R29: where nobody acknowledges a notice about a call, the next step's contacts are told, step by step, never early and on
 * time, and after the last it is said that nobody did. Who acknowledges is heard, and nobody else is told.
 */
final class NoticesAreEscalated implements Rule {
    @Override
    public List<Violation> check(History history, Contract contract) {
        List<Violation> violations = new ArrayList<>();
        Calendar calendar = new Calendar(history, contract);
        for (Telling telling : new Tellings(history, calendar, contract).all()) {
            boolean judged = telling.waitsForSomebody()
                    && !telling.steps().isEmpty()
                    && !calendar.isKeptUnread(telling.known(), contract);
            Optional<String> wrong = !judged
                    ? Optional.empty()
                    : unheard(history, calendar, contract, telling)
                            .or(() -> wrongStep(history, calendar, contract, telling))
                            .or(() -> forgotten(history, calendar, contract, telling));
            wrong.ifPresent(
                    what -> violations.add(Violation.of(this, telling.id() + " " + what, telling.evidence(history))));
        }
        return violations;
    }

    /** The first word counts. */
    private static Optional<String> unheard(History history, Calendar calendar, Contract contract, Telling telling) {
        if (telling.words().isEmpty()) {
            return Optional.empty();
        }
        Instant said = telling.words().get(0).at();
        Instant due = calendar.latest(said, contract.answer());
        boolean judged = due.isBefore(telling.known().plus(contract.lease())) && due.isBefore(history.end());
        if (!judged) {
            return Optional.empty();
        }
        boolean heard = telling.rows().stream()
                .anyMatch(row ->
                        row.is("outcome", "ACKNOWLEDGED") && !row.seenAt().isAfter(due));
        if (!heard) {
            return Optional.of("was acknowledged, and nobody took notice");
        }
        boolean toldOn =
                telling.exhausted().filter(row -> row.seenAt().isAfter(due)).isPresent();
        for (int step = 1; step < telling.steps().size(); step++) {
            toldOn |= telling.steps().get(step).stream()
                    .anyMatch(contact -> telling.asked(contact).stream()
                            .findFirst()
                            .filter(ask -> ask.at().isAfter(due))
                            .isPresent());
        }
        return toldOn ? Optional.of("was acknowledged, and told on") : Optional.empty();
    }

    private static Optional<String> wrongStep(History history, Calendar calendar, Contract contract, Telling telling) {
        Instant end = telling.known().plus(contract.lease());
        for (int step = 0; step < telling.steps().size(); step++) {
            List<Entry> asked = telling.askedAt(step);
            if (asked.isEmpty()) {
                return Optional.empty();
            }
            Instant over = asked.get(0).at().plus(contract.escalateAfter());
            Instant due = calendar.latest(over, contract.answer());
            Optional<Instant> next = next(telling, step);
            Instant earliest =
                    decided(telling, step).plus(contract.escalateAfter()).minus(Contract.CLOCKS_DIFFER);
            if (next.filter(at -> at.isBefore(earliest)).isPresent() && isReached(telling, step)) {
                return Optional.of("was escalated after step " + step + " too early");
            }
            if (telling.isSeenBy(due) || !due.isBefore(history.end()) || !due.isBefore(end)) {
                return Optional.empty();
            }
            if (next.filter(at -> !at.isAfter(due)).isEmpty()) {
                return Optional.of("was not escalated after step " + step);
            }
        }
        return Optional.empty();
    }

    private static Optional<Instant> next(Telling telling, int step) {
        return step + 1 < telling.steps().size()
                ? telling.askedAt(step + 1).stream().findFirst().map(Entry::at)
                : telling.exhausted().map(Entry::seenAt);
    }

    /** When a step's time began at the latest: a crash may have come before its contacts were told. */
    private static Instant decided(Telling telling, int step) {
        return step == 0
                ? earlier(telling.notice())
                : telling.rows().stream()
                        .filter(row -> row.is("outcome", "ESCALATED")
                                && telling.steps().get(step - 1).contains(row.text("contactId")))
                        .map(NoticesAreEscalated::earlier)
                        .findFirst()
                        .orElse(telling.askedAt(step).get(0).at());
    }

    /** Of the time that its writer's clock said, and that it was seen at. */
    private static Instant earlier(Entry row) {
        return row.at().isBefore(row.seenAt()) ? row.at() : row.seenAt();
    }

    /** Where nobody of a step can be reached, the next does not wait. */
    private static boolean isReached(Telling telling, int step) {
        return telling.steps().get(step).stream()
                .map(telling::asked)
                .anyMatch(asks -> !asks.isEmpty()
                        && asks.stream().allMatch(ask -> ask.is("taken", "true") && ask.is("again", "false")));
    }

    /** Whatever was slept through: in the end somebody has seen it, or it is said that nobody did. */
    private static Optional<String> forgotten(History history, Calendar calendar, Contract contract, Telling telling) {
        Instant due = calendar.latest(telling.known().plus(contract.longestHold()), contract.answer());
        boolean over = telling.exhausted().isPresent() || !telling.words().isEmpty();
        return over || !due.isBefore(history.end())
                ? Optional.empty()
                : Optional.of("was neither acknowledged nor escalated to its end");
    }
}
