package io.ringback.core;

import static io.ringback.core.Signals.AGENT;
import static io.ringback.core.Signals.CALLBACK;
import static io.ringback.core.Signals.EMERGENCY;
import static io.ringback.core.Signals.FIRST;
import static io.ringback.core.Signals.HOUR;
import static io.ringback.core.Signals.MINUTE;
import static io.ringback.core.Signals.alive;
import static io.ringback.core.Signals.callsBack;
import static io.ringback.core.Signals.closes;
import static io.ringback.core.Signals.dials;
import static io.ringback.core.Signals.ended;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** R8: a call that is up at the hour's end holds everything; {@link Rule08CallLostTest} has calls that fall silent. */
final class Rule08CallUpAtTheHourTest {
    @Test
    void publishesALaterDeadlineBeforeTheOldOnePasses() {
        DeskScenario desk = DeskScenario.pool(FIRST)
                .given(dials(AGENT, EMERGENCY))
                .after(Duration.ofMinutes(30))
                .given(alive(EMERGENCY));

        desk.whenPassed(Duration.ofMinutes(15));

        assertThat(desk.told())
                .containsExactlyInAnyOrder(
                        "number 01 EXTENDED to agent-1 until 1H15M (CALL_HELD)",
                        "route 01 ACTIVE until 1H15M (CALL_HELD)",
                        "status DND over own until 1H15M (CALL_HELD)",
                        "block ACTIVE but 01 until 1H15M (CALL_HELD)",
                        "call emergency-1 IN_CALL until 1H15M (CALL_HELD)");
    }

    @Test
    void publishesALaterDeadlineWhenACallStartsJustBeforeTheHour() {
        DeskScenario desk = DeskScenario.pool(FIRST)
                .given(dials(AGENT, EMERGENCY), ended(EMERGENCY), closes(EMERGENCY))
                .after(HOUR.minus(MINUTE));

        desk.when(callsBack(FIRST, CALLBACK));

        assertThat(desk.told())
                .contains(
                        "number 01 EXTENDED to agent-1 until 1H29M (CALLBACK)",
                        "route 01 ACTIVE until 1H29M (CALLBACK)");
    }

    @Test
    void releasesNothingWhileTheCallIsUp() {
        DeskScenario desk = DeskScenario.pool(FIRST)
                .given(dials(AGENT, EMERGENCY))
                .after(Duration.ofMinutes(50))
                .given(alive(EMERGENCY));

        desk.whenPassed(Duration.ofMinutes(50));

        assertThat(desk.told()).noneMatch(told -> told.contains("RELEASED") || told.contains("LIFTED"));
    }

    @Test
    void givesTheGraceAfterTheLastCallPastTheHour() {
        DeskScenario desk = DeskScenario.pool(FIRST)
                .given(dials(AGENT, EMERGENCY))
                .after(Duration.ofMinutes(40))
                .given(alive(EMERGENCY))
                .after(Duration.ofMinutes(30));

        desk.when(ended(EMERGENCY));

        assertThat(desk.told())
                .contains(
                        "number 01 EXTENDED to agent-1 until 1H20M (CALL_ENDED)",
                        "status DND over own until 1H20M (CALL_ENDED)",
                        "call emergency-1 AFTER_CALL until 1H20M (CALL_ENDED)");
    }

    @Test
    void startsTheGraceAnewWithEveryCallPastTheHour() {
        DeskScenario desk = DeskScenario.pool(FIRST)
                .given(dials(AGENT, EMERGENCY))
                .after(Duration.ofMinutes(40))
                .given(alive(EMERGENCY))
                .after(Duration.ofMinutes(30))
                .given(ended(EMERGENCY))
                .after(Duration.ofMinutes(5))
                .given(callsBack(FIRST, CALLBACK));

        desk.when(ended(CALLBACK));

        assertThat(desk.told()).contains("route 01 ACTIVE until 1H25M (CALL_ENDED)");
    }

    @Test
    void goesBackToTheHourWhenTheCallEndsBeforeIt() {
        DeskScenario desk =
                DeskScenario.pool(FIRST).given(dials(AGENT, EMERGENCY)).after(Duration.ofMinutes(50));

        desk.when(ended(EMERGENCY));

        assertThat(desk.told()).contains("route 01 ACTIVE until 1H (CALL_ENDED)");
    }

    @Test
    void tellsOfANumberThatIsHeldPastFourLeasesAndAgainEveryLease() {
        DeskScenario desk = DeskScenario.pool(FIRST).given(dials(AGENT, EMERGENCY));
        for (int i = 0; i < 8; i++) {
            desk.after(Duration.ofMinutes(29)).given(alive(EMERGENCY));
        }

        List<String> fourth = desk.whenPassed(Duration.ofMinutes(8)).told();
        List<String> fifth = desk.given(alive(EMERGENCY))
                .after(Duration.ofMinutes(40))
                .given(alive(EMERGENCY))
                .whenPassed(Duration.ofMinutes(20))
                .told();

        assertThat(fourth).containsOnlyOnce("notice HELD_LONG 01");
        assertThat(fifth).containsOnlyOnce("notice HELD_LONG 01");
    }
}
