package io.ringback.core;

import static io.ringback.core.Signals.AGENT;
import static io.ringback.core.Signals.FIRST;
import static io.ringback.core.Signals.POOL;
import static io.ringback.core.Signals.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * R14, R22: a gateway tries one carrier after the other under one call id, and the events of both tries come in every
 * order. Where its clock tells them apart the call is up, or over, as it was in order; the agent has one number.
 */
final class TwoTriesTest {
    private static final CallId CALL = new CallId("try");
    private static final Duration LATE = Duration.ofSeconds(4);

    private enum Said {
        STARTED,
        ENDED,
        STARTED_AGAIN,
        ANSWERED,
        ALIVE,
        ENDED_AGAIN
    }

    /** What of the tries is said before anybody looks. */
    private record Telling(String name, List<Said> said, boolean isUp) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Telling> tellings() {
        return Stream.of(
                new Telling("the second try rings", List.of(Said.STARTED, Said.ENDED, Said.STARTED_AGAIN), true),
                new Telling(
                        "the second try was answered",
                        List.of(Said.STARTED, Said.ENDED, Said.STARTED_AGAIN, Said.ANSWERED, Said.ALIVE),
                        true),
                new Telling("both are over", List.of(Said.values()), false));
    }

    @ParameterizedTest
    @MethodSource("tellings")
    void endsAsItDoesInOrder(Telling telling) {
        for (List<Said> order : orders(telling.said(), List.of())) {
            SimulatedDesk desk = play(order);
            assertThat(isUp(desk)).as("%s", order).isEqualTo(telling.isUp());
            assertThat(desk.seen().isDnd(AGENT)).as("%s", order).isTrue();
            assertThat(desk.seen().numbers.values()).as("%s", order).hasSize(1);
        }
    }

    /** Then a close waits for the call while it lives, and not when it is over. */
    @ParameterizedTest
    @MethodSource("tellings")
    void waitsWithTheCloseForTheTryThatLives(Telling telling) {
        for (List<Said> order : orders(telling.said(), List.of())) {
            SimulatedDesk desk = play(order);
            desk.handle(Signals.closes(CALL));
            assertThat(desk.seen().isDnd(AGENT)).as("%s", order).isEqualTo(telling.isUp());
        }
    }

    /** Without a clock nobody can tell: whatever the order, the agent is shielded and has one number. */
    @ParameterizedTest
    @MethodSource("tellings")
    void holdsOneNumberWhereNoClockTells(Telling telling) {
        for (List<Said> order : orders(telling.said(), List.of())) {
            SimulatedDesk desk = play(order, null);
            assertThat(desk.seen().isDnd(AGENT)).as("%s", order).isTrue();
            assertThat(desk.seen().numbers.values()).as("%s", order).hasSize(1);
        }
    }

    private static boolean isUp(SimulatedDesk desk) {
        Output.SuppressionRow row = desk.seen().calls.get(CALL);
        return row != null && row.visibility() == Output.Visibility.IN_CALL;
    }

    private static SimulatedDesk play(List<Said> order) {
        return play(order, Signals.START);
    }

    private static SimulatedDesk play(List<Said> order, @Nullable Instant from) {
        SimulatedDesk desk = new SimulatedDesk(POOL, Signals.STANDARD);
        desk.handle(Signals.offers(FIRST));
        desk.handle(Signals.offers(SECOND));
        desk.pass(LATE);
        int start = IntStream.range(0, order.size())
                .filter(at -> isStart(order.get(at)))
                .findFirst()
                .orElseThrow();
        desk.handle(dialled(order.get(start), from, early(order.subList(0, start), order.get(start), from)));
        order.subList(start + 1, order.size()).forEach(said -> desk.handle(signal(said, from)));
        return desk;
    }

    /** What overtook the STARTED travels in it, unless the gateway's clock says that it is older, as intake does it. */
    private static CallStart.Early early(List<Said> said, Said started, @Nullable Instant from) {
        List<Said> since = said.stream()
                .filter(one -> from == null || one.compareTo(started) > 0)
                .toList();
        boolean ended = since.contains(Said.ENDED) || since.contains(Said.ENDED_AGAIN);
        Instant endedAt = at(since.contains(Said.ENDED_AGAIN) ? Said.ENDED_AGAIN : Said.ENDED, from);
        return new CallStart.Early(since.contains(Said.ANSWERED), ended, endedAt, false, false, List.of());
    }

    private static boolean isStart(Said said) {
        return said == Said.STARTED || said == Said.STARTED_AGAIN;
    }

    private static Signal signal(Said said, @Nullable Instant from) {
        LaterEvent event = Signals.later(CALL, at(said, from));
        return switch (said) {
            case STARTED, STARTED_AGAIN -> dialled(said, from, CallStart.Early.NOTHING);
            case ANSWERED -> new Signal.CallAnswered(event);
            case ALIVE -> new Signal.CallAlive(event);
            case ENDED, ENDED_AGAIN -> new Signal.CallEnded(event);
        };
    }

    private static Signal dialled(Said said, @Nullable Instant from, CallStart.Early early) {
        return new Signal.EmergencyDialled(AGENT, Signals.start(CALL, at(said, from), early));
    }

    @SuppressWarnings("EnumOrdinal") // their order is when they happened
    private static @Nullable Instant at(Said said, @Nullable Instant from) {
        return from == null ? null : from.plusSeconds(said.ordinal());
    }

    private static List<List<Said>> orders(List<Said> left, List<Said> said) {
        if (left.isEmpty()) {
            return List.of(said);
        }
        List<List<Said>> all = new ArrayList<>();
        for (Said next : left) {
            List<Said> rest = new ArrayList<>(left);
            rest.remove(next);
            all.addAll(
                    orders(rest, Stream.concat(said.stream(), Stream.of(next)).toList()));
        }
        return all;
    }
}
