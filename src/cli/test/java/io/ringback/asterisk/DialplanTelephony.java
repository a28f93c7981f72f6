package io.ringback.asterisk;

import static io.ringback.asterisk.ContactCentre.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.phone.Dialog;
import io.ringback.phone.SipPhone;
import io.ringback.phone.SipPhone.Manner;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What callers, phones, carriers and a site's own dialplan do to integrations/asterisk/ringback.conf. */
@ExtendWith({WhereAnAsteriskIs.class, InContactCentre.class})
class DialplanTelephony {
    /** Longer than Asterisk waits for a lock. */
    private static final Duration LOCK_GIVEN_UP = Duration.ofSeconds(5);

    /** Where a shield waits for another of the same agent. */
    private static final String LOCK = "!ringback-shield!s!4!";

    private final ContactCentre centre;
    private final SipPhone ann;
    private final SipPhone bob;
    private final SipPhone desk;
    private final SipPhone outside;

    DialplanTelephony(ContactCentre centre) {
        this.centre = centre;
        this.ann = centre.ann();
        this.bob = centre.bob();
        this.desk = centre.desk();
        this.outside = centre.outside();
    }

    /** RFC 3261 section 21.3.3: it might be a mailbox, or out of the trunk again. */
    @Test
    void aPhonesForwardingLeadsAResponderNowhere() {
        centre.emergencyOf(ann).hangUp();
        ann.behave(Manner.FORWARDS);

        Dialog callback = outside.dial(centre.numberOf(ann).substring(1));

        await("the desk is rung", () -> !desk.incoming().isEmpty());
        assertThat(ann.incoming()).hasSize(1);
        assertThat(bob.incoming()).isEmpty();
        callback.hangUp();
    }

    @Test
    void aCommaInWhatACallerDialsNamesNoPriority() {
        Dialog customer = outside.dial("12025550101%2c2");

        await("it is a number like any other: the queue's", customer::isAnswered);
        customer.hangUp();
    }

    /** The same number again and again would ask Ringback hundreds of times a second. */
    @Test
    void aNumberThatTheSitesDialplanLeadsBackIsAskedAboutOnce() {
        centre.asterisk().says("dialplan set global RINGBACK_OUTBOUND agents");
        try {
            Dialog round = bob.dial(ContactCentre.UNUSED);

            await("it ends", () -> round.status() >= 400);
        } finally {
            centre.asterisk().says("dialplan set global RINGBACK_OUTBOUND outbound");
        }
    }

    /** RFC 4694: a carrier that has looked up who serves the number says so behind it. */
    @Test
    void aCarrierMayWriteParametersBehindTheNumber() {
        centre.emergencyOf(ann).hangUp();
        int before = centre.untilNow();

        Dialog callback = outside.dial(centre.numberOf(ann) + ";npdi;rn=+12025550155");

        await("the agent is rung", () -> !ann.incoming().isEmpty());
        centre.awaitSuppression(before, row -> row.text("state").equals("RINGING"));
        callback.hangUp();
    }

    /** What Asterisk cannot make an address of it writes into its log, with the token and both numbers. */
    @Test
    void aPriorityOfAnyLengthIsInNoLog() throws IOException {
        Dialog customer = outside.dial("12025550100", "Priority: " + "%".repeat(1_500));

        await(
                "a colleague is rung",
                () -> !ann.incoming().isEmpty() || !bob.incoming().isEmpty());
        assertThat(centre.asterisk().everythingWritten()).doesNotContain("trailing parenthesis");
        customer.hangUp();
    }

    @Test
    void aSitesOwnFormOfAnAnswerKeepsNoResponderOut() {
        centre.emergencyOf(ann).hangUp();
        String number = centre.numberOf(ann).substring(1);
        says("dialplan add extension 12025550151,1,Set(CURLOPT(hashcompat)=yes) into from-trunk");
        says("dialplan add extension 12025550151,2,Goto(" + number + ",1) into from-trunk");

        Dialog callback = outside.dial("12025550151");

        await("the agent is rung", () -> !ann.incoming().isEmpty());
        callback.hangUp();
        says("dialplan remove extension 12025550151@from-trunk");
    }

    /** Two at once could hear an old answer last: Do not disturb would stay on. */
    @Test
    void ofTwoShieldsOfAnAgentOneAsksAtATime() throws Exception {
        says("dialplan set global RINGBACK_AGENT zoe");
        centre.role().freeze();
        try {
            for (int i = 0; i < 2; i++) {
                says("channel originate Local/s@ringback-shield/n extension s@ringback-shield");
            }
            await("both have begun", () -> shields().size() == 2);

            Awaitility.await("one waits for the other")
                    .during(LOCK_GIVEN_UP)
                    .atMost(LOCK_GIVEN_UP.multipliedBy(2))
                    .until(() -> shields().stream().anyMatch(line -> line.contains(LOCK)));
        } finally {
            centre.role().thaw();
        }
    }

    /** Asterisk's lines of the channels that run a shield. */
    private List<String> shields() {
        return centre.asterisk()
                .says("core show channels concise")
                .lines()
                .filter(line -> line.contains("!ringback-shield!s!"))
                .filter(line -> line.contains(";2"))
                .toList();
    }

    private void says(String command) {
        centre.asterisk().says(command);
    }
}
