package io.ringback.faults;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * R5, R6, R9: a call to a pool number gets one decision, and it is the right one for who held the number then. R25: the
 * fallback, when there were too many within a minute.
 */
final class CallbacksReachTheHolder implements Rule {
    /** {@code callback.burst} as it is set where nobody sets it. */
    private static final int BURST = 20;

    private static final Duration BURST_WITHIN = Duration.ofMinutes(1);

    @Override
    public List<Violation> check(History history, Contract contract) {
        List<Violation> violations = new ArrayList<>();
        Calendar calendar = new Calendar(history, contract);
        Set<String> numbers = new HashSet<>();
        history.inputs("callback-pool").forEach(row -> numbers.add(row.key()));
        Map<String, List<Entry>> decisions = history.rows("override.decisions");
        Map<String, List<Entry>> leases = history.rows("callback-numbers");
        history.calls().forEach((call, events) -> {
            List<Entry> started = events.stream()
                    .filter(event -> event.is("type", "STARTED") && numbers.contains(event.text("dialledNumber")))
                    .toList();
            List<Entry> decided = decisions.getOrDefault(call, List.of());
            String wrong = started.isEmpty()
                            || History.isHostile(events)
                            || isOneTooMany(history, decided)
                            || (decided.isEmpty() && leftUnread(history, calendar, started.get(0), contract))
                    ? ""
                    : wrong(
                            started.get(0),
                            decided,
                            leases.getOrDefault(started.get(0).text("dialledNumber"), List.of()),
                            calendar,
                            contract);
            if (!wrong.isEmpty()) {
                Entry first = started.get(0);
                violations.add(Violation.of(
                        this,
                        call + " to a pool number " + wrong,
                        history.about(
                                entry -> entry.key().equals(call) || isLease(entry, first.text("dialledNumber")),
                                first.at().minus(contract.lease()),
                                first.at().plus(contract.lease()))));
            }
        });
        return violations;
    }

    private static boolean isOneTooMany(History history, List<Entry> decided) {
        if (decided.size() != 1 || !decided.get(0).is("reason", "TOO_MANY")) {
            return false;
        }
        Entry decision = decided.get(0);
        Instant from = decision.at().minus(BURST_WITHIN);
        long callbacks = history.outputs("override.decisions").stream()
                .filter(other -> other.is("number", decision.text("number")))
                .filter(other -> other.is("outcome", "DIRECT") || other.is("reason", "TOO_MANY"))
                .filter(other -> other.at().isAfter(from) && !other.at().isAfter(decision.at()))
                .count();
        return decision.is("outcome", "FALLBACK") && callbacks > BURST;
    }

    private static boolean isLease(Entry entry, String number) {
        return entry.topic().equals("callback-numbers") && entry.key().equals(number);
    }

    private static String wrong(
            Entry started, List<Entry> decided, List<Entry> leases, Calendar calendar, Contract contract) {
        if (decided.isEmpty()) {
            return wasLate(started, calendar, contract) ? "" : "got no decision";
        }
        if (decided.size() > 1) {
            return "got " + decided.size() + " decisions";
        }
        Entry decision = decided.get(0);
        if (decision.at().isAfter(calendar.latest(started.at(), contract.answer()))) {
            return "was decided late";
        }
        @Nullable String holder = holder(leases, decision);
        String expected = expected(started, holder);
        if (!decision.is("outcome", expected)) {
            return "got " + decision.text("outcome") + " instead of " + expected;
        }
        boolean toHolder = expected.equals("DIRECT") || expected.equals("AUTO_RESPONDER");
        return toHolder && !decision.is("agentId", Objects.requireNonNullElse(holder, ""))
                ? "went to an agent who did not hold it"
                : "";
    }

    /** R14: older than a lease when its time came, which nobody is told of. What was broken takes a moment to work again. */
    private static boolean wasLate(Entry started, Calendar calendar, Contract contract) {
        Instant tooOld = started.at().plus(contract.lease());
        return calendar.latest(started.at(), contract.answer()).isAfter(tooOld)
                && calendar.isAnythingBrokenFor(contract.lease().minus(contract.recovery()), started.at(), tooOld);
    }

    /** Somebody was told that what was said at that time had to wait for longer than a lease, and was ignored or is gone. */
    private static boolean leftUnread(History history, Calendar calendar, Entry started, Contract contract) {
        Instant tooOld = started.at().plus(contract.lease());
        return calendar.isKeptUnread(started.at(), contract)
                && history.outputs("notices").stream()
                        .filter(notice -> notice.is("kind", "LATE_EVENT") || notice.is("kind", "EVENTS_LOST"))
                        .anyMatch(notice ->
                                !notice.at().isBefore(tooOld) && notice.at().isBefore(tooOld.plus(contract.lease())));
    }

    private static String expected(Entry started, @Nullable String holder) {
        if (holder == null) {
            return "FALLBACK";
        }
        boolean isNobodys = !started.has("agentId") && !started.has("linkedCallId");
        if (started.is("direction", "INBOUND") || isNobodys) {
            return "DIRECT";
        }
        return started.is("agentId", holder) ? "AUTO_RESPONDER" : "NORMAL";
    }

    /** Who held the number when it was decided: by the sequence of the pool, since several things share a millisecond. */
    private static @Nullable String holder(List<Entry> leases, Entry decision) {
        @Nullable Entry last = null;
        for (Entry row : leases) {
            boolean before = row.is("pool", decision.text("pool"))
                    ? Sequence.of(row) < Sequence.of(decision)
                    : !row.at().isAfter(decision.at());
            last = before ? row : last;
        }
        return last == null || last.is("state", "RELEASED") ? null : last.text("agentId");
    }
}
