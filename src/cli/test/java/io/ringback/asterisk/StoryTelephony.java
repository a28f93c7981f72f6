package io.ringback.asterisk;

import static io.ringback.asterisk.ContactCentre.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.phone.Dialog;
import io.ringback.phone.SipPhone;
import io.ringback.phone.SipPhone.Manner;
import java.io.IOException;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The seed's story, dialled on phones at a real Asterisk. */
@ExtendWith({WhereAnAsteriskIs.class, InContactCentre.class})
class StoryTelephony {
    private static final Duration SOONER_THAN_QUIET = Duration.ofSeconds(20);

    private final ContactCentre centre;
    private final SipPhone ann;
    private final SipPhone bob;
    private final SipPhone desk;
    private final SipPhone outside;

    StoryTelephony(ContactCentre centre) {
        this.centre = centre;
        this.ann = centre.ann();
        this.bob = centre.bob();
        this.desk = centre.desk();
        this.outside = centre.outside();
    }

    /** Of calls, whose lines have a mark; what a sample has no configuration for is no complaint. */
    @AfterAll
    static void asteriskComplainedOfNothingInTheDialplan(ContactCentre centre) throws IOException {
        assertThat(centre.asterisk().everythingWritten().lines())
                .noneMatch(line -> line.matches(".*(ERROR|WARNING)\\[[0-9]+]\\[C-[0-9a-f]+].*"));
    }

    @Test
    void theAgentHasTheNumberAndTheResponderGetsThroughPastTheQueuesPause() {
        centre.emergencyOf(ann).hangUp();
        String number = centre.numberOf(ann);

        Dialog customer = outside.dial("12025550100");
        await("the colleague is rung", () -> !bob.incoming().isEmpty());
        assertThat(ann.incoming()).isEmpty();
        customer.hangUp();
        Dialog callback = outside.dial(number.substring(1));

        await("the agent is rung", () -> !ann.incoming().isEmpty());
        await("they talk", callback::isAnswered);
        callback.hangUp();
    }

    @Test
    void aMisdialThatIsHungUpAtOnceHasItsNumberAllTheSame() throws InterruptedException {
        Dialog emergency = ann.dial("911");
        Thread.sleep(300); // what is tried is a hang-up after this time

        emergency.hangUp();

        assertThat(centre.numberOf(ann)).startsWith(Centre.NUMBERS);
    }

    @Test
    void aCustomerCannotDialIntoAnEmergency() {
        Dialog emergency = centre.emergencyOf(ann);

        Dialog customer = outside.dial("12025550101");

        await("the customer is turned away", () -> customer.status() == 486);
        assertThat(ann.incoming()).isEmpty();
        emergency.hangUp();
    }

    @Test
    void aMessageIsPlayedToAResponderWhomNobodyAnswersAndIsGoneWithTheLease() {
        centre.emergencyOf(ann).hangUp();
        String number = centre.numberOf(ann);
        Dialog message = ann.dial(number);
        await("the message is being recorded", () -> centre.asterisk().hasMessage());
        message.hangUp();
        ann.behave(Manner.RINGS);

        Dialog callback = outside.dial(number.substring(1));

        await("the agent is rung", () -> !ann.incoming().isEmpty());
        await("the message is played", callback::isAnswered);
        await("the desk is rung", () -> !desk.incoming().isEmpty());
        callback.hangUp();
        await("the message is deleted", () -> centre.asterisk().messages().isEmpty());
    }

    @Test
    void aLateCallbackReachesTheSecurityDeskAndNoAgent() {
        Dialog late = outside.dial(ContactCentre.NEVER_LEASED.substring(1));

        await("the desk is rung", () -> !desk.incoming().isEmpty());
        assertThat(ann.incoming()).isEmpty();
        assertThat(bob.incoming()).isEmpty();
        late.hangUp();
    }

    @Test
    void aTestCallHearsTheNumberAndNobodyIsShielded() {
        Dialog test = ann.dial("933");

        await("the number comes", () -> !ann.texts().isEmpty());
        await(
                "it is said",
                () -> centre.asterisk()
                        .says("core show channels")
                        .contains("SayDigits(" + Centre.NUMBERS.substring(1)));
        assertThat(ann.texts().get(0).body()).startsWith("Test. Callback number: " + Centre.NUMBERS);
        assertThat(centre.isAnybodyPaused()).isFalse();
        test.hangUp();
    }

    @Test
    void anAgentWhoGoesOnInAQueueClosesTheSessionAtOnce() {
        centre.emergencyOf(ann).hangUp();
        await("hints show it", () -> centre.asterisk().says("devstate list").contains("BUSY"));

        Awaitility.await("it is closed, and not since it was quiet")
                .atMost(SOONER_THAN_QUIET)
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> {
                    if (!centre.asterisk().says("devstate list").contains("BUSY")) {
                        return true;
                    }
                    centre.asterisk().says("queue pause member PJSIP/ann");
                    centre.asterisk().says("queue unpause member PJSIP/ann");
                    return false;
                });
    }

    @Test
    void anAgentHearsTheNumberAgainOnRequest() {
        centre.emergencyOf(ann).hangUp();
        String digits = centre.numberOf(ann).substring(1);

        Dialog request = ann.dial("*96");

        await(
                "it is said",
                () -> centre.asterisk().says("core show channels").contains("SayDigits(" + digits.substring(0, 10)));
        request.hangUp();
    }

    @Test
    void aColleaguesCallToTheNumberGoesOutAsToAnyNumber() {
        centre.emergencyOf(ann).hangUp();
        String number = centre.numberOf(ann);
        int before = outside.incoming().size();

        Dialog colleague = bob.dial(number);

        await("it goes to the trunk", () -> outside.incoming().size() > before);
        assertThat(ann.incoming()).isEmpty();
        colleague.hangUp();
    }

    @Test
    void twoAgentsAtOnceHaveNumbersOfTheirOwn() {
        Dialog first = ann.dial("911");
        Dialog second = bob.dial("911");

        assertThat(centre.numberOf(ann)).isNotEqualTo(centre.numberOf(bob));
        first.hangUp();
        second.hangUp();
    }

    @Test
    void aPhoneThatTakesNoTextsIsToldInTheCallAndRungAfterIt() throws IOException {
        try (SipPhone old = ContactCentre.phone("bob", 25_074, "X-Agent: bob", SipPhone.TAKES_NO_TEXTS)) {
            Dialog emergency = old.dial("911");
            await("the emergency is answered", emergency::isAnswered);
            await(
                    "the number is said",
                    () -> centre.asterisk().says("core show channels").contains("Snoop/"));
            emergency.hangUp();
            outside.behave(Manner.RINGS);

            Dialog misdial = old.dial("911");
            await("it rings", () -> misdial.status() == 180);
            misdial.hangUp();

            await("the phone is rung to say it", () -> !bob.incoming().isEmpty());
        }
    }

    @Test
    void aDeskThatWasGrantedItListensInAndNobodyElseDoes() {
        Dialog emergency = centre.emergencyOf(ann);
        Dialog agent = bob.dial("*95101");
        await("the colleague hears nothing", agent::isOver);

        Dialog listening = desk.dial("*95101");

        await(
                "the desk listens",
                () -> centre.asterisk().says("core show channels").contains("ChanSpy"));
        emergency.hangUp();
        await("it is over with the call", listening::isOver);
    }
}
