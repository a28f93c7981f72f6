package io.ringback.faults;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** R4–R8: whether somebody said what an override was lifted for. */
final class LiftingReasons {
    private static final Set<String> BY_TIME = Set.of("EXPIRED", "TIMED_OUT");

    /** R14: how long an event that overtakes its call's STARTED is kept. */
    private static final Duration OVERTAKES = Duration.ofSeconds(10);

    private final History history;
    private final Calendar calendar;
    private final Contract contract;
    private final HiddenLegs legs;
    private final Map<String, List<Entry>> answers;
    private final List<Entry> closes;

    LiftingReasons(History history, Calendar calendar, Contract contract) {
        this.history = history;
        this.calendar = calendar;
        this.contract = contract;
        this.legs = new HiddenLegs(history);
        this.answers = history.outputs("auto-responder").stream()
                .filter(EachEmergencyIsAnsweredOnce::isAnswer)
                .collect(Collectors.groupingBy(row -> row.text("agentId")));
        this.closes = history.inputs("call-events").stream()
                .filter(event -> event.is("type", "SESSION_CLOSED"))
                .toList();
    }

    static boolean isByTime(Entry lifted) {
        return BY_TIME.contains(lifted.text("reason"));
    }

    /** The agent's call that was up when it was lifted, if one was. */
    Optional<String> legUp(Entry lifted, String agent) {
        return legs.upAt(lifted, agent, contract.lease()).map(HiddenLegs.Leg::call);
    }

    boolean areBorneOut(Entry from, Entry lifted) {
        String agent = lifted.key();
        return switch (lifted.text("reason")) {
            case "SESSION_CLOSED" -> isClosed(agent, lifted);
            case "CALLBACK_UNANSWERED" -> hasEnded(agent, from, lifted, "DIRECT");
            case "MESSAGE_ENDED" -> hasEnded(agent, from, lifted, "AUTO_RESPONDER");
            case "CALL_ENDED" -> hasEnded(agent, from, lifted, "");
            case "CALL_LOST" -> isLost(agent, lifted);
            case "TIMED_OUT" -> true;
            default -> false;
        };
    }

    /** A call of the agent, decided so if it was a call to its number, ended while it was shielded. */
    private boolean hasEnded(String agent, Entry from, Entry lifted, String outcome) {
        return legs.of(agent).stream()
                .filter(leg -> outcome.isEmpty() || isDecided(leg.call(), outcome))
                .flatMap(leg -> leg.events().stream())
                .anyMatch(event -> event.is("type", "ENDED")
                        && mayBeBefore(event, lifted)
                        && event.at().isAfter(from.at().minus(OVERTAKES)));
    }

    private boolean isDecided(String call, String outcome) {
        return history.rows("override.decisions").getOrDefault(call, List.of()).stream()
                .anyMatch(row -> row.is("outcome", outcome));
    }

    /** R8: nothing was heard of one of the agent's calls for a lease; in trouble what was said may have come too late. */
    private boolean isLost(String agent, Entry lifted) {
        Instant before = lifted.at().minus(contract.lease());
        return legs.of(agent).stream().map(HiddenLegs.Leg::events).anyMatch(events -> {
            boolean old = events.stream().anyMatch(event -> !event.at().isAfter(before));
            boolean silent = events.stream()
                    .noneMatch(
                            event -> event.at().isAfter(before) && !event.at().isAfter(lifted.at()));
            return old && (silent || !calendar.isCalm(before, lifted.at()));
        });
    }

    /** R4: somebody closed it after its last emergency call had begun, or closed that very call. */
    private boolean isClosed(String agent, Entry lifted) {
        @Nullable Entry dialled = null;
        for (Entry row : answers.getOrDefault(agent, List.of())) {
            boolean here = row.is("pool", lifted.text("pool"));
            if (here && Sequence.of(row) < Sequence.of(lifted)) {
                dialled = dialled == null || Sequence.of(dialled) < Sequence.of(row) ? row : dialled;
            }
        }
        return dialled != null && isClosedSince(agent, dialled, lifted);
    }

    private boolean isClosedSince(String agent, Entry dialled, Entry lifted) {
        Instant begun = history.calls().getOrDefault(dialled.key(), List.of()).stream()
                .filter(event -> EachEmergencyIsAnsweredOnce.isEmergency(event, contract))
                .map(Entry::at)
                .findFirst()
                .orElse(dialled.at());
        return closes.stream()
                .filter(event -> mayBeBefore(event, lifted))
                .anyMatch(event -> event.is("callId", dialled.key())
                        || (!event.at().isBefore(begun)
                                && (event.is("agentId", agent) || isCallOf(event.text("callId"), agent))));
    }

    /** A broker appended the event before a desk decided that, as far as their clocks can tell. */
    private static boolean mayBeBefore(Entry event, Entry lifted) {
        return !event.at().isAfter(lifted.at().plus(Contract.CLOCKS_DRIFT));
    }

    private boolean isCallOf(String call, String agent) {
        return legs.of(agent).stream().anyMatch(leg -> leg.call().equals(call));
    }
}
