package io.ringback.asterisk;

import static io.ringback.asterisk.ContactCentre.await;

import io.ringback.phone.Dialog;
import io.ringback.phone.SipPhone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Asterisk, Ringback or the role between them is killed or frozen in a call, and comes back. */
@ExtendWith({WhereAnAsteriskIs.class, InContactCentre.class})
class MishapTelephony {
    private final ContactCentre centre;
    private final SipPhone ann;
    private final SipPhone bob;
    private final SipPhone outside;

    MishapTelephony(ContactCentre centre) {
        this.centre = centre;
        this.ann = centre.ann();
        this.bob = centre.bob();
        this.outside = centre.outside();
    }

    @Test
    void aCallThatAsteriskLosesIsOverWhenItIsBack() throws Exception {
        Dialog emergency = centre.emergencyOf(ann);
        String call = centre.callOf("ann");

        centre.asterisk().kill();
        centre.asterisk().start();

        centre.awaitState(call, "AFTER_CALL");
        await("queues pause again", centre::isAnybodyPaused);
        emergency.isLost();
    }

    @Test
    void aCallThatEndsWhileTheRoleIsKilledIsOverWhenItIsBack() throws Exception {
        Dialog emergency = centre.emergencyOf(ann);
        String call = centre.callOf("ann");

        centre.role().kill();
        emergency.hangUp();
        await(
                "the call is over",
                () -> centre.asterisk().says("core show channels").contains("0 active channels"));
        centre.role().start();

        centre.awaitState(call, "AFTER_CALL");
    }

    @Test
    void anEmergencyThatIsDialledWhileTheRoleIsKilledHasItsNumberWhenItIsBack() throws Exception {
        centre.role().kill();
        Dialog emergency = ann.dial("911");
        await("the emergency is answered", emergency::isAnswered);

        centre.role().start();

        centre.numberOf(ann);
        emergency.hangUp();
    }

    @Test
    void theResponderGetsThroughWhileRingbackIsKilledAndAnotherEmergencyIsServedWhenItIsBack() throws Exception {
        Dialog emergency = centre.emergencyOf(ann);
        String number = centre.numberOf(ann);
        String call = centre.callOf("ann");

        centre.ringback().kill();
        Dialog other = bob.dial("911");
        await("the other's call goes out", other::isAnswered);
        emergency.hangUp();
        Dialog callback = outside.dial(number.substring(1));
        await("the agent is rung", () -> !ann.incoming().isEmpty());
        await("they talk", callback::isAnswered);
        callback.hangUp();
        centre.ringback().start();

        centre.awaitState(call, "AFTER_CALL");
        centre.numberOf(bob);
        other.hangUp();
    }

    @Test
    void callsGoAsEverWhileTheRoleIsKilled() throws Exception {
        centre.role().kill();

        Dialog customer = outside.dial("12025550101");

        await("the agent is rung", () -> !ann.incoming().isEmpty());
        customer.hangUp();
    }

    @Test
    void callsGoAsEverWhileTheRoleIsFrozen() throws Exception {
        centre.role().freeze();
        try {
            Dialog emergency = ann.dial("911");
            Dialog customer = outside.dial("12025550102");

            await("the emergency goes out", emergency::isAnswered);
            await("the colleague is rung", () -> !bob.incoming().isEmpty());
            customer.hangUp();
            emergency.hangUp();
        } finally {
            centre.role().thaw();
        }
        centre.numberOf(ann);
    }
}
