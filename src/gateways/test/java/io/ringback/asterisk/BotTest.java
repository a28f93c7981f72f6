package io.ringback.asterisk;

import static io.ringback.asterisk.Switchboard.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.event.AutoResponderAction;
import io.ringback.event.AutoResponderInstruction;
import org.junit.jupiter.api.Test;

/** What the bot says at an instruction. */
class BotTest {
    private final Bot bot = new Bot();

    @Test
    void textsTheNumberAndUntilWhenItIsTheAgents() {
        assertThat(bot.text(instruction(AutoResponderAction.SEND_CALLBACK_NUMBER)
                        .setExpiresAt(NOW)
                        .build()))
                .contains("Emergency callback number: +12025550140, until 10:00 UTC."
                        + " Dial it to leave a message for the responder.");
    }

    @Test
    void textsWhereCallbacksGoWhenNoNumberIsFree() {
        assertThat(bot.text(instruction(AutoResponderAction.ANNOUNCE_UNAVAILABLE)
                        .setNumber(null)
                        .setFallback("+12025550190")
                        .build()))
                .contains("No callback number is free. Callbacks go to +12025550190");
    }

    @Test
    void leavesWhatIsNoPhonesMatterToTheDialplan() {
        assertThat(bot.text(instruction(AutoResponderAction.TAKE_MESSAGE).build()))
                .isEmpty();
    }

    @Test
    void knowsTheDigitsOfATestCallOnceItIsTold() {
        assertThat(bot.readBack("asterisk-1")).isEmpty();

        bot.readBack(instruction(AutoResponderAction.READ_BACK_NUMBER).build());

        assertThat(bot.readBack("asterisk-1")).isEqualTo("12025550140");
    }

    @Test
    void saysThatATestCallHasNoNumber() {
        bot.readBack(instruction(AutoResponderAction.READ_BACK_NUMBER)
                .setNumber(null)
                .build());

        assertThat(bot.readBack("asterisk-1")).isEqualTo("none");
    }

    @Test
    void saysWhatWasLeftUnsaidOnce() {
        bot.leftUnsaid("asterisk-1", new Bot.Saying("PJSIP/ann", "12025550140"));

        assertThat(bot.unsaid("asterisk-1")).contains(new Bot.Saying("PJSIP/ann", "12025550140"));
        assertThat(bot.unsaid("asterisk-1")).isEmpty();
    }

    private static AutoResponderInstruction.Builder instruction(AutoResponderAction action) {
        return AutoResponderInstruction.newBuilder()
                .setEventId("default-1")
                .setPool("default")
                .setCallId("asterisk-1")
                .setAction(action)
                .setNumber("+12025550140")
                .setAgentId("ann");
    }
}
