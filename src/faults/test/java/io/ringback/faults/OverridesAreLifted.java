package io.ringback.faults;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * R4–R8: what was made active, be it a lease, a route, a block, Do not disturb or a hidden call, is lifted: never early,
 * never while a leg is up, on time, and for a reason that the inputs bear out.
 */
final class OverridesAreLifted implements Rule {
    /** Records of one decision share a millisecond; consumers round deadlines to it. */
    private static final Duration ROUNDING = Duration.ofMillis(1);

    private record Span(
            Table table, Entry from, Entry last, @Nullable Entry lifted) {}

    /** The tables of overrides, and which of their rows are active. */
    private enum Table {
        NUMBERS("callback-numbers"),
        ROUTES("override.direct-routes"),
        BLOCKS("override.inbound-blocks"),
        STATUSES("agent-status"),
        HIDDEN_CALLS("dashboard-suppressions");

        private final String topic;

        Table(String topic) {
            this.topic = topic;
        }

        boolean isActive(Entry row) {
            return switch (this) {
                case NUMBERS -> !row.is("state", "RELEASED");
                case ROUTES, BLOCKS -> row.is("state", "ACTIVE");
                case STATUSES -> row.value().path("emergency").asBoolean();
                case HIDDEN_CALLS -> !row.is("state", "DROP");
            };
        }

        boolean isUntilTheLeaseIsOver() {
            return this == NUMBERS || this == ROUTES;
        }
    }

    @Override
    public List<Violation> check(History history, Contract contract) {
        List<Violation> violations = new ArrayList<>();
        Calendar calendar = new Calendar(history, contract);
        LiftingReasons reasons = new LiftingReasons(history, calendar, contract);
        for (Table table : Table.values()) {
            history.rows(table.topic).forEach((key, rows) -> {
                for (Span span : isJudged(table, history, key) ? spans(table, rows) : List.<Span>of()) {
                    Optional<String> wrong = wrong(history, calendar, contract, span)
                            .or(() -> wrongReason(reasons, span))
                            .filter(what -> !what.isEmpty());
                    wrong.ifPresent(what -> violations.add(
                            Violation.of(this, table.topic + " of " + key + " " + what, evidence(history, span))));
                }
            });
        }
        return violations;
    }

    /** R25: of an attack's calls most are not remembered, so that nothing takes them back but their deadline. */
    private static boolean isJudged(Table table, History history, String key) {
        return table != Table.HIDDEN_CALLS || !History.isHostile(history.calls().getOrDefault(key, List.of()));
    }

    private static List<Span> spans(Table table, List<Entry> rows) {
        List<Span> spans = new ArrayList<>();
        @Nullable Entry from = null;
        @Nullable Entry last = null;
        for (Entry row : rows) {
            if (table.isActive(row)) {
                from = from == null ? row : from;
                last = row;
            } else if (from != null && last != null) {
                spans.add(new Span(table, from, last, row));
                from = null;
            }
        }
        if (from != null && last != null) {
            spans.add(new Span(table, from, last, null));
        }
        return spans;
    }

    /** Empty when its time is right; an empty text when nothing more can be said of it yet. */
    private static Optional<String> wrong(History history, Calendar calendar, Contract contract, Span span) {
        Instant expires = span.last.time("expiresAt");
        Instant latest = calendar.latest(expires, contract.late());
        Entry lifted = span.lifted;
        if (lifted == null) {
            return Optional.of(latest.isBefore(history.end()) ? "was never lifted" : "");
        }
        if (LiftingReasons.isByTime(lifted) && lifted.at().plus(ROUNDING).isBefore(expires)) {
            long early = Duration.between(lifted.at(), expires).toMillis();
            return Optional.of("was lifted " + early + " ms early");
        }
        if (lifted.at().isAfter(latest)) {
            long late = Duration.between(expires, lifted.at()).toMillis();
            return Optional.of("was lifted " + late + " ms late");
        }
        return Optional.empty();
    }

    private static Optional<String> wrongReason(LiftingReasons reasons, Span span) {
        Entry lifted = span.lifted;
        if (lifted == null || span.table == Table.HIDDEN_CALLS) {
            return Optional.empty();
        }
        String why = lifted.text("reason");
        Optional<String> up = reasons.legUp(lifted, span.from.text("agentId"));
        if (up.isPresent()) {
            return up.map(call -> "was lifted for " + why + " while " + call + " was up");
        }
        if (span.table.isUntilTheLeaseIsOver()) {
            return LiftingReasons.isByTime(lifted)
                    ? Optional.empty()
                    : Optional.of("was lifted for " + why + ", not for its deadline");
        }
        // What is told of a party to an attack may be true of another call of the same id.
        return lifted.key().startsWith(Attacker.PARTY) || reasons.areBorneOut(span.from, lifted)
                ? Optional.empty()
                : Optional.of("was lifted for " + why + ", which nobody said");
    }

    private static List<Entry> evidence(History history, Span span) {
        Instant to = span.lifted == null ? history.end() : span.lifted.at();
        String agent = span.from.text("agentId");
        return history.about(
                entry -> entry.key().equals(span.from.key())
                        || (!agent.isEmpty()
                                && entry.is("agentId", agent)
                                && !entry.topic().equals("notices")),
                span.from.at().minusSeconds(10),
                to);
    }
}
