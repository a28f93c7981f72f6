package io.ringback.asterisk;

import static io.ringback.asterisk.ContactCentre.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.phone.Dialog;
import io.ringback.phone.SipPhone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Emergency calls that are put through, shared, or longer than a lease, at a real Asterisk. */
@ExtendWith({WhereAnAsteriskIs.class, InContactCentre.class})
class TransferTelephony {
    private final ContactCentre centre;
    private final SipPhone ann;
    private final SipPhone bob;
    private final SipPhone desk;
    private final SipPhone outside;

    TransferTelephony(ContactCentre centre) {
        this.centre = centre;
        this.ann = centre.ann();
        this.bob = centre.bob();
        this.desk = centre.desk();
        this.outside = centre.outside();
    }

    @Test
    void aCallThatIsPutThroughStaysHiddenWithWhoTakesIt() {
        Dialog emergency = centre.emergencyOf(ann);
        String call = centre.callOf("ann");
        int before = centre.untilNow();

        emergency.transferTo("102");

        await("the colleague is rung", () -> !bob.incoming().isEmpty());
        await("the agent is out of it", emergency::isOver);
        String joined = hiddenBeside(call, before);
        bob.hangUpAll();
        centre.awaitState(joined, "AFTER_CALL");
        centre.awaitState(call, "AFTER_CALL");
    }

    @Test
    void aThirdPartyIsAskedFirstAndThenTakesTheCallHidden() {
        Dialog emergency = centre.emergencyOf(ann);
        Dialog asking = ann.dial("102");
        await("three talk", asking::isAnswered);
        assertThat(emergency.isOver()).isFalse();
        String call = centre.callOf("ann");
        int before = centre.untilNow();

        emergency.transferTo(asking);

        await("the agent is out of both", () -> emergency.isOver() && asking.isOver());
        String joined = hiddenBeside(call, before);
        bob.hangUpAll();
        centre.awaitState(joined, "AFTER_CALL");
        centre.awaitState(call, "AFTER_CALL");
    }

    @Test
    void aNumberIsHeldWhileTheCallIsLongerThanTheLeaseAndIsTheDesksAfterTheGrace() throws InterruptedException {
        Dialog emergency = centre.emergencyOf(ann);
        String number = centre.numberOf(ann);
        Thread.sleep(centre.settings().lease().plusSeconds(2).toMillis()); // what is tried is a call of this length

        Dialog callback = outside.dial(number.substring(1));
        await("the agent is rung beside the call", () -> !ann.incoming().isEmpty());
        callback.hangUp();
        emergency.hangUp();

        await("the number is free", () -> !centre.isAnybodyPaused());
        Dialog late = outside.dial(number.substring(1));
        await("the desk is rung", () -> !desk.incoming().isEmpty());
        late.hangUp();
    }

    /** The colleague's part in the call. */
    private String hiddenBeside(String call, int before) {
        return centre.awaitSuppression(
                        before,
                        row -> row.text("state").equals("IN_CALL")
                                && !row.text("callId").equals(call))
                .text("callId");
    }
}
