package io.ringback.intake;

import static io.ringback.intake.IntakeDriver.event;
import static io.ringback.intake.IntakeDriver.inbound;
import static io.ringback.intake.IntakeDriver.outbound;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.ringback.event.CallEventType;
import io.ringback.event.Direction;
import io.ringback.event.EmergencySignal;
import io.ringback.event.SignalType;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a STARTED becomes. */
final class StartedCallTest {
    private static final String NUMBER = "+12025550123";

    @AutoClose
    private final IntakeDriver intake = new IntakeDriver();

    @Test
    void tellsThePoolsDeskOfAnEmergencyAndWhereItReadOfIt() {
        intake.call(outbound("ordinary", "+12025550150"));
        intake.call(outbound("c1", "911")
                .setPool("north")
                .setGatewayId("gw")
                .setLocationRef("site")
                .setEndpointRef("phone-7")
                .setKeepaliveSeconds(30)
                .setCallerNumber("+12025550188"));

        EmergencySignal expected = EmergencySignal.newBuilder()
                .setType(SignalType.EMERGENCY_DIALLED)
                .setPool("north")
                .setSourceTopicId("id-of-ringback.call-events")
                .setSourceTopic("ringback.call-events")
                .setSourcePartition(0)
                .setSourceOffset(1)
                .setAppendedAt(IntakeDriver.START)
                .setCallId("c1")
                .setAgentId("ann")
                .setGatewayId("gw")
                .setLocationRef("site")
                .setEndpointRef("phone-7")
                .setOccurredAt(IntakeDriver.START)
                .setKeepaliveSeconds(30)
                .build();
        assertThat(intake.signal()).isEqualTo(expected);
        assertThat(intake.rejects()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "911, , , default, true",
        "911, , nowhere, default, true",
        "999, , , default, false",
        "999, GB, , default, true",
        "999, gb, , default, true",
        "911, XX, , default, true",
        "999, , south, south, true",
        "911, , south, south, true",
        "911, US, south, south, true",
        "urn:service:sos.police, GB, north, north, true"
    })
    void takesTheEventsRegionOrElseThePools(
            String dialled, String region, String pool, String desk, boolean isEmergency) {
        intake.call(outbound("c1", dialled).setRegion(region).setPool(pool));

        if (isEmergency) {
            assertThat(intake.signal().getPool()).isEqualTo(desk);
        } else {
            assertThat(intake.signals()).isEmpty();
        }
        assertThat(intake.rejects()).isEmpty();
    }

    @Test
    void complainsOfAnEmergencyWithoutAgentAndTellsItAllTheSame() {
        intake.call(outbound("c1", "911").setAgentId(null));

        assertThat(intake.signal().getType()).isEqualTo(SignalType.EMERGENCY_DIALLED);
        assertThat(intake.rejects()).containsExactly("NO_AGENT agentId");
    }

    @Test
    void takesAnEmergencyOfUnknownDirectionForOutbound() {
        intake.call(outbound("c1", "911").setDirection(null));
        intake.call(outbound("c2", "911").setDirection(Direction.UNKNOWN));

        assertThat(intake.types()).containsOnly(SignalType.EMERGENCY_DIALLED).hasSize(2);
        assertThat(intake.rejects()).containsExactly("MISSING_FIELD direction", "UNKNOWN_VALUE direction");
    }

    @Test
    void takesAnEmergencyThatIsSaidToComeInForOneThatGoesOut() {
        intake.call(inbound("c1", "911").setAgentId("ann"));
        intake.call(inbound("c2", "911"));

        assertThat(intake.signals())
                .extracting(EmergencySignal::getType, EmergencySignal::getAgentId)
                .containsExactly(tuple(SignalType.EMERGENCY_DIALLED, "ann"), tuple(SignalType.EMERGENCY_DIALLED, null));
        assertThat(intake.rejects()).containsExactly("WRONG_DIRECTION direction", "WRONG_DIRECTION direction");
    }

    @Test
    void knowsNoEmergencyThatComesInWhereEmergenciesAreAnswered() {
        try (IntakeDriver psap = new IntakeDriver("emergency.inbound", "ordinary")) {
            psap.call(inbound("c1", "911").setAgentId("ann").setEmergency(true));
            psap.call(outbound("c2", "911"));

            assertThat(psap.signals()).extracting(EmergencySignal::getCallId).containsExactly("c2");
            assertThat(psap.rejects()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"42, 0", "+12025550150, 0", "933, 0", "?, 0", ", 0"})
    void takesTheGatewaysWordForAnEmergency(String dialled, int rejects) {
        intake.call(outbound("c1", dialled).setEmergency(true));

        assertThat(intake.signal().getType()).isEqualTo(SignalType.EMERGENCY_DIALLED);
        assertThat(intake.rejects()).hasSize(rejects);
    }

    @Test
    void readsATestBackAndRemembersNothing() {
        intake.call(outbound("c1", "933"));
        intake.call(event(CallEventType.ENDED, "c1"));

        assertThat(intake.types()).containsExactly(SignalType.TEST_DIALLED);
        assertThat(intake.legs()).isZero();
    }

    @Test
    void takesATestForADrillOnlyWithItsMark() {
        intake.call(outbound("drill-1", "urn:service:test.sos")
                .setAgentId("drill-default")
                .setDrill(true));

        assertThat(intake.types()).containsExactly(SignalType.DRILLED);
        assertThat(intake.legs()).isZero();
    }

    @Test
    void takesADrillOfARealAgentOrUnderARealIdForATestCall() {
        intake.call(
                outbound("drill-1", "urn:service:test.sos").setAgentId("ann").setDrill(true));
        intake.call(outbound("c1", "urn:service:test.sos")
                .setAgentId("drill-default")
                .setDrill(true));

        assertThat(intake.types()).containsExactly(SignalType.TEST_DIALLED, SignalType.TEST_DIALLED);
    }

    @Test
    void takesAnEmergencyForOneWhateverItIsMarked() {
        intake.call(outbound("c1", "911").setDrill(true));

        assertThat(intake.types()).containsExactly(SignalType.EMERGENCY_DIALLED);
    }

    @Test
    void tellsTheDeskOfAPoolThatLeftTheSettingsWhileItHasNumbers() {
        intake.accepted(NUMBER, "west");
        intake.call(outbound("c1", "911").setPool("west"));
        intake.pipe("ringback.numbers", NUMBER, null);
        intake.call(outbound("c2", "911").setPool("west"));

        assertThat(intake.signals()).extracting(EmergencySignal::getPool).containsExactly("west", "default");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"+12025550150", "42", "sip:alice@example.com", "alice", "*98", "1-800-FLOWERS", "urn:service:x"})
    void leavesAnyOtherCallAlone(String dialled) {
        intake.accepted(NUMBER, "default");
        intake.call(outbound("c1", dialled));
        intake.call(inbound("c2", dialled));
        for (CallEventType type : CallEventType.values()) {
            if (type != CallEventType.STARTED && type != CallEventType.UNKNOWN) {
                intake.call(event(type, "c1"));
                intake.call(event(type, "c2"));
            }
        }

        assertThat(intake.signals()).isEmpty();
        assertThat(intake.rejects()).isEmpty();
        assertThat(intake.legs()).isZero();
        assertThat(intake.counted("signalled") + intake.counted("rejected")).isZero();
    }
}
