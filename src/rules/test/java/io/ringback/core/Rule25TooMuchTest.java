package io.ringback.core;

import static io.ringback.core.Signals.AGENT;
import static io.ringback.core.Signals.EMERGENCY;
import static io.ringback.core.Signals.FIRST;
import static io.ringback.core.Signals.OTHER;
import static io.ringback.core.Signals.SECOND;
import static io.ringback.core.Signals.callsBack;
import static io.ringback.core.Signals.callsBackToldAgain;
import static io.ringback.core.Signals.closes;
import static io.ringback.core.Signals.dials;
import static io.ringback.core.Signals.dialsToldAgain;
import static io.ringback.core.Signals.ended;
import static io.ringback.core.Signals.policy;
import static io.ringback.core.Signals.ring;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** R25: what is remembered of calls and sessions is bounded, and that it is full is said. */
final class Rule25TooMuchTest {
    private static final Duration SECONDS = Duration.ofSeconds(10);

    /** Whoever rings numbers that nobody holds must not keep agents from getting theirs. */
    @Test
    void aCallThatNobodyHoldsTakesNoRoomOnceItIsOver() {
        DeskScenario desk = DeskScenario.pool(policy(Duration.ZERO, null, 0, new Policy.Limits(20, 1)), FIRST);
        IntStream.range(0, 10).forEach(i -> desk.given(callsBack(FIRST, ring(i)), ended(ring(i))));

        desk.when(dials(AGENT, EMERGENCY));

        assertThat(desk.told()).contains("number 01 ISSUED to agent-1 until 1H (EMERGENCY_CALL)");
    }

    /** Nor fill the instance, in which all pools are. */
    @Test
    void ofCallsThatNobodyHoldsNoMoreAreRememberedThanSessions() {
        DeskScenario desk = DeskScenario.pool(policy(Duration.ZERO, null, 0, new Policy.Limits(20, 3)), FIRST);

        IntStream.range(0, 10).forEach(i -> desk.given(callsBack(FIRST, ring(i)), ended(ring(i))));

        assertThat(desk.state().remembered()).isEqualTo(3);
    }

    @Test
    void remembersTheFirstEmergencyCallAnd32More() {
        DeskScenario desk = DeskScenario.pool(FIRST).given(dials(AGENT, EMERGENCY), ended(EMERGENCY));

        IntStream.range(0, 1000)
                .forEach(i ->
                        desk.given(callsBack(FIRST, ring(i)), ended(ring(i))).after(SECONDS));

        Legs legs = desk.state().stateOf(AGENT).legs();
        assertThat(legs.all()).hasSize(33);
        assertThat(legs.find(EMERGENCY)).isNotNull();
    }

    @Test
    void dropsTheCallThatItForgets() {
        DeskScenario desk = DeskScenario.pool(FIRST).given(dials(AGENT, EMERGENCY), ended(EMERGENCY));
        IntStream.range(0, 32)
                .forEach(i ->
                        desk.given(callsBack(FIRST, ring(i)), ended(ring(i))).after(SECONDS));

        desk.when(callsBack(FIRST, ring(32)));

        assertThat(desk.told(Output.SuppressionRow.class))
                .filteredOn(row -> row.visibility() == Output.Visibility.DROP)
                .extracting(Output.SuppressionRow::call)
                .containsExactly(ring(0));
    }

    /** R14: also after the close, which forgets which of them was first. */
    @Test
    void aDialToldAgainThatItForgotIsNoNewOne() {
        DeskScenario desk = DeskScenario.pool(FIRST);
        IntStream.range(0, 40).forEach(i -> desk.given(dials(AGENT, ring(i)), ended(ring(i))));
        desk.given(closes(AGENT), dials(AGENT, EMERGENCY), ended(EMERGENCY), closes(AGENT));

        desk.when(dialsToldAgain(AGENT, ring(0)));

        assertThat(desk.told()).isEmpty();
        assertThat(desk.ignored()).isEqualTo(Ignored.NOTHING_NEW);
    }

    @Test
    void aCallbackToldAgainThatItForgotRingsNobody() {
        DeskScenario desk = DeskScenario.pool(FIRST).given(dials(AGENT, EMERGENCY), ended(EMERGENCY));
        IntStream.range(0, 40)
                .forEach(i ->
                        desk.given(callsBack(FIRST, ring(i)), ended(ring(i))).after(SECONDS));

        desk.when(callsBackToldAgain(FIRST, ring(0)));

        assertThat(desk.told()).isEmpty();
        assertThat(desk.ignored()).isEqualTo(Ignored.NOTHING_NEW);
    }

    /** The first telling may have been lost in a crash, or intake be wrong: then it is a call like any other. */
    @Test
    void aDialToldAgainThatItNeverHadIsServed() {
        DeskScenario desk = DeskScenario.pool(FIRST);

        desk.when(dialsToldAgain(AGENT, EMERGENCY));

        assertThat(desk.told(Output.Instruction.class)).hasSize(1);
    }

    @Test
    void anotherCallUnderAnIdThatItForgotIsServed() {
        DeskScenario desk = DeskScenario.pool(FIRST);
        IntStream.range(0, 40).forEach(i -> desk.given(dials(AGENT, ring(i)), ended(ring(i))));

        desk.when(dials(AGENT, ring(1)));

        assertThat(desk.told(Output.Instruction.class)).hasSize(1);
    }

    @Test
    void closesByACallThatItForgot() {
        DeskScenario desk = DeskScenario.pool(FIRST).given(dials(AGENT, EMERGENCY));
        IntStream.range(0, 40)
                .forEach(i ->
                        desk.given(callsBack(FIRST, ring(i)), ended(ring(i))).after(SECONDS));

        desk.given(new Signal.SessionClosed(ring(0), AGENT, false)).when(ended(EMERGENCY));

        assertThat(desk.told()).contains("status own (SESSION_CLOSED)");
    }

    @Test
    void doesNothingForACloseThatNamesAForgottenCallFromBeforeTheLast() {
        DeskScenario desk = DeskScenario.pool(FIRST).given(dials(AGENT, EMERGENCY), ended(EMERGENCY));
        IntStream.range(0, 40)
                .forEach(i ->
                        desk.given(callsBack(FIRST, ring(i)), ended(ring(i))).after(SECONDS));
        desk.given(closes(AGENT), dials(AGENT, new CallId("again")), ended(new CallId("again")));

        desk.when(new Signal.SessionClosed(ring(0), AGENT, false));

        assertThat(desk.ignored()).isEqualTo(Ignored.CLOSED_BEFORE);
    }

    @Test
    void hidesButDoesNotRememberACallWhenAllAreUp() {
        DeskScenario desk = DeskScenario.pool(FIRST).given(dials(AGENT, EMERGENCY));
        IntStream.range(0, 32)
                .forEach(i -> desk.given(callsBack(FIRST, ring(i))).after(SECONDS));

        desk.when(callsBack(FIRST, ring(32)));

        assertThat(desk.told())
                .anyMatch(told -> told.startsWith("call ring-32 RINGING"))
                .anyMatch(told -> told.startsWith("decided ring-32 DIRECT"))
                .anyMatch(told -> told.startsWith("notice OVERLOAD"));
        assertThat(desk.state().stateOf(AGENT).legs().find(ring(32))).isNull();
    }

    @Test
    void keepsACloseThatWaitsThroughCallsThatNobodyAnswers() {
        DeskScenario desk = DeskScenario.pool(FIRST)
                .given(dials(AGENT, EMERGENCY), closes(AGENT), callsBack(FIRST, ring(0)), ended(EMERGENCY));

        desk.when(ended(ring(0)));

        assertThat(desk.told()).contains("status own (SESSION_CLOSED)");
    }

    @Test
    void shieldsAnAgentBeyondThePoolsSessionsWithoutRememberingIt() {
        DeskScenario desk = DeskScenario.pool(policy(Duration.ZERO, null, 0, new Policy.Limits(20, 1)), FIRST, SECOND)
                .given(dials(AGENT, EMERGENCY));

        desk.when(dials(OTHER, ring(0)));

        assertThat(desk.told())
                .contains(
                        "status DND over own until 1H (EMERGENCY_CALL)",
                        "bot ANNOUNCE_UNAVAILABLE ring-0 -",
                        "notice EMERGENCY_CALL_PLACED -",
                        "notice OVERLOAD -");
        assertThat(desk.state().remembered()).isEqualTo(1);
    }

    /** Anybody can call a number that nobody holds. */
    @Test
    void leavesHalfOfThePoolsSessionsToAgents() {
        DeskScenario desk = DeskScenario.pool(policy(Duration.ZERO, null, 0, new Policy.Limits(20, 4)), FIRST, SECOND);
        IntStream.range(0, 6).forEach(i -> desk.given(callsBack(SECOND, ring(i))));
        assertThat(desk.state().remembered()).isEqualTo(2);

        desk.given(dials(AGENT, EMERGENCY), dials(OTHER, ring(9)));

        assertThat(desk.state().remembered()).isEqualTo(4);
    }

    @Test
    void costsNoMoreWithEveryCall() {
        DeskScenario desk = DeskScenario.pool(FIRST).given(dials(AGENT, EMERGENCY), ended(EMERGENCY));
        IntStream.range(0, 200)
                .forEach(i ->
                        desk.given(callsBack(FIRST, ring(i)), ended(ring(i))).after(SECONDS));

        List<String> told = desk.when(callsBack(FIRST, ring(200))).told();

        assertThat(told).hasSizeLessThan(6);
    }
}
