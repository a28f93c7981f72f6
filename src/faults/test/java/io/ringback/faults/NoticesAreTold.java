package io.ringback.faults;

import io.ringback.faults.Tellings.Telling;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** R29: each contact of the first step is told of a notice at once, and tried again for as long as no server answers. */
final class NoticesAreTold implements Rule {
    /** How long a sender waits for an answer. */
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private static final int LONGEST_PAUSE_SECONDS = 60;

    @Override
    public List<Violation> check(History history, Contract contract) {
        List<Violation> violations = new ArrayList<>();
        Calendar calendar = new Calendar(history, contract);
        for (Telling telling : new Tellings(history, calendar, contract).all()) {
            boolean judged = !telling.steps().isEmpty() && !calendar.isKeptUnread(telling.known(), contract);
            for (String contact : judged ? telling.steps().get(0) : List.<String>of()) {
                notTold(history, calendar, contract, telling, contact)
                        .or(() -> notTriedAgain(history, calendar, contract, telling, contact))
                        .ifPresent(what -> violations.add(Violation.of(
                                this, contact + " was not " + what + " " + telling.id(), telling.evidence(history))));
            }
        }
        return violations;
    }

    private static Optional<String> notTold(
            History history, Calendar calendar, Contract contract, Telling telling, String contact) {
        Instant due = calendar.latest(telling.known(), contract.answer());
        boolean told = telling.asked(contact).stream().anyMatch(ask -> !ask.at().isAfter(due));
        return told || !due.isBefore(history.end()) ? Optional.empty() : Optional.of("told in time of");
    }

    /** Whoever had no answer is asked again, until the time for that, or for the notice, is over, or somebody has seen it. */
    private static Optional<String> notTriedAgain(
            History history, Calendar calendar, Contract contract, Telling telling, String contact) {
        List<Entry> asks = telling.asked(contact);
        Instant givesUp = telling.known().plus(contract.retryFor()).minus(Contract.CLOCKS_DIFFER);
        Instant forgotten = telling.known().plus(contract.lease());
        for (int i = 0; i < asks.size(); i++) {
            Instant again = asks.get(i).at().plus(PATIENCE).plus(pauseAfter(i + 1));
            Instant due = calendar.latest(again, contract.answer());
            boolean judged = asks.get(i).is("again", "true")
                    && again.isBefore(givesUp)
                    && due.isBefore(forgotten)
                    && due.isBefore(history.end())
                    && !telling.isSeenBy(due);
            int next = i + 1;
            if (judged && !hasComeBy(asks.subList(next, asks.size()), due) && !isAnswered(asks)) {
                return Optional.of("tried again with");
            }
        }
        return Optional.empty();
    }

    private static boolean hasComeBy(List<Entry> asks, Instant due) {
        return !asks.isEmpty() && !asks.get(0).at().isAfter(due);
    }

    private static boolean isAnswered(List<Entry> asks) {
        return asks.stream().anyMatch(ask -> ask.is("again", "false"));
    }

    private static Duration pauseAfter(int attempt) {
        return Duration.ofSeconds(Math.min(1L << Math.min(attempt - 1, 6), LONGEST_PAUSE_SECONDS));
    }
}
