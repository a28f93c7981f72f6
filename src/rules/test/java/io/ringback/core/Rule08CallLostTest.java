package io.ringback.core;

import static io.ringback.core.Signals.AGAIN;
import static io.ringback.core.Signals.AGENT;
import static io.ringback.core.Signals.CALLBACK;
import static io.ringback.core.Signals.EMERGENCY;
import static io.ringback.core.Signals.FIRST;
import static io.ringback.core.Signals.HOUR;
import static io.ringback.core.Signals.MINUTE;
import static io.ringback.core.Signals.OTHER;
import static io.ringback.core.Signals.SECOND;
import static io.ringback.core.Signals.alive;
import static io.ringback.core.Signals.answered;
import static io.ringback.core.Signals.callsBack;
import static io.ringback.core.Signals.dials;
import static io.ringback.core.Signals.ended;
import static io.ringback.core.Signals.offers;
import static io.ringback.core.Signals.withdraws;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** R8: a call that is silent for too long is presumed lost, and comes back when it is heard of. */
final class Rule08CallLostTest {
    @Test
    void presumesACallLostAfterALeaseOfSilence() {
        DeskScenario desk =
                DeskScenario.pool(FIRST).given(dials(AGENT, EMERGENCY)).after(HOUR.minusMillis(1));

        desk.whenPassed(Duration.ofMillis(1));

        assertThat(desk.told())
                .contains(
                        "call emergency-1 AFTER_CALL until 1H10M (CALL_LOST)",
                        "number 01 EXTENDED to agent-1 until 1H10M (CALL_LOST)");
    }

    @Test
    void countsTheGraceOfALostCallFromTheMomentItIsPresumedLost() {
        DeskScenario desk =
                DeskScenario.pool(FIRST).given(dials(AGENT, EMERGENCY)).after(HOUR);

        desk.whenPassed(Duration.ofMinutes(10));

        assertThat(desk.told()).contains("number 01 RELEASED to agent-1 until 1H10M (EXPIRED)");
    }

    @Test
    void believesACallThatIsKeptAlive() {
        DeskScenario desk = DeskScenario.pool(FIRST)
                .given(dials(AGENT, EMERGENCY))
                .after(Duration.ofMinutes(59))
                .given(alive(EMERGENCY));

        desk.whenPassed(MINUTE);

        assertThat(desk.told()).isNotEmpty().noneMatch(told -> told.contains("CALL_LOST"));
    }

    @Test
    void revivesALostCallThatIsHeardOf() {
        DeskScenario desk =
                DeskScenario.pool(FIRST).given(dials(AGENT, EMERGENCY)).after(HOUR);

        desk.when(alive(EMERGENCY));

        assertThat(desk.told())
                .contains(
                        "call emergency-1 IN_CALL until 1H30M (CALL_RESUMED)",
                        "number 01 EXTENDED to agent-1 until 1H30M (CALL_RESUMED)");
    }

    @Test
    void revivesALostCallAfterTheReleaseWithTheSameNumber() {
        DeskScenario desk = DeskScenario.pool(FIRST, SECOND)
                .given(dials(AGENT, EMERGENCY))
                .after(HOUR.plus(HOUR).minus(MINUTE));

        desk.when(alive(EMERGENCY));

        assertThat(desk.told())
                .containsExactlyInAnyOrder(
                        "number 01 ISSUED to agent-1 until 2H59M (CALL_RESUMED)",
                        "route 01 ACTIVE until 2H59M (CALL_RESUMED)",
                        "status DND over own until 2H59M (CALL_RESUMED)",
                        "block ACTIVE but 01 until 2H59M (CALL_RESUMED)",
                        "call emergency-1 IN_CALL until 2H59M (CALL_RESUMED)");
    }

    @Test
    void revivesALostCallAsAnEmergencyWhenAnotherAgentHoldsTheNumber() {
        DeskScenario desk = DeskScenario.pool(FIRST)
                .given(dials(AGENT, EMERGENCY))
                .after(HOUR.plus(HOUR).minus(MINUTE))
                .given(dials(OTHER, AGAIN), offers(SECOND));

        desk.when(alive(EMERGENCY));

        assertThat(desk.told())
                .contains(
                        "number 02 ISSUED to agent-1 until 2H59M (CALL_RESUMED)",
                        "bot SEND_CALLBACK_NUMBER emergency-1 02",
                        "notice EMERGENCY_CALL_PLACED 02");
    }

    @Test
    void takesTheAnswerOfALostCallbackForAnAnswer() {
        DeskScenario desk = DeskScenario.pool(FIRST)
                .given(dials(AGENT, EMERGENCY), ended(EMERGENCY), callsBack(FIRST, CALLBACK))
                .after(HOUR.plus(HOUR).minus(MINUTE));

        desk.when(answered(CALLBACK));

        assertThat(desk.told()).contains("call callback-1 IN_CALL until 2H59M (CALL_ANSWERED)");
    }

    @Test
    void doesNotReviveALostCallThatIsSaidToHaveEnded() {
        DeskScenario desk = DeskScenario.pool(FIRST)
                .given(dials(AGENT, EMERGENCY))
                .after(HOUR.plus(HOUR).minus(MINUTE))
                .given(ended(EMERGENCY));

        desk.when(alive(EMERGENCY));

        assertThat(desk.ignored()).isEqualTo(Ignored.NOTHING_NEW);
    }

    @Test
    void doesNotReuseAWithdrawnNumberForALostCall() {
        DeskScenario desk = DeskScenario.pool(FIRST, SECOND)
                .given(dials(AGENT, EMERGENCY), withdraws(FIRST))
                .after(HOUR.plus(HOUR).minus(MINUTE));

        desk.when(alive(EMERGENCY));

        assertThat(desk.told()).contains("number 02 ISSUED to agent-1 until 2H59M (CALL_RESUMED)");
    }

    @Test
    void presumesACallLostAfterFourOfItsOwnKeepalives() {
        DeskScenario desk = DeskScenario.pool(FIRST)
                .given(new Signal.EmergencyDialled(
                        AGENT, Signals.start(EMERGENCY, null, null, Duration.ofSeconds(10))));

        desk.whenPassed(Duration.ofSeconds(40));

        assertThat(desk.told()).contains("call emergency-1 AFTER_CALL until 1H (CALL_LOST)");
    }
}
