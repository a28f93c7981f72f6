package io.ringback.core;

import static io.ringback.core.Signals.AGAIN;
import static io.ringback.core.Signals.AGENT;
import static io.ringback.core.Signals.EMERGENCY;
import static io.ringback.core.Signals.FIRST;
import static io.ringback.core.Signals.HOUR;
import static io.ringback.core.Signals.MINUTE;
import static io.ringback.core.Signals.alive;
import static io.ringback.core.Signals.dials;
import static io.ringback.core.Signals.ended;
import static io.ringback.core.Signals.ring;
import static io.ringback.core.Signals.start;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** R16: an emergency call without an agent is announced, hidden and noticed; nothing is dropped silently. */
final class Rule16WithoutAgentTest {
    @Test
    void announcesHidesAndNotices() {
        DeskScenario desk = DeskScenario.pool(FIRST);

        desk.when(dials(null, EMERGENCY));

        assertThat(desk.told())
                .containsExactlyInAnyOrder(
                        "call emergency-1 IN_CALL until 1H (NO_AGENT)",
                        "bot ANNOUNCE_UNAVAILABLE emergency-1 -",
                        "notice EMERGENCY_CALL_PLACED -");
    }

    @Test
    void dropsTheCallWhenItEnds() {
        DeskScenario desk = DeskScenario.pool(FIRST).given(dials(null, EMERGENCY));

        desk.when(ended(EMERGENCY));

        assertThat(desk.told()).containsExactly("call emergency-1 DROP until 1H (CALL_ENDED)");
    }

    @Test
    void servesACallThatLinksToOneThatIsOver() {
        DeskScenario desk = DeskScenario.pool(FIRST).given(dials(AGENT, EMERGENCY), ended(EMERGENCY));

        desk.when(new Signal.EmergencyDialled(null, start(AGAIN, null, EMERGENCY, null)));

        assertThat(desk.told())
                .containsExactlyInAnyOrder(
                        "call emergency-2 IN_CALL until 1H (NO_AGENT)",
                        "bot ANNOUNCE_UNAVAILABLE emergency-2 -",
                        "notice EMERGENCY_CALL_PLACED -",
                        "Refused[why=NO_AGENT]");
    }

    @Test
    void takesACallThatLinksToOneThatIsUpForItsOtherSide() {
        DeskScenario desk = DeskScenario.pool(FIRST).given(dials(AGENT, EMERGENCY));

        desk.when(new Signal.EmergencyDialled(null, start(AGAIN, null, EMERGENCY, null)));

        assertThat(desk.told()).containsExactly("call emergency-2 IN_CALL until 1H (LINKED_CALL)");
    }

    @Test
    void hidesALostCallAgainWhenItIsHeardOf() {
        DeskScenario desk = DeskScenario.pool(FIRST)
                .given(dials(null, EMERGENCY))
                .after(HOUR.plus(HOUR).minus(MINUTE));

        desk.when(alive(EMERGENCY));

        assertThat(desk.told()).containsExactly("call emergency-1 IN_CALL until 2H59M (CALL_RESUMED)");
    }

    /** R25: each rings somebody's telephone, and anybody may be able to make such calls. */
    @Test
    void noticesABurstOfSuchCallsOneByOneAndThenAtOnce() {
        DeskScenario desk = DeskScenario.pool(FIRST);
        List<Output.Notice> notices = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            desk.when(dials(null, ring(i)));
            notices.addAll(desk.told(Output.Notice.class));
        }

        desk.whenPassed(MINUTE);

        notices.addAll(desk.told(Output.Notice.class));
        assertThat(notices).extracting(Output.Notice::kind).containsOnly(Output.Kind.EMERGENCY_CALL_PLACED);
        assertThat(notices).hasSize(22);
        assertThat(notices.get(21).call()).isEqualTo(ring(29));
        assertThat(notices.get(21).count()).isEqualTo(9);
    }

    /** R1: an agent is somebody whom the site knows. */
    @Test
    void noticesEachAgentsEmergencyWhateverComesWithoutAnAgent() {
        DeskScenario desk = DeskScenario.pool(FIRST);
        IntStream.range(0, 30).forEach(i -> desk.given(dials(null, ring(i))));

        desk.when(dials(AGENT, EMERGENCY));

        assertThat(desk.told()).contains("notice EMERGENCY_CALL_PLACED 01");
    }

    @Test
    void noticesAnEventThatCouldHaveBeenAnEmergency() {
        DeskScenario desk = DeskScenario.pool(FIRST);

        desk.when(new Signal.EventRejected(null, null, 1));

        assertThat(desk.told()).containsExactly("notice REJECTED -");
    }
}
