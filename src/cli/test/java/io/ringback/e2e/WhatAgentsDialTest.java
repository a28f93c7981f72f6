package io.ringback.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.event.AutoResponderAction;
import io.ringback.event.CallbackDecision;
import io.ringback.event.DecisionOutcome;
import io.ringback.event.EmergencyNotice;
import io.ringback.event.SuppressionState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the field meets of numbers, as telephones really send them (R5, R13, R23). */
class WhatAgentsDialTest {
    @RegisterExtension
    final Played ringback = new Played();

    private Played ann(String dialled) {
        return ringback.annIsAvailable().play("STARTED 1 direction=OUTBOUND agentId=ann dialledNumber=" + dialled);
    }

    private void isAnEmergency() {
        assertThat(ringback.instructions()).containsExactly(AutoResponderAction.SEND_CALLBACK_NUMBER);
        assertThat(ringback.shown("1")).isEqualTo(SuppressionState.IN_CALL);
        assertThat(ringback.status("ann")).isEqualTo("DO_NOT_DISTURB");
    }

    private void isOrdinary() {
        assertThat(ringback.instructions()).isEmpty();
        assertThat(ringback.shown("1")).isNull();
        assertThat(ringback.rejects()).isEmpty();
    }

    @Test
    void f21IsTheFireBrigadeInEswatini() {
        ann("933 region=SZ");

        isAnEmergency();
    }

    @Test
    void f21IsATestInTheUnitedStates() {
        ann("933 region=US");

        assertThat(ringback.instructions()).containsExactly(AutoResponderAction.READ_BACK_NUMBER);
        assertThat(ringback.leases()).isEmpty();
        assertThat(ringback.notices()).isEmpty();
    }

    @Test
    void f21IsAnEmergencyWhereASiteSaysThatItsTestNumberConnects() {
        ringback.with("emergency.numbers", "US:933");

        ann("933 region=US");

        isAnEmergency();
    }

    @Test
    void f22IsNoneOnACrisisLine() {
        ann("988");

        isOrdinary();
    }

    @Test
    void f22IsOneOnACrisisLineThatASiteNames() {
        ringback.with("emergency.numbers", "US:988");

        ann("988");

        isAnEmergency();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sip:urn:service:sos.fire",
                "urn:services:sos",
                "urn:service.sos.ambulance",
                "sip:sos@example.com"
            })
    void f23IsAnEmergencyHoweverItsUrnIsMangled(String dialled) {
        ann(dialled);

        isAnEmergency();
    }

    @ParameterizedTest
    @ValueSource(strings = {"9911", "9-911", "91911", "9,911", "9w911", "0112 region=DE", "0,110 region=DE"})
    void f24IsAnEmergencyBehindThePoolsOutsideLine(String dialled) {
        ringback.with("pools.default.outside-line", "9,0");

        ann(dialled);

        isAnEmergency();
    }

    @ParameterizedTest
    @ValueSource(strings = {"9911", "0112 region=DE"})
    void f24IsNoneBehindAPrefixThatNobodyConfigured(String dialled) {
        ann(dialled);

        isOrdinary();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1911", "9,911"})
    void f24IsAnEmergencyWithoutAnyPrefixWhereNoSubscriberHasSuchANumber(String dialled) {
        ann(dialled);

        isAnEmergency();
    }

    @ParameterizedTest
    @ValueSource(strings = {"9911", "9,911", "0112 region=DE"})
    void f24IsAnEmergencyWhenASiteNamesTheWholeString(String dialled) {
        ringback.with("emergency.numbers", "US:9911,US:91911,US:1911,DE:0112,DE:0110");

        ann(dialled);

        isAnEmergency();
    }

    @ParameterizedTest
    @ValueSource(strings = {"442033880852", "442033880852 region=GB", "+442033880852", "02033880852", "9442033880852"})
    void f26IsACallbackInWhateverFormAnotherCountrysNumberComes(String dialled) {
        ringback.with("pools", "default,north,south,london")
                .with("pools.london.region", "GB")
                .with("pools.london.outside-line", "9");

        ringback.play("""
                pool +442033880852 london
                STARTED F26-1 direction=OUTBOUND agentId=liz dialledNumber=999 pool=london
                """).play("STARTED F26-2 direction=INBOUND dialledNumber=" + dialled);

        assertThat(ringback.decisions()).containsExactly(DecisionOutcome.DIRECT);
        assertThat(ringback.each(CallbackDecision.class, CallbackDecision::getAgentId))
                .containsExactly("liz");
    }

    @Test
    void f30IsAnEmergencyAtAnExtensionThatIsAlsoTheAmbulance() {
        ann("101 region=IN");

        isAnEmergency();
    }

    @Test
    void f30IsNoneWhereThePoolSaysThatItIsAnExtension() {
        ringback.with("pools.default.not-emergency", "101");

        ann("101 region=IN");

        isOrdinary();
        assertThat(ringback.each(EmergencyNotice.class, EmergencyNotice::getKind))
                .isEmpty();
    }
}
