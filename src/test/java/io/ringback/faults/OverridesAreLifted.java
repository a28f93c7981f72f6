package io.ringback.faults;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** R4, R5, R6, R7: each override that was made active is lifted, for a reason that the inputs bear out, on time. */
final class OverridesAreLifted implements Rule {
    /** Records of one decision share a millisecond; consumers round deadlines to it. */
    private static final Duration ROUNDING = Duration.ofMillis(1);

    private static final Set<String> BY_TIME = Set.of("EXPIRED", "TIMED_OUT");

    private record Span(Entry from, Entry last, @Nullable Entry lifted) {}

    @Override
    public List<Violation> check(History history, Contract contract) {
        List<Violation> violations = new ArrayList<>();
        Calendar calendar = new Calendar(history, contract);
        for (String topic : List.of("override.direct-routes", "override.inbound-blocks")) {
            history.rows(topic).forEach((key, rows) -> {
                for (Span span : spans(rows)) {
                    String wrong = wrong(history, calendar, contract, span);
                    if (!wrong.isEmpty()) {
                        violations.add(
                                Violation.of(this, topic + " of " + key + " " + wrong, evidence(history, key, span)));
                    }
                }
            });
        }
        return violations;
    }

    private static List<Span> spans(List<Entry> rows) {
        List<Span> spans = new ArrayList<>();
        @Nullable Entry from = null;
        @Nullable Entry last = null;
        for (Entry row : rows) {
            if (row.is("state", "ACTIVE")) {
                from = from == null ? row : from;
                last = row;
            } else if (from != null && last != null) {
                spans.add(new Span(from, last, row));
                from = null;
            }
        }
        if (from != null && last != null) {
            spans.add(new Span(from, last, null));
        }
        return spans;
    }

    private static String wrong(History history, Calendar calendar, Contract contract, Span span) {
        Instant expires = span.last.time("expiresAt");
        Instant latest = calendar.latest(expires, contract.late());
        Entry lifted = span.lifted;
        if (lifted == null) {
            return latest.isBefore(history.end()) ? "was never lifted" : "";
        }
        boolean byTime = BY_TIME.contains(lifted.text("reason"));
        if (byTime && lifted.at().plus(ROUNDING).isBefore(expires)) {
            return "was lifted early";
        }
        if (lifted.at().isAfter(latest)) {
            return "was lifted " + Duration.between(expires, lifted.at()).toMillis() + " ms late";
        }
        if (span.from.topic().equals("override.direct-routes")) {
            return byTime ? "" : "was lifted for " + lifted.text("reason") + ", not for its deadline";
        }
        return isBorneOut(history, contract, lifted)
                ? ""
                : "was lifted for " + lifted.text("reason") + ", which nobody said";
    }

    private static boolean isBorneOut(History history, Contract contract, Entry lifted) {
        String agent = lifted.key();
        return switch (lifted.text("reason")) {
            case "SESSION_CLOSED" -> isClosed(history, contract, agent, lifted);
            case "CALLBACK_UNANSWERED", "MESSAGE_ENDED", "CALL_ENDED" ->
                history.inputs("call-events").stream()
                        .anyMatch(event ->
                                event.is("type", "ENDED") && !event.at().isAfter(lifted.at()));
            case "TIMED_OUT", "CALL_LOST" -> true;
            default -> false;
        };
    }

    /** R4: somebody closed it after its last emergency call had begun, or closed that very call. */
    private static boolean isClosed(History history, Contract contract, String agent, Entry lifted) {
        @Nullable Entry dialled = null;
        for (Entry row : history.outputs("auto-responder")) {
            boolean answer = row.is("action", "SEND_CALLBACK_NUMBER") || row.is("action", "ANNOUNCE_UNAVAILABLE");
            boolean mine = answer && row.is("agentId", agent) && row.is("pool", lifted.text("pool"));
            if (mine && Sequence.of(row) < Sequence.of(lifted)) {
                dialled = dialled == null || Sequence.of(dialled) < Sequence.of(row) ? row : dialled;
            }
        }
        if (dialled == null) {
            return false;
        }
        String call = dialled.key();
        Instant begun = history.calls().getOrDefault(call, List.of()).stream()
                .filter(event -> EachEmergencyIsAnsweredOnce.isEmergency(event, contract))
                .map(Entry::at)
                .findFirst()
                .orElse(dialled.at());
        return history.inputs("call-events").stream()
                .filter(event ->
                        event.is("type", "SESSION_CLOSED") && !event.at().isAfter(lifted.at()))
                .anyMatch(event -> event.is("callId", call)
                        || (!event.at().isBefore(begun)
                                && (event.is("agentId", agent) || isCallOf(history, event, agent))));
    }

    private static boolean isCallOf(History history, Entry event, String agent) {
        return history.rows("dashboard-suppressions").getOrDefault(event.text("callId"), List.of()).stream()
                .anyMatch(row -> row.is("agentId", agent));
    }

    private static List<Entry> evidence(History history, String key, Span span) {
        Instant to = span.lifted == null ? history.end() : span.lifted.at();
        return history.about(
                entry -> entry.key().equals(key)
                        || (entry.is("agentId", span.from.text("agentId"))
                                && !entry.topic().equals("notices")),
                span.from.at(),
                to);
    }
}
