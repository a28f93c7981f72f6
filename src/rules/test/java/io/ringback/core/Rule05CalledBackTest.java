package io.ringback.core;

import static io.ringback.core.Signals.AGENT;
import static io.ringback.core.Signals.CALLBACK;
import static io.ringback.core.Signals.CALLBACK_TOO;
import static io.ringback.core.Signals.EMERGENCY;
import static io.ringback.core.Signals.FIRST;
import static io.ringback.core.Signals.HOUR;
import static io.ringback.core.Signals.MESSAGE;
import static io.ringback.core.Signals.MINUTE;
import static io.ringback.core.Signals.TRANSFER;
import static io.ringback.core.Signals.answered;
import static io.ringback.core.Signals.callsBack;
import static io.ringback.core.Signals.closes;
import static io.ringback.core.Signals.dials;
import static io.ringback.core.Signals.dialsNumber;
import static io.ringback.core.Signals.ended;
import static io.ringback.core.Signals.links;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** R5: the responder calls back and gets straight through to the holder, past every rule. */
final class Rule05CalledBackTest {
    @Test
    void goesDirectAndRaisesTheShieldAgain() {
        DeskScenario desk = DeskScenario.pool(FIRST)
                .given(dials(AGENT, EMERGENCY), ended(EMERGENCY), closes(EMERGENCY))
                .after(MINUTE);

        desk.when(callsBack(FIRST, CALLBACK));

        assertThat(desk.told())
                .containsExactlyInAnyOrder(
                        "status DND over own until 1H (CALLBACK)",
                        "block ACTIVE but 01 until 1H (CALLBACK)",
                        "call callback-1 RINGING until 1H (CALLBACK)",
                        "decided callback-1 DIRECT (CALLBACK)");
    }

    @Test
    void takesACallThatGoesOutByNobodyForTheRespondersCallIn() {
        DeskScenario desk = DeskScenario.pool(FIRST).given(dials(AGENT, EMERGENCY), ended(EMERGENCY));

        desk.when(dialsNumber(null, FIRST, CALLBACK));

        assertThat(desk.told())
                .containsExactlyInAnyOrder(
                        "call callback-1 RINGING until 1H (CALLBACK)", "decided callback-1 DIRECT (CALLBACK)");
    }

    @Test
    void isHiddenAsACallOnceAnswered() {
        DeskScenario desk = DeskScenario.pool(FIRST)
                .given(dials(AGENT, EMERGENCY), ended(EMERGENCY), closes(EMERGENCY))
                .after(MINUTE)
                .given(callsBack(FIRST, CALLBACK));

        desk.when(answered(CALLBACK));

        assertThat(desk.told()).containsExactly("call callback-1 IN_CALL until 1H (CALL_ANSWERED)");
    }

    @Test
    void keepsTheShieldAfterAnAnsweredCallback() {
        DeskScenario desk = DeskScenario.pool(FIRST)
                .given(dials(AGENT, EMERGENCY), ended(EMERGENCY), closes(EMERGENCY))
                .after(MINUTE)
                .given(callsBack(FIRST, CALLBACK), answered(CALLBACK));

        desk.when(ended(CALLBACK));

        assertThat(desk.told()).containsExactly("call callback-1 AFTER_CALL until 1H (CALL_ENDED)");
    }

    @Test
    void putsEverythingBackWhenNobodyAnswered() {
        DeskScenario desk = DeskScenario.pool(FIRST)
                .given(dials(AGENT, EMERGENCY), ended(EMERGENCY), closes(EMERGENCY))
                .after(MINUTE)
                .given(callsBack(FIRST, CALLBACK));

        desk.when(ended(CALLBACK));

        assertThat(desk.told())
                .containsExactlyInAnyOrder(
                        "status own (CALLBACK_UNANSWERED)",
                        "block LIFTED but 01 until 1M (CALLBACK_UNANSWERED)",
                        "call callback-1 DROP until 1H (CALLBACK_UNANSWERED)",
                        "notice CALLBACK_UNANSWERED 01");
    }

    @Test
    void keepsTheShieldWhenNobodyAnsweredInAnOpenSession() {
        DeskScenario desk =
                DeskScenario.pool(FIRST).given(dials(AGENT, EMERGENCY), ended(EMERGENCY), callsBack(FIRST, CALLBACK));

        desk.when(ended(CALLBACK));

        assertThat(desk.told())
                .containsExactly("call callback-1 AFTER_CALL until 1H (CALL_ENDED)", "notice CALLBACK_UNANSWERED 01");
    }

    @Test
    void sendsASecondCallbackDirectToo() {
        DeskScenario desk = DeskScenario.pool(FIRST)
                .given(dials(AGENT, EMERGENCY), ended(EMERGENCY), closes(EMERGENCY))
                .after(MINUTE)
                .given(callsBack(FIRST, CALLBACK));

        desk.when(callsBack(FIRST, CALLBACK_TOO));

        assertThat(desk.told())
                .containsExactly("call callback-2 RINGING until 1H (CALLBACK)", "decided callback-2 DIRECT (CALLBACK)");
    }

    @Test
    void keepsTheShieldWhileAnotherCallbackRings() {
        DeskScenario desk = DeskScenario.pool(FIRST)
                .given(dials(AGENT, EMERGENCY), ended(EMERGENCY), closes(EMERGENCY))
                .after(MINUTE)
                .given(callsBack(FIRST, CALLBACK), callsBack(FIRST, CALLBACK_TOO));

        desk.when(ended(CALLBACK));

        assertThat(desk.told()).noneMatch(told -> told.contains("LIFTED"));
    }

    @Test
    void hasTheMessagesPlayed() {
        DeskScenario desk = DeskScenario.pool(FIRST)
                .given(dials(AGENT, EMERGENCY), ended(EMERGENCY), dialsNumber(AGENT, FIRST, MESSAGE), ended(MESSAGE));

        desk.when(callsBack(FIRST, CALLBACK));

        assertThat(desk.told())
                .contains("decided callback-1 DIRECT with message (CALLBACK)", "bot PLAY_MESSAGES callback-1 01");
    }

    @Test
    void noticesOnceThatBothSidesOfACallbackWereLostUnanswered() {
        DeskScenario desk = DeskScenario.pool(FIRST)
                .given(dials(AGENT, EMERGENCY), ended(EMERGENCY), closes(AGENT))
                .given(callsBack(FIRST, CALLBACK), links(CALLBACK, TRANSFER));

        desk.whenPassed(HOUR);

        assertThat(desk.told()).containsOnlyOnce("notice CALLBACK_UNANSWERED 01");
    }
}
