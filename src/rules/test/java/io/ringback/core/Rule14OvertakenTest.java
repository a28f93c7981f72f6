package io.ringback.core;

import static io.ringback.core.Signals.AGENT;
import static io.ringback.core.Signals.CALLBACK;
import static io.ringback.core.Signals.EMERGENCY;
import static io.ringback.core.Signals.FIRST;
import static io.ringback.core.Signals.MINUTE;
import static io.ringback.core.Signals.START;
import static io.ringback.core.Signals.answered;
import static io.ringback.core.Signals.callsBack;
import static io.ringback.core.Signals.closes;
import static io.ringback.core.Signals.dials;
import static io.ringback.core.Signals.ended;
import static io.ringback.core.Signals.start;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** R14: events of a call overtake each other, and its gateway's own time tells which was first. */
final class Rule14OvertakenTest {
    @Test
    void endsWithTheStartWhatEndedBeforeIt() {
        DeskScenario desk = DeskScenario.pool(FIRST);

        desk.when(new Signal.EmergencyDialled(AGENT, start(EMERGENCY, true, true, true)));

        assertThat(desk.told())
                .endsWith(
                        "block LIFTED but 01 until 0S (SESSION_CLOSED)",
                        "call emergency-1 DROP until 1H (SESSION_CLOSED)");
    }

    @Test
    void showsNoCallAgainThatWasAnsweredAfterItEnded() {
        DeskScenario desk = DeskScenario.pool(FIRST)
                .given(dials(AGENT, EMERGENCY), ended(EMERGENCY), closes(EMERGENCY))
                .given(callsBack(FIRST, CALLBACK), ended(CALLBACK));

        desk.when(answered(CALLBACK));

        assertThat(desk.told())
                .contains(
                        "status DND over own until 1H (CALL_ANSWERED)",
                        "call callback-1 AFTER_CALL until 1H (CALL_ANSWERED)");
    }

    @Test
    void revivesACallOfWhichItsGatewaySaysMoreAfterItsEnd() {
        DeskScenario desk = DeskScenario.pool(FIRST)
                .given(dials(AGENT, EMERGENCY), new Signal.CallEnded(Signals.later(EMERGENCY, START)));

        desk.when(new Signal.CallAlive(Signals.later(EMERGENCY, START.plusSeconds(1))));

        assertThat(desk.told()).contains("call emergency-1 IN_CALL until 1H (CALL_RESUMED)");
    }

    @Test
    void revivesACallThatIsHeardOfTenSecondsAfterItsEnd() {
        DeskScenario desk = DeskScenario.pool(FIRST)
                .given(dials(AGENT, EMERGENCY), ended(EMERGENCY))
                .after(Duration.ofSeconds(11));

        desk.when(answered(EMERGENCY));

        assertThat(desk.told()).contains("call emergency-1 IN_CALL until 1H (CALL_RESUMED)");
    }

    @Test
    void doesNotReviveACallByWhatHappenedBeforeItsEnd() {
        DeskScenario desk = DeskScenario.pool(FIRST)
                .given(dials(AGENT, EMERGENCY), new Signal.CallEnded(Signals.later(EMERGENCY, START.plusSeconds(5))))
                .after(MINUTE);

        desk.when(new Signal.CallAlive(Signals.later(EMERGENCY, START.plusSeconds(4))));

        assertThat(desk.ignored()).isEqualTo(Ignored.NOTHING_NEW);
    }

    @Test
    void doesNotEndASecondTryByTheEndOfTheFirst() {
        DeskScenario desk = DeskScenario.pool(FIRST)
                .given(
                        dials(AGENT, EMERGENCY),
                        new Signal.CallAnswered(Signals.later(EMERGENCY, START.plusSeconds(9))));

        desk.when(new Signal.CallEnded(Signals.later(EMERGENCY, START.plusSeconds(5))));

        assertThat(desk.ignored()).isEqualTo(Ignored.NOTHING_NEW);
    }

    @Test
    void takesADialToldAgainAndAnAnswerForASecondTryWhereNoClockTells() {
        DeskScenario desk =
                DeskScenario.pool(FIRST).given(dials(AGENT, EMERGENCY), ended(EMERGENCY), dials(AGENT, EMERGENCY));

        desk.when(answered(EMERGENCY));

        assertThat(desk.told()).contains("call emergency-1 IN_CALL until 1H (CALL_RESUMED)");
    }

    @Test
    void keepsASessionClosedWhenTheAnswerWasOvertakenByTheEndAndTheClose() {
        DeskScenario desk = DeskScenario.pool(FIRST)
                .given(dials(AGENT, EMERGENCY), ended(EMERGENCY), closes(AGENT))
                .given(callsBack(FIRST, CALLBACK), ended(CALLBACK), closes(AGENT));

        desk.when(answered(CALLBACK));

        assertThat(desk.told()).isEmpty();
    }

    @Test
    void hidesACallThatLinkedBeforeItsFirstWasKnown() {
        DeskScenario desk = DeskScenario.pool(FIRST);

        desk.when(new Signal.EmergencyDialled(
                AGENT,
                start(
                        EMERGENCY,
                        null,
                        new CallStart.Early(false, false, null, false, false, List.of(Signals.TRANSFER)))));

        assertThat(desk.told()).contains("call transfer-1 IN_CALL until 1H (LINKED_CALL)");
    }
}
