package io.ringback.faults;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The calls that were hidden as an agent's own, with what gateways said of them: whether one was up at a moment. */
final class HiddenLegs {
    private final Map<String, List<Leg>> byAgent = new HashMap<>();

    HiddenLegs(History history) {
        Map<String, List<Entry>> calls = history.calls();
        history.rows("dashboard-suppressions").forEach((call, rows) -> {
            Entry first = rows.get(0);
            if (first.has("agentId")) {
                byAgent.computeIfAbsent(first.text("agentId"), any -> new ArrayList<>())
                        .add(new Leg(call, rows, calls.getOrDefault(call, List.of())));
            }
        });
    }

    record Leg(String call, List<Entry> rows, List<Entry> events) {
        /** Known when that was decided: by the sequence of the pool, since several things share a millisecond. */
        boolean isKnownTo(Entry output) {
            return rows.get(0).is("pool", output.text("pool")) && Sequence.of(rows.get(0)) < Sequence.of(output);
        }

        /** A hostile line that nobody answered holds nobody (R25); an id that an attack shares says nothing of one call. */
        private boolean holdsNobody() {
            return History.isHostile(events)
                    && (events.stream().noneMatch(event -> event.is("type", "ANSWERED"))
                            || events.stream()
                                            .filter(event -> event.has("agentId"))
                                            .map(event -> event.text("agentId"))
                                            .distinct()
                                            .count()
                                    > 1);
        }

        /** No gateway had said that it ended, and one had said something of it less than a lease ago (R8). */
        boolean isUp(Instant at, Duration lease) {
            return !holdsNobody()
                    && said(at.plus(Contract.CLOCKS_DRIFT)).noneMatch(event -> event.is("type", "ENDED"))
                    && said(at).anyMatch(event -> event.at().plus(lease).isAfter(at));
        }

        private Stream<Entry> said(Instant until) {
            return events.stream().filter(event -> !event.at().isAfter(until));
        }

        /** Consumers had been told by then that it is over. */
        boolean isShownOver(Instant at) {
            Optional<Entry> last = rows.stream()
                    .filter(row -> !row.at().isAfter(at))
                    .reduce((one, other) -> Sequence.of(one) < Sequence.of(other) ? other : one);
            return last.filter(row -> row.is("state", "AFTER_CALL") || row.is("state", "DROP"))
                    .isPresent();
        }
    }

    List<Leg> of(String agent) {
        return byAgent.getOrDefault(agent, List.of());
    }

    /** A leg that was up when an override of its agent was lifted; empty when none was. */
    Optional<Leg> upAt(Entry lifted, String agent, Duration lease) {
        return of(agent).stream()
                .filter(leg -> leg.isKnownTo(lifted) && leg.isUp(lifted.at(), lease))
                .findFirst();
    }
}
