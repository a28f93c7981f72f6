package io.ringback.core;

import static io.ringback.core.Signals.AGENT;
import static io.ringback.core.Signals.EMERGENCY;
import static io.ringback.core.Signals.FIRST;
import static io.ringback.core.Signals.MESSAGE;
import static io.ringback.core.Signals.MINUTE;
import static io.ringback.core.Signals.OTHER;
import static io.ringback.core.Signals.answered;
import static io.ringback.core.Signals.closes;
import static io.ringback.core.Signals.dials;
import static io.ringback.core.Signals.dialsNumber;
import static io.ringback.core.Signals.ended;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** R6: the holder dials its own number and leaves a message with the auto-responder. */
final class Rule06MessageLeftTest {
    @Test
    void takesTheMessageBehindTheShield() {
        DeskScenario desk = DeskScenario.pool(FIRST)
                .given(dials(AGENT, EMERGENCY), ended(EMERGENCY), closes(EMERGENCY))
                .after(MINUTE);

        desk.when(dialsNumber(AGENT, FIRST, MESSAGE));

        assertThat(desk.told())
                .containsExactlyInAnyOrder(
                        "status DND over own until 1H (MESSAGE)",
                        "block ACTIVE but 01 until 1H (MESSAGE)",
                        "call message-1 IN_CALL until 1H (MESSAGE)",
                        "decided message-1 AUTO_RESPONDER (MESSAGE)",
                        "bot TAKE_MESSAGE message-1 01");
    }

    @Test
    void putsEverythingBackWhenTheMessageIsLeft() {
        DeskScenario desk = DeskScenario.pool(FIRST)
                .given(dials(AGENT, EMERGENCY), ended(EMERGENCY), closes(EMERGENCY))
                .given(dialsNumber(AGENT, FIRST, MESSAGE), answered(MESSAGE));

        desk.when(ended(MESSAGE));

        assertThat(desk.told())
                .contains("status own (MESSAGE_ENDED)", "call message-1 DROP until 1H (MESSAGE_ENDED)")
                .noneMatch(told -> told.startsWith("number") || told.startsWith("route"));
    }

    @Test
    void keepsTheShieldOfASessionThatIsOpen() {
        DeskScenario desk = DeskScenario.pool(FIRST)
                .given(dials(AGENT, EMERGENCY), ended(EMERGENCY), dialsNumber(AGENT, FIRST, MESSAGE));

        desk.when(ended(MESSAGE));

        assertThat(desk.told()).containsExactly("call message-1 AFTER_CALL until 1H (CALL_ENDED)");
    }

    @Test
    void isAnOrdinaryCallWhenAnotherAgentDials() {
        DeskScenario desk = DeskScenario.pool(FIRST)
                .given(dials(AGENT, EMERGENCY), ended(EMERGENCY), closes(EMERGENCY))
                .after(MINUTE);

        desk.when(dialsNumber(OTHER, FIRST, MESSAGE));

        assertThat(desk.told()).containsExactly("decided message-1 NORMAL (OTHER_AGENT)");
    }
}
