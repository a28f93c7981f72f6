package io.ringback.asterisk;

import static io.ringback.asterisk.Switchboard.dialling;
import static io.ringback.asterisk.Switchboard.rung;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What Asterisk's events mean for calls: as recorded from an Asterisk 22, and case by case. */
class CallLogTest {
    private final Switchboard board = new Switchboard();

    @Test
    void tellsTheStoryThatWasRecorded() {
        List<String> told = board.plays("story.jsonl").told().stream()
                .map(line -> line.replaceAll("1795884\\d{3}\\.", "."))
                .toList();

        assertThat(told)
                .containsExactly(
                        "STARTED .33 OUTBOUND ann 911",
                        "ANSWERED .33",
                        "ENDED .33",
                        "STARTED .37 OUTBOUND ann +12025550140",
                        "ANSWERED .37",
                        "ENDED .37",
                        "STARTED .38 INBOUND null 12025550101",
                        "ENDED .38",
                        "STARTED .39 INBOUND null 12025550100",
                        "STARTED .40 INBOUND bob PJSIP/bob of .39",
                        "ANSWERED .40",
                        "ANSWERED .39",
                        "ENDED .40",
                        "ENDED .39",
                        "STARTED .41 INBOUND null +12025550140",
                        "STARTED .42 INBOUND ann PJSIP/ann of .41",
                        "ANSWERED .42",
                        "ANSWERED .41",
                        "ENDED .42",
                        "ENDED .41",
                        "STARTED .43 INBOUND null +12025550140",
                        "STARTED .44 INBOUND ann PJSIP/ann of .43",
                        "ENDED .44",
                        "ENDED .43");
    }

    @Test
    void tellsOfAnEmergencyInTheFirstEvent() {
        board.sees(dialling("1", "ann", "911", "Ring"));

        assertThat(board.told()).containsExactly("STARTED 1 OUTBOUND ann 911");
    }

    @Test
    void tellsOfACallOnceHoweverOftenItIsSeen() {
        board.sees(dialling("1", "ann", "911", "Ring")).given();

        board.sees(dialling("1", "ann", "911", "Ring"));

        assertThat(board.told()).isEmpty();
    }

    @Test
    void takesTheMenuThatAnswersACustomerForNoAnswer() {
        board.sees(dialling("1", "trunk", "12025550100", "Ring")).given();

        board.sees(dialling("1", "trunk", "12025550100", "Up"));

        assertThat(board.told()).isEmpty();
    }

    @Test
    void answersTheCustomersCallWhenAnAgentDoes() {
        board.sees(dialling("1", "trunk", "12025550100", "Up"))
                .sees(rung("2", "ann", "1", "Ringing"))
                .given();

        board.sees(rung("2", "ann", "1", "Up"));

        assertThat(board.told()).containsExactly("ANSWERED 2", "ANSWERED 1");
    }

    @Test
    void tiesWhoACallIsPutThroughToToThatCall() {
        board.sees(dialling("1", "ann", "911", "Up"))
                .sees(dialling("2", "ann", "102", "Up"))
                .sees(rung("3", "bob", "2", "Up"))
                .given();

        board.sees(rung("3", "bob", "1", "Up")).loses("3");

        assertThat(board.told())
                .containsExactly("STARTED 3+1 INBOUND bob PJSIP/bob of 1", "ANSWERED 3+1", "ENDED 3", "ENDED 3+1");
    }

    @Test
    void tiesWhoAResponderIsPutThroughToThoughAsteriskSaysNothingOfIt() {
        board.sees(dialling("9.12", "ann", "911", "Up"))
                .sees(rung("9.13", "trunk", "9.12", "Up"))
                .sees(dialling("9.16", "ann", "102", "Up"))
                .sees(rung("9.17", "bob", "9.16", "Up"))
                .given();

        board.bridges(rung("9.13", "trunk", "9.12", "Up"), "9.17", "9.13");

        assertThat(board.told())
                .containsExactly("STARTED 9.17+9.12 INBOUND bob PJSIP/bob of 9.12", "ANSWERED 9.17+9.12");
    }

    @Test
    void tiesWhoIsAskedFirstAlsoWhenThatCallIsTheElder() {
        board.sees(dialling("9.10", "ann", "102", "Up"))
                .sees(rung("9.11", "bob", "9.10", "Up"))
                .sees(dialling("9.12", "ann", "911", "Up"))
                .sees(rung("9.13", "trunk", "9.12", "Up"))
                .given();

        board.bridges(rung("9.13", "trunk", "9.10", "Up"), "9.11", "9.13");

        assertThat(board.told())
                .containsExactly("STARTED 9.11+9.12 INBOUND bob PJSIP/bob of 9.12", "ANSWERED 9.11+9.12");
    }

    @Test
    void holdsACallUpWhileItsResponderIsPutThroughWithoutAWord() {
        board.sees(dialling("9.12", "ann", "911", "Up"))
                .sees(rung("9.13", "trunk", "9.12", "Up"))
                .given();

        board.loses("9.12").sees(rung("9.14", "bob", "9.12", "Up")).loses("9.14");

        assertThat(board.told())
                .containsExactly("STARTED 9.14 INBOUND bob PJSIP/bob of 9.12", "ANSWERED 9.14", "ENDED 9.14");
        board.given().loses("9.13");
        assertThat(board.told()).containsExactly("ENDED 9.12");
    }

    @Test
    void endsWhatIsGoneWhenAsteriskIsThereAgain() {
        board.sees(dialling("1", "ann", "911", "Up"))
                .sees(dialling("2", "bob", "911", "Up"))
                .given();

        board.finds(dialling("2", "bob", "911", "Up"));

        assertThat(board.told()).containsExactly("ENDED 1", "KEEPALIVE 2");
    }

    @Test
    void tellsOfACallThatBeganUnseen() {
        board.finds(dialling("1", "ann", "911", "Up"));

        assertThat(board.told()).containsExactly("STARTED 1 OUTBOUND ann 911", "ANSWERED 1");
    }

    @Test
    void saysNothingOfAsterisksInnerEnds() {
        board.sees(new Channel("1", "Local/101@agents-0001;1", "Ring", "101", "", "1", Switchboard.NOW));

        assertThat(board.told()).isEmpty();
    }

    @Test
    void namesNoAgentForAPhoneInTheLobby() {
        board.sees(dialling("1", "lobby", "911", "Ring"));

        assertThat(board.told()).containsExactly("STARTED 1 OUTBOUND null 911");
    }

    /** The number of a click is on no channel: a role that begins in the call would take it for gone. */
    @Test
    void goesOnWithACallOfBeforeWhoseChannelIsThere() {
        board.finds(rung("3", "trunk", "1", "Up"));

        assertThat(board.goesOn("3", "ann")).isTrue();
        assertThat(board.goesOn("9", "ann")).isFalse();
        assertThat(board.keepsAlive().told()).containsExactly("KEEPALIVE 3");
        board.given().loses("3");
        assertThat(board.told()).containsExactly("ENDED 3");
    }

    @Test
    void goesOnWithACallOfBeforeThatWasPutThrough() {
        board.finds(rung("9.13", "trunk", "9.12", "Up"), rung("9.17", "bob", "9.12", "Up"))
                .given();

        assertThat(board.goesOn("9.12", "ann")).isTrue();
        assertThat(board.goesOn("9.17+9.12", "bob")).isTrue();
        board.loses("9.17");
        assertThat(board.told()).containsExactly("ENDED 9.17", "ENDED 9.17+9.12");
        board.given().loses("9.13");
        assertThat(board.told()).containsExactly("ENDED 9.12");
    }
}
