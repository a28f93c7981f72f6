package io.ringback.faults;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * R4, R8, R25: an agent is shielded no longer than their last emergency call, the number that came free for it (R10), or the
 * last callback that somebody answered, and what follows it, last. Calls that nobody answers hold nobody.
 */
final class ShieldsEnd implements Rule {
    @Override
    public List<Violation> check(History history, Contract contract) {
        List<Violation> violations = new ArrayList<>();
        Calendar calendar = new Calendar(history, contract);
        HiddenLegs legs = new HiddenLegs(history);
        Map<String, List<Instant>> own = ownWords(history, contract);
        history.rows("override.inbound-blocks").forEach((agent, rows) -> {
            List<Instant> words = new ArrayList<>(own.getOrDefault(agent, List.of()));
            words.addAll(wordsOfLegs(legs, agent, contract));
            @Nullable Entry from = null;
            for (Entry row : rows) {
                if (row.is("state", "ACTIVE")) {
                    from = from == null ? row : from;
                } else if (from != null) {
                    judge(words, from, row.at(), calendar, contract)
                            .ifPresent(latest -> violations.add(violation(history, agent, latest, row.at())));
                    from = null;
                }
            }
            if (from != null) {
                judge(words, from, history.end(), calendar, contract)
                        .ifPresent(latest -> violations.add(violation(history, agent, latest, history.end())));
            }
        });
        return violations;
    }

    /** When it had to be over, if it was not. */
    private static Optional<Instant> judge(
            List<Instant> words, Entry from, Instant to, Calendar calendar, Contract contract) {
        Instant last = words.stream()
                .filter(word -> !word.isAfter(to))
                .max(Comparator.naturalOrder())
                .orElse(from.at());
        Instant latest = calendar.latest(last.plus(contract.longestHold()), contract.late());
        return Optional.of(latest).filter(to::isAfter);
    }

    /** Each agent's dials, and the numbers that came free for them. */
    private static Map<String, List<Instant>> ownWords(History history, Contract contract) {
        Stream<Entry> dials = history.inputs("call-events").stream()
                .filter(event -> EachEmergencyIsAnsweredOnce.isEmergency(event, contract));
        Stream<Entry> numbers = history.outputs("callback-numbers").stream()
                .filter(row -> row.is("reason", "NUMBER_FREE") && row.is("state", "ISSUED"));
        return Stream.concat(dials, numbers)
                .collect(Collectors.groupingBy(
                        said -> said.text("agentId"), Collectors.mapping(Entry::at, Collectors.toList())));
    }

    /** Whatever was said of an emergency call or of a callback that was answered. */
    private static List<Instant> wordsOfLegs(HiddenLegs legs, String agent, Contract contract) {
        List<Instant> words = new ArrayList<>();
        for (HiddenLegs.Leg leg : legs.of(agent)) {
            boolean counts = leg.events().stream()
                    .anyMatch(event -> event.is("type", "ANSWERED")
                            || EachEmergencyIsAnsweredOnce.isEmergency(event, contract)
                            || event.is("agentId", agent));
            if (counts) {
                leg.events().forEach(event -> words.add(event.at()));
            }
        }
        return words;
    }

    private Violation violation(History history, String agent, Instant latest, Instant to) {
        return Violation.of(
                this,
                agent + " was shielded for longer than anything that counts allows",
                history.about(
                        entry -> entry.key().equals(agent) || entry.is("agentId", agent), latest.minusSeconds(60), to));
    }
}
