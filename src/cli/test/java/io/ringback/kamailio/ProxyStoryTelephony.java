package io.ringback.kamailio;

import static io.ringback.kamailio.ProxyCentre.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.asterisk.Centre;
import io.ringback.phone.Dialog;
import io.ringback.phone.SipPhone;
import io.ringback.phone.SipPhone.Manner;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The seed's story, dialled on phones at a real proxy. */
@ExtendWith({WhereAProxyIs.class, InProxyCentre.class})
class ProxyStoryTelephony {
    private static final String MARK = "Priority: psap-callback";

    private final ProxyCentre centre;
    private final SipPhone ann;
    private final SipPhone bob;
    private final SipPhone desk;
    private final SipPhone outside;

    ProxyStoryTelephony(ProxyCentre centre) {
        this.centre = centre;
        this.ann = centre.ann();
        this.bob = centre.bob();
        this.desk = centre.desk();
        this.outside = centre.outside();
    }

    /**
     * Neither who called nor what was dialled. On a busy machine an answer that is sent again may be handled after the BYE by
     * another worker, of which the module dialog complains by the call's id.
     */
    @AfterAll
    static void theProxyHasSaidNothingOfAnyCall(ProxyCentre centre) throws IOException {
        String said = centre.proxy().everythingSaid();

        assertThat(said).doesNotContain("12025550150", "sip:911");
        assertThat(said.lines().filter(line -> !line.contains("next_state_dlg(): bogus event 3 in state 5")))
                .noneMatch(line -> line.contains("ERROR") || line.contains("CRITICAL"));
    }

    @Test
    void itsConfigurationIsOneThatTheProxyTakes() throws Exception {
        assertThat(centre.proxy().check()).isZero();
    }

    @Test
    void theResponderGetsThroughPastTheSitesOwnRule() {
        String number = centre.emergencyOf(ann, "ann");
        Dialog customer = outside.dial("ann");
        await("who is in a call is not rung", () -> customer.status() == 486);

        Dialog callback = outside.dial(number.substring(1));

        await("the agent is rung", () -> !ann.incoming().isEmpty());
        await("they talk", callback::isAnswered);
    }

    @Test
    void aCustomerIsRefusedUntilTheEmergencyIsOverAndRingsThen() {
        centre.emergencyOf(ann, "ann");
        ann.hangUpAll();
        centre.awaitRow("dashboard-suppressions", row -> row.text("state").equals("AFTER_CALL"));

        Dialog customer = outside.dial("ann");

        await("the customer is refused", () -> customer.status() == 486);
        assertThat(ann.incoming()).isEmpty();
        centre.calm(); // which waits for the close after the last call
        Dialog later = outside.dial("ann");
        await("the agent is rung", later::isAnswered);
    }

    @Test
    void theNumberIsReleasedWhenTheLeaseIsOver() {
        String number = centre.emergencyOf(ann, "ann");
        ann.hangUpAll();

        centre.awaitRow(
                "callback-numbers",
                row -> row.key().equals(number) && row.text("state").equals("RELEASED"));

        Dialog late = outside.dial(number.substring(1));
        await("the desk is rung", () -> !desk.incoming().isEmpty());
        assertThat(ann.incoming()).isEmpty();
        late.hangUp();
    }

    @Test
    void aLateCallbackReachesTheSecurityDeskAndNoAgent() {
        outside.dial(ProxyCentre.NEVER_LEASED.substring(1));

        await("the desk is rung", () -> !desk.incoming().isEmpty());
        assertThat(ann.incoming()).isEmpty();
        assertThat(bob.incoming()).isEmpty();
    }

    @Test
    void aLateCallbackOfATrunkReachesAFallbackThatIsANumberThroughTheTrunk() {
        centre.secondCarrier().dial(ProxyCentre.FOR_A_NUMBER);

        await("the trunk is rung", () -> !outside.incoming().isEmpty());
        assertThat(bob.incoming()).isEmpty();
        assertThat(desk.incoming()).isEmpty();
    }

    @Test
    void aCustomerOfTheMainNumberRingsTheNextAgentWhileTheFirstIsShielded() {
        centre.emergencyOf(bob, "bob");
        bob.hangUpAll();

        Dialog customer = outside.dial(ProxyCentre.MAIN_NUMBER);

        await("the next agent is rung", () -> !ann.incoming().isEmpty());
        await("they talk", customer::isAnswered);
        assertThat(bob.incoming()).isEmpty();
    }

    @Test
    void aCustomerOfTheMainNumberIsRefusedWhileAllAreShielded() {
        centre.emergencyOf(bob, "bob");
        centre.emergencyOf(ann, "ann");
        bob.hangUpAll();
        ann.hangUpAll();

        Dialog customer = outside.dial(ProxyCentre.MAIN_NUMBER);

        await("the customer is refused", () -> customer.status() == 486);
        assertThat(bob.incoming()).isEmpty();
        assertThat(ann.incoming()).isEmpty();
    }

    @Test
    void aResponderWhomNobodyAnswersReachesTheSecurityDesk() {
        String number = centre.emergencyOf(ann, "ann");
        ann.hangUpAll();
        ann.behave(Manner.RINGS);

        Dialog callback = outside.dial(number.substring(1));

        await("the agent is rung", () -> !ann.incoming().isEmpty());
        await("the desk is rung", () -> !desk.incoming().isEmpty());
        await("they talk", callback::isAnswered);
    }

    @Test
    void aResponderWhoseAgentHasNoPhoneAnyMoreReachesTheSecurityDesk() throws IOException {
        String number = centre.emergencyOf(ann, "ann");
        ann.hangUpAll();
        ProxyCentre.unregister("ann", 25_071);

        outside.dial(number.substring(1));

        try {
            await("the desk is rung", () -> !desk.incoming().isEmpty());
        } finally {
            ProxyCentre.register("ann", 25_071);
        }
    }

    @Test
    void aCallThatIsUpIsToldOfAgainAndAgain() {
        long before = centre.told("KEEPALIVE");

        outside.dial("bob");

        await("it is told of three times", () -> centre.told("KEEPALIVE") >= before + 3);
    }

    @Test
    void theAgentWhoDialsItsOwnNumberReachesTheBot() {
        String number = centre.emergencyOf(ann, "ann");
        ann.hangUpAll();

        ann.dial(number);

        await("the bot is rung", () -> !centre.bot().incoming().isEmpty());
        centre.awaitRow("auto-responder", row -> row.text("action").equals("TAKE_MESSAGE"));
    }

    @Test
    void aTestCallReachesTheBotWhichIsToldTheNumber() {
        Dialog test = ann.dial("933");

        await("the bot answers", test::isAnswered);
        String number = centre.awaitRow(
                        "auto-responder", row -> row.text("action").equals("READ_BACK_NUMBER"))
                .text("number");
        assertThat(number).startsWith(Centre.NUMBERS);
    }

    @Test
    void aMarkedCallOfATrunkReachesTheAgentWhateverWasDialled() {
        centre.emergencyOf(ann, "ann");

        Dialog marked = outside.dial("ann", MARK);

        await("the agent is rung", () -> !ann.incoming().isEmpty());
        await("they talk", marked::isAnswered);
    }

    @Test
    void aMarkThatIsNotATrunksIsNoMark() {
        centre.emergencyOf(ann, "ann");

        Dialog marked = bob.dial("ann", MARK);

        await("the colleague is refused", () -> marked.status() == 486);
        assertThat(ann.incoming()).isEmpty();
    }
}
