package io.ringback.faults;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** R14–R16: each input is served, rejected or ignored for a reason that the contract names; nothing comes from nowhere. */
final class InputsAreAccountedFor implements Rule {
    private static final List<String> BY_CALL =
            List.of("auto-responder", "override.decisions", "dashboard-suppressions");

    @Override
    public List<Violation> check(History history, Contract contract) {
        List<Violation> violations = new ArrayList<>();
        violations.addAll(poison(history, contract));
        violations.addAll(phantoms(history, contract));
        violations.addAll(ends(history, contract));
        violations.addAll(answers(history, contract));
        return violations;
    }

    /** R16: what cannot be read has a reject with its coordinates, and nothing that can be read has. */
    private List<Violation> poison(History history, Contract contract) {
        List<Violation> violations = new ArrayList<>();
        Calendar calendar = new Calendar(history, contract);
        Set<String> rejected = history.outputs("rejects").stream()
                .map(InputsAreAccountedFor::place)
                .collect(Collectors.toSet());
        for (Entry input : history.of(Entry.Kind.INPUT)) {
            String place = input.topic() + "-" + input.partition() + "-" + input.offset();
            boolean poison = input.has("poison");
            boolean inTime = calendar.latest(input.at(), contract.answer())
                    .isBefore(input.at().plus(contract.lease()));
            if (poison && inTime && !rejected.contains(place)) {
                violations.add(Violation.of(this, place + " is poison and was not rejected", List.of(input)));
            } else if (!poison && !input.has("mayBeRejected") && rejected.contains(place)) {
                violations.add(Violation.of(this, place + " is sound and was rejected", List.of(input)));
            }
        }
        return violations;
    }

    private static String place(Entry reject) {
        String topic = reject.text("topic").replaceFirst("^ringback\\.", "");
        return topic + "-" + reject.number("partition") + "-" + reject.number("offset");
    }

    /** R15: an output of a call is of one that went in, and never of an ordinary one. */
    private List<Violation> phantoms(History history, Contract contract) {
        List<Violation> violations = new ArrayList<>();
        Map<String, List<Entry>> calls = history.calls();
        Set<String> numbers = new HashSet<>();
        history.inputs("callback-pool").forEach(row -> numbers.add(row.key()));
        for (String topic : BY_CALL) {
            for (Entry row : history.outputs(topic)) {
                boolean ofCall = row.has("callId");
                boolean ofGarbage = row.key().equals(Garbage.CALL);
                if (ofCall && !ofGarbage && !concernsUs(calls.getOrDefault(row.key(), List.of()), numbers, contract)) {
                    violations.add(Violation.of(this, row.key() + " is none of ours and has an output", List.of(row)));
                }
            }
        }
        return violations;
    }

    private static boolean concernsUs(List<Entry> events, Set<String> numbers, Contract contract) {
        return events.stream()
                .anyMatch(event -> event.is("type", "STARTED")
                        && (contract.emergencyNumbers().contains(event.text("dialledNumber"))
                                || contract.testNumbers().contains(event.text("dialledNumber"))
                                || numbers.contains(event.text("dialledNumber"))
                                || event.value().path("psapCallback").asBoolean()
                                || event.has("linkedCallId")));
    }

    /** R3: a call that was hidden and has ended is shown without controls, or forgotten, from then on. */
    private List<Violation> ends(History history, Contract contract) {
        List<Violation> violations = new ArrayList<>();
        Calendar calendar = new Calendar(history, contract);
        Map<String, List<Entry>> hidden = history.rows("dashboard-suppressions");
        history.calls().forEach((call, events) -> {
            List<Entry> rows = hidden.getOrDefault(call, List.of());
            boolean over = !History.isHostile(events)
                    && events.stream()
                            .anyMatch(event -> event.is("type", "ENDED")
                                    && calendar.latest(event.at(), contract.answer())
                                            .isBefore(history.end()));
            if (over && !rows.isEmpty()) {
                Entry last = rows.get(rows.size() - 1);
                if (last.is("state", "RINGING") || last.is("state", "IN_CALL")) {
                    violations.add(Violation.of(
                            this,
                            call + " ended and is still shown as up",
                            history.about(
                                    entry -> entry.key().equals(call),
                                    events.get(0).at(),
                                    history.end())));
                }
            }
        });
        return violations;
    }

    /** R5: a callback that rang and was answered is shown as taken. */
    private List<Violation> answers(History history, Contract contract) {
        List<Violation> violations = new ArrayList<>();
        Calendar calendar = new Calendar(history, contract);
        Map<String, List<Entry>> calls = history.calls();
        history.rows("dashboard-suppressions").forEach((call, rows) -> {
            boolean taken = rows.stream().noneMatch(row -> row.is("state", "RINGING"))
                    || rows.stream().anyMatch(row -> row.is("state", "IN_CALL"));
            List<Entry> events = calls.getOrDefault(call, List.of());
            boolean answered = events.stream()
                    .filter(event -> event.is("type", "ANSWERED"))
                    .map(event -> calendar.latest(event.at(), contract.answer()))
                    .anyMatch(latest -> latest.isBefore(history.end())
                            && latest.isBefore(rows.get(0).at().plus(contract.lease())));
            if (answered && !taken && !History.isHostile(events)) {
                violations.add(Violation.of(
                        this,
                        call + " was answered and never shown as taken",
                        history.about(
                                entry -> entry.key().equals(call), rows.get(0).at(), history.end())));
            }
        });
        return violations;
    }
}
