package io.ringback.asterisk;

import static io.ringback.asterisk.Switchboard.dialling;
import static io.ringback.asterisk.Switchboard.rung;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What Asterisk dials itself: for an agent by a click or a key, and behind what an agent dialled. */
class DialledByAsteriskTest {
    private final Switchboard board = new Switchboard();

    @Test
    void tellsWhatAClickInABrowserDialsForAnAgent() {
        board.sees(rung("1", "ann", "1", "Ringing"))
                .sees(rung("1", "ann", "1", "Up"))
                .given();

        board.rings(rung("2", "trunk", "1", "Down"), "911");

        assertThat(board.told()).containsExactly("STARTED 2 OUTBOUND ann 911 of 1");
    }

    @Test
    void tellsWhatAnAgentDialledBehindAPrefixOnce() {
        board.sees(dialling("1", "ann", "9911", "Ring")).given();

        board.rings(rung("2", "trunk", "1", "Down"), "911");

        assertThat(board.told()).isEmpty();
    }

    @Test
    void saysNothingOfANumberThatACustomersCallIsForwardedTo() {
        board.sees(dialling("1", "trunk", "12025550100", "Ring")).given();

        board.rings(rung("2", "trunk", "1", "Down"), "+12025550177");

        assertThat(board.told()).isEmpty();
    }

    /** The eldest side of such a call is an end within Asterisk, of which nothing else is told. */
    @Test
    void tellsWhatAClickDialsForAnAgentThatBeginsWithinAsterisk() {
        board.sees(rung("2", "ann", "1", "Ringing"))
                .sees(rung("3", "bob", "1", "Ringing"))
                .sees(rung("3", "bob", "1", "Up"))
                .given();

        board.rings(rung("4", "trunk", "1", "Down"), "911");

        assertThat(board.told()).containsExactly("STARTED 4 OUTBOUND bob 911 of 1");
    }

    @Test
    void tellsOfAnEmergencyThatIsDialledForNobodyAndOfNoOtherCall() {
        board.rings(rung("2", "trunk", "1", "Down"), "911").rings(rung("4", "trunk", "3", "Down"), "+12025550177");

        assertThat(board.told()).containsExactly("STARTED 2 OUTBOUND null 911");
    }

    @Test
    void tellsOfAnEmergencyThatIsDialledForNobodyByAServicesName() {
        board.rings(rung("2", "trunk", "1", "Down"), "urn:service:sos");

        assertThat(board.told()).containsExactly("STARTED 2 OUTBOUND null urn:service:sos");
    }

    @Test
    void tellsWhatThePhoneInTheLobbyDialsByAKey() {
        board.sees(dialling("1", "lobby", "0", "Ring")).given();

        board.rings(rung("2", "trunk", "1", "Down"), "911");

        assertThat(board.told()).containsExactly("STARTED 2 OUTBOUND null 911");
    }

    /** Intake does not know 8911 for an emergency where 8 is no outside line: Asterisk has dialled 911. */
    @Test
    void tellsAnEmergencyBehindDigitsThatAreNoOutsideLine() {
        board.sees(dialling("1", "ann", "8911", "Ring")).given();

        board.rings(rung("2", "trunk", "1", "Down"), "911");

        assertThat(board.told()).containsExactly("STARTED 2 OUTBOUND ann 911 of 1");
    }

    @Test
    void tellsACustomersNumberBehindAnyDigitsOnce() {
        board.sees(dialling("1", "ann", "812025550177", "Ring")).given();

        board.rings(rung("2", "trunk", "1", "Down"), "12025550177");

        assertThat(board.told()).isEmpty();
    }
}
