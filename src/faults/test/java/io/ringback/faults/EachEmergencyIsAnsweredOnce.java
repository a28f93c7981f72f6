package io.ringback.faults;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** R1, R2, R10, R14: an emergency call gets one answer, the number that its agent then holds; a late one a notice. */
final class EachEmergencyIsAnsweredOnce implements Rule {
    @Override
    public List<Violation> check(History history, Contract contract) {
        List<Violation> violations = new ArrayList<>();
        Calendar calendar = new Calendar(history, contract);
        Map<String, List<Entry>> instructions = history.rows("auto-responder");
        List<Entry> excuses = new ArrayList<>(history.outputs("notices"));
        excuses.removeIf(notice -> !notice.is("kind", "LATE_EVENT") && !notice.is("kind", "EVENTS_LOST"));
        for (Map.Entry<String, List<Entry>> call : history.calls().entrySet()) {
            List<Entry> started = call.getValue().stream()
                    .filter(event -> isEmergency(event, contract))
                    .toList();
            boolean shared = started.stream()
                            .map(event -> event.text("agentId"))
                            .distinct()
                            .count()
                    > 1;
            // Under an id that agents share each has a call of their own (R22): that is for NobodyElseWaits to judge.
            if (!started.isEmpty() && !shared && !History.isHostile(call.getValue())) {
                List<Entry> answers = instructions.getOrDefault(call.getKey(), List.of()).stream()
                        .filter(EachEmergencyIsAnsweredOnce::isAnswer)
                        .toList();
                String wrong = wrong(history, contract, calendar, started.get(0), answers, excuses);
                if (!wrong.isEmpty()) {
                    violations.add(Violation.of(
                            this,
                            "emergency call " + call.getKey() + " " + wrong,
                            evidence(history, call.getKey(), started.get(0), contract)));
                }
            }
        }
        return violations;
    }

    static boolean isEmergency(Entry event, Contract contract) {
        return event.is("type", "STARTED")
                && event.is("direction", "OUTBOUND")
                && contract.emergencyNumbers().contains(event.text("dialledNumber"));
    }

    static boolean isAnswer(Entry row) {
        return row.is("action", "SEND_CALLBACK_NUMBER") || row.is("action", "ANNOUNCE_UNAVAILABLE");
    }

    private static String wrong(
            History history,
            Contract contract,
            Calendar calendar,
            Entry started,
            List<Entry> answers,
            List<Entry> excuses) {
        Entry first = answers.isEmpty() ? started : answers.get(0);
        if (answers.isEmpty()) {
            return wasLate(excuses, calendar, contract, started) ? "" : "got no answer";
        }
        if (answers.size() > 1 && answers.size() > 1 + freed(answers) + resumptions(history, started.key())) {
            return "got " + answers.size() + " answers with " + numbers(answers) + " numbers";
        }
        if (first.at().isAfter(calendar.latest(started.at(), contract.answer()))) {
            return "was answered late";
        }
        boolean sent = first.is("action", "SEND_CALLBACK_NUMBER");
        return sent && !isHeld(history, first) ? "was sent a number that is not its agent's" : "";
    }

    /** R10: who was told that there is no number is sent one when one comes free during the call. */
    private static int freed(List<Entry> answers) {
        boolean none = answers.get(0).is("action", "ANNOUNCE_UNAVAILABLE");
        return none && answers.get(1).is("action", "SEND_CALLBACK_NUMBER") ? 1 : 0;
    }

    /** The lease that the answer is about is in the table, with the same agent and fence. */
    private static boolean isHeld(History history, Entry answer) {
        return history.rows("callback-numbers").getOrDefault(answer.text("number"), List.of()).stream()
                .anyMatch(row -> row.number("fence") == answer.number("fence")
                        && row.is("agentId", answer.text("agentId"))
                        && !row.is("state", "RELEASED"));
    }

    private static long numbers(List<Entry> answers) {
        return answers.stream().map(answer -> answer.text("number")).distinct().count();
    }

    /**
     * R14: it was older than a lease when its time came, and somebody was told, by the first notice that can be about it. One
     * of an agent excuses one call; one of nobody says that retention took away what was unread of its pool, however many
     * calls that were, if trouble kept them from being read for so long.
     */
    private static boolean wasLate(List<Entry> excuses, Calendar calendar, Contract contract, Entry started) {
        boolean couldBeLost = calendar.isKeptUnread(started.at(), contract);
        Optional<Entry> first = excuses.stream()
                .filter(notice -> !notice.at().isBefore(started.at().plus(contract.lease())))
                .filter(notice -> notice.has("agentId")
                        ? notice.is("agentId", started.text("agentId"))
                        : couldBeLost && notice.is("pool", poolOf(started)))
                .findFirst();
        first.filter(notice -> notice.has("agentId")).ifPresent(excuses::remove);
        return first.isPresent();
    }

    private static String poolOf(Entry started) {
        return started.has("pool") ? started.text("pool") : "default";
    }

    /** R8: a leg that was lost and is heard of after the release may be sent another number. */
    private static long resumptions(History history, String call) {
        return history.rows("dashboard-suppressions").getOrDefault(call, List.of()).stream()
                .filter(row -> row.is("reason", "CALL_RESUMED"))
                .count();
    }

    private static List<Entry> evidence(History history, String call, Entry started, Contract contract) {
        return history.about(
                entry -> entry.key().equals(call),
                started.at().minusSeconds(10),
                started.at().plus(contract.lease()).plusSeconds(10));
    }
}
