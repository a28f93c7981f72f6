package io.ringback.core;

import static io.ringback.core.Signals.AGENT;
import static io.ringback.core.Signals.EMERGENCY;
import static io.ringback.core.Signals.FIRST;
import static io.ringback.core.Signals.POOL;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * R14: the events of one call, each said twice, end the same in every order. What overtakes the STARTED travels inside
 * it, as intake sends it. One order matters and is told apart by R4 alone: an answer after a close cancels the close,
 * and since nobody can know whether the two were swapped, the shield stays up, which is the safer of the two.
 */
final class OneCallReorderedTest {
    private static final CallId CALL = new CallId("call");

    private enum Said {
        STARTED(0),
        ANSWERED(1),
        ENDED(2),
        CLOSED(3);

        private final int second;

        Said(int second) {
            this.second = second;
        }
    }

    private record Kind(String name, boolean answerOpens, List<Signal> before, Function<CallStart, Signal> started) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Kind> kinds() {
        List<Signal> closed = List.of(Signals.dials(AGENT, EMERGENCY), Signals.ended(EMERGENCY), Signals.closes(AGENT));
        List<Signal> open = List.of(Signals.dials(AGENT, EMERGENCY), Signals.ended(EMERGENCY));
        return Stream.of(
                new Kind("emergency", false, List.of(), start -> new Signal.EmergencyDialled(AGENT, start)),
                new Kind("emergency again", false, closed, start -> new Signal.EmergencyDialled(AGENT, start)),
                new Kind("without agent", false, List.of(), start -> new Signal.EmergencyDialled(null, start)),
                new Kind("callback in an open session", true, open, OneCallReorderedTest::callback),
                new Kind("callback after it", true, closed, OneCallReorderedTest::callback),
                new Kind("late callback", false, List.of(), OneCallReorderedTest::callback),
                new Kind("message", false, open, OneCallReorderedTest::message),
                new Kind("other side", false, open, start -> new Signal.LinkedCallStarted(EMERGENCY, start)));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void endsTheSameInEveryOrder(Kind kind) {
        String inOrder = outcome(kind, List.of(Said.STARTED, Said.ANSWERED, Said.ENDED, Said.CLOSED));
        for (List<Said> order : orders(twice(), List.of())) {
            boolean swapped = kind.answerOpens() && order.indexOf(Said.CLOSED) < order.indexOf(Said.ANSWERED);
            if (!swapped) {
                assertThat(outcome(kind, order)).as("%s", order).isEqualTo(inOrder);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void keepsTheShieldWhenAnAnswerComesAfterTheClose(Kind kind) {
        for (List<Said> order : orders(List.of(Said.values()), List.of())) {
            int answered = order.indexOf(Said.ANSWERED);
            boolean up = order.indexOf(Said.STARTED) < answered;
            boolean cancels = up && order.indexOf(Said.CLOSED) < answered && answered < order.indexOf(Said.ENDED);
            if (kind.answerOpens() && cancels) {
                assertThat(play(kind, order).seen().isDnd(AGENT))
                        .as("%s", order)
                        .isTrue();
            }
        }
    }

    private static String outcome(Kind kind, List<Said> order) {
        SimulatedDesk desk = play(kind, order);
        return desk.rows().toString().replaceAll("course=Course\\[[^]]*]", "") + told(desk);
    }

    /** Without the reasons, which may differ with the order. */
    private static String told(SimulatedDesk desk) {
        return desk.seen().toString().replaceAll("reason=\\w+", "");
    }

    private static SimulatedDesk play(Kind kind, List<Said> order) {
        SimulatedDesk desk = new SimulatedDesk(POOL, Signals.STANDARD);
        desk.handle(Signals.offers(FIRST));
        kind.before().forEach(desk::handle);
        int start = order.indexOf(Said.STARTED);
        List<Said> early = order.subList(0, start);
        CallStart begun = Signals.start(
                CALL,
                at(Said.STARTED),
                new CallStart.Early(
                        early.contains(Said.ANSWERED),
                        early.contains(Said.ENDED),
                        at(Said.ENDED),
                        early.contains(Said.CLOSED),
                        false,
                        List.of()));
        desk.handle(kind.started().apply(begun));
        order.subList(start + 1, order.size()).forEach(said -> desk.handle(signal(kind, said)));
        return desk;
    }

    private static Signal signal(Kind kind, Said said) {
        return switch (said) {
            case STARTED -> kind.started().apply(Signals.start(CALL, at(said), CallStart.Early.NOTHING));
            case ANSWERED -> new Signal.CallAnswered(Signals.later(CALL, at(said)));
            case ENDED -> new Signal.CallEnded(Signals.later(CALL, at(said)));
            case CLOSED -> Signals.closes(CALL);
        };
    }

    /** By the gateway's clock they are in order, whatever the order of their arrival. */
    @SuppressWarnings("EnumOrdinal") // their order is what is said
    private static Instant at(Said said) {
        return Signals.START.plusSeconds(said.second);
    }

    private static Signal callback(CallStart start) {
        return new Signal.NumberCalled(FIRST, Signal.Direction.INBOUND, null, new Caller(false, true, false), start);
    }

    private static Signal message(CallStart start) {
        return new Signal.NumberCalled(FIRST, Signal.Direction.OUTBOUND, AGENT, new Caller(false, true, false), start);
    }

    private static List<Said> twice() {
        return Stream.of(Said.values()).flatMap(said -> Stream.of(said, said)).toList();
    }

    /** Every order of what is left, each once. */
    private static List<List<Said>> orders(List<Said> left, List<Said> said) {
        if (left.isEmpty()) {
            return List.of(said);
        }
        List<List<Said>> all = new ArrayList<>();
        for (Said next : left.stream().distinct().toList()) {
            List<Said> rest = new ArrayList<>(left);
            rest.remove(next);
            all.addAll(
                    orders(rest, Stream.concat(said.stream(), Stream.of(next)).toList()));
        }
        return all;
    }
}
