package io.ringback.intake;

import static io.ringback.intake.IntakeDriver.inbound;
import static io.ringback.intake.IntakeDriver.outbound;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.ringback.event.EmergencySignal;
import io.ringback.event.SignalDirection;
import io.ringback.event.SignalType;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a STARTED to a callback number, or of a marked responder, becomes. */
final class CallbackStartedTest {
    private static final String NUMBER = "+12025550123";

    @AutoClose
    private final IntakeDriver intake = new IntakeDriver();

    @Test
    void tellsTheNumbersDeskOfACallToIt() {
        intake.accepted(NUMBER, "north");
        intake.call(inbound("c1", "tel:+1-202-555-0123").setPool("south").setPsapCallback(true));

        EmergencySignal signal = intake.signal();
        assertThat(signal.getType()).isEqualTo(SignalType.POOL_NUMBER_CALLED);
        assertThat(signal.getPool()).isEqualTo("north");
        assertThat(signal.getNumber()).isEqualTo(NUMBER);
        assertThat(signal.getDirection()).isEqualTo(SignalDirection.INBOUND);
        assertThat(signal.getPsapCallback()).isTrue();
        assertThat(signal.getTrusted()).isTrue();
        assertThat(signal.getAgentId()).isNull();
    }

    @Test
    void tellsOfAnAgentWhoDialsAPoolNumber() {
        intake.accepted(NUMBER, "default");
        intake.call(outbound("c1", "(202) 555-0123"));

        EmergencySignal signal = intake.signal();
        assertThat(signal.getDirection()).isEqualTo(SignalDirection.OUTBOUND);
        assertThat(signal.getAgentId()).isEqualTo("ann");
    }

    @Test
    void takesACallToAPoolNumberOfUnknownDirectionForACallback() {
        intake.accepted(NUMBER, "default");
        intake.call(outbound("c1", NUMBER).setDirection(null));

        assertThat(intake.signal().getDirection()).isEqualTo(SignalDirection.INBOUND);
        assertThat(intake.rejects()).containsExactly("MISSING_FIELD direction");
    }

    @Test
    void forgetsANumberThatItsDeskLetGo() {
        intake.accepted(NUMBER, "default");
        intake.pipe("ringback.numbers", NUMBER, null);
        intake.call(inbound("c1", NUMBER));

        assertThat(intake.signals()).isEmpty();
    }

    @Test
    void keepsANumberWhoseRowCannotBeRead() {
        intake.accepted(NUMBER, "default");
        intake.pipe("ringback.numbers", NUMBER, new byte[] {1, 2, 3});
        intake.call(inbound("c1", NUMBER));

        assertThat(intake.types()).containsExactly(SignalType.POOL_NUMBER_CALLED);
    }

    @Test
    void tellsOfAPsapMarkedCallToAnAgentWhateverWasDialled() {
        intake.call(inbound("c1", "42").setPsapCallback(true).setAgentId("ann").setPool("north"));
        intake.call(inbound("c2", "?").setPsapCallback(true).setAgentId("ann"));
        intake.call(inbound("c3", "42").setPsapCallback(true));
        intake.call(outbound("c4", "42").setPsapCallback(true));

        assertThat(intake.signals())
                .extracting(EmergencySignal::getType, EmergencySignal::getPool, EmergencySignal::getCallId)
                .containsExactly(
                        tuple(SignalType.PSAP_CALLED_BACK, "north", "c1"),
                        tuple(SignalType.PSAP_CALLED_BACK, "default", "c2"));
    }

    @ParameterizedTest
    @CsvSource({
        "+12025550199, true",
        "(202) 555-0199, true",
        "sip:+12025550199@psap.example.com, true",
        "+12025550198, false",
        "anonymous, false",
        ", false"
    })
    void trustsTheCallersOnTheList(String caller, boolean trusted) {
        try (IntakeDriver strict =
                new IntakeDriver("callback.trust", "listed", "callback.trusted-callers", "+12025550199")) {
            strict.accepted(NUMBER, "default");
            strict.call(inbound("c1", NUMBER).setCallerNumber(caller));
            strict.call(inbound("c2", "42")
                    .setCallerNumber(caller)
                    .setPsapCallback(true)
                    .setAgentId("ann"));

            assertThat(strict.signals()).extracting(EmergencySignal::getTrusted).containsExactly(trusted, trusted);
        }
    }

    @Test
    void tellsTheAgentsDeskOfAPsapMarkedCallToAnotherPoolsNumber() {
        intake.accepted(NUMBER, "north");
        intake.call(inbound("c1", NUMBER).setPsapCallback(true).setAgentId("ann"));
        intake.call(
                inbound("c2", NUMBER).setPsapCallback(true).setAgentId("bob").setPool("north"));

        assertThat(intake.signals())
                .extracting(EmergencySignal::getType, EmergencySignal::getPool, EmergencySignal::getNumber)
                .containsExactly(
                        tuple(SignalType.PSAP_CALLED_BACK, "default", NUMBER),
                        tuple(SignalType.POOL_NUMBER_CALLED, "north", NUMBER));
    }

    @Test
    void saysWhichCallersAreOnTheList() {
        try (IntakeDriver strict =
                new IntakeDriver("callback.trust", "listed", "callback.trusted-callers", "+12025550199")) {
            strict.accepted(NUMBER, "default");
            strict.call(inbound("c1", NUMBER));
            strict.call(inbound("c2", NUMBER).setCallerNumber("+12025550198"));

            assertThat(strict.signals()).extracting(EmergencySignal::getListed).containsExactly(true, false);
        }
    }
}
