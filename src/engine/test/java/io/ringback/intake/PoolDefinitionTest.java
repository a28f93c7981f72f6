package io.ringback.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.event.DefinitionState;
import io.ringback.event.EmergencySignal;
import io.ringback.event.PoolDefinition;
import io.ringback.event.SignalType;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A pool is defined, changed and closed while intake runs. */
final class PoolDefinitionTest {
    private static final String TENANT = "tenant-7";
    private static final String NUMBER = "+12025550123";

    @AutoClose
    private final IntakeDriver intake = new IntakeDriver();

    @Test
    void tellsThePoolsDeskHowThePoolIsToBe() {
        intake.pipeText("ringback.pools", TENANT, "{\"pool\":\"tenant-7\",\"region\":\"GB\"}");

        EmergencySignal signal = intake.signal();
        assertThat(signal.getType()).isEqualTo(SignalType.POOL_DEFINED);
        assertThat(signal.getPool()).isEqualTo(TENANT);
        assertThat(signal.getDefinition()).isNotNull();
    }

    @Test
    void tellsThePoolsDeskWhenTheDefinitionIsTakenBack() {
        intake.pipe("ringback.pools", TENANT, null);

        EmergencySignal signal = intake.signal();
        assertThat(signal.getType()).isEqualTo(SignalType.POOL_DEFINED);
        assertThat(signal.getDefinition()).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "tenant-7|{\"pool\":\"tenant-8\"}|KEY_MISMATCH pool",
                "a b|{\"pool\":\"a b\"}|UNKNOWN_VALUE pool",
                "a,b|{\"pool\":\"a,b\"}|UNKNOWN_VALUE pool",
                "tenant-7|{\"pool\":\"tenant-7\",\"region\":\"XX\"}|UNKNOWN_VALUE region",
                "tenant-7|{\"pool\":\"tenant-7\",\"fallback\":\"somebody\"}|UNKNOWN_VALUE fallback",
                "tenant-7|{\"pool\":\"tenant-7\",\"low\":-1}|UNKNOWN_VALUE low",
                "tenant-7|{\"pool\":\"tenant-7\",\"outsideLine\":[\"x\"]}|UNKNOWN_VALUE outsideLine",
                "tenant-7|{\"pool\":\"tenant-7\",\"notEmergency\":[\"a\"]}|UNKNOWN_VALUE notEmergency",
                "tenant-7|{\"pool\":\"tenant-7\",\"closeAfterCall\":\"soon\"}|UNKNOWN_VALUE closeAfterCall",
                "tenant-7|{\"pool\":\"tenant-7\",\"trust\":\"some\"}|UNKNOWN_VALUE trust",
                "tenant-7|{\"pool\":\"tenant-7\",\"trust\":\"listed\"}|UNKNOWN_VALUE trustedCallers",
                "tenant-7|{\"pool\":\"tenant-7\",\"trustedCallers\":[\"nobody\"]}|UNKNOWN_VALUE trustedCallers",
                "tenant-7|{\"pool\":\"tenant-7\",\"state\":\"AJAR\"}|UNKNOWN_VALUE state",
                "tenant-7|{\"region\":\"GB\"}|MISSING_FIELD pool",
                "tenant-7|nonsense|UNKNOWN_FORMAT"
            })
    void rejectsADefinitionThatCannotBeUsed(String key, String value, String reject) {
        intake.pipeText("ringback.pools", key, value);

        assertThat(intake.rejects()).containsExactly(reject);
        assertThat(intake.signals()).isEmpty();
    }

    @Test
    void leavesACallOfAPoolThatNobodyHasDefinedToDefault() {
        dial("999");
        dial("911");

        assertThat(intake.signals()).extracting(EmergencySignal::getPool).containsExactly("default");
    }

    @Test
    void servesTheFirstCallByTheRulesOfAPoolThatWasMadeAMomentAgo() {
        accepted(definition().setRegion("GB"));

        dial("999");

        assertThat(intake.signal().getPool()).isEqualTo(TENANT);
    }

    @Test
    void letsADefinitionWinOverTheSettings() {
        intake.pipe(
                "ringback.pool-definitions",
                "south",
                IntakeDriver.bytes(
                        PoolDefinition.class,
                        definition("south").setRegion("NO").build()));

        intake.call(IntakeDriver.outbound("c1", "999").setPool("south"));
        intake.call(IntakeDriver.outbound("c2", "110").setPool("south"));

        assertThat(intake.signals()).extracting(EmergencySignal::getCallId).containsExactly("c2");
    }

    @Test
    void hearsTheOutsideLineAndTheListedCallersOfADefinedPool() {
        accepted(definition()
                .setRegion("US")
                .setOutsideLine(List.of("77"))
                .setTrust("LISTED")
                .setTrustedCallers(List.of("+12025550198")));
        intake.accepted(NUMBER, TENANT);

        intake.call(IntakeDriver.inbound("c1", NUMBER));
        intake.call(IntakeDriver.inbound("c2", NUMBER).setCallerNumber("+12025550198"));
        dial("77911");

        assertThat(intake.signals()).extracting(EmergencySignal::getTrusted).containsExactly(false, true, false);
    }

    /** R25: nobody on the list is taken for a flood, also where anybody may call back. */
    @Test
    void knowsThePoolsOwnTrustedCallersAlsoWhereAnybodyMayCallBack() {
        accepted(definition().setTrustedCallers(List.of("+12025550198")));
        intake.accepted(NUMBER, TENANT);

        intake.call(IntakeDriver.inbound("c1", NUMBER));
        intake.call(IntakeDriver.inbound("c2", NUMBER).setCallerNumber("+12025550198"));

        assertThat(intake.signals()).extracting(EmergencySignal::getListed).containsExactly(false, true);
    }

    /** An earlier version accepted it: its calls must not become another pool's. */
    @Test
    void servesAPoolThatItWouldNotAcceptAnyMore() {
        accepted(definition().setTrust("listed").setTrustedCallers(List.of("nobody")));

        dial("911");

        assertThat(intake.signal().getPool()).isEqualTo(TENANT);
    }

    @Test
    void leavesAClosingPoolsCallsToItForAsLongAsItHasNumbers() {
        accepted(definition().setState(DefinitionState.CLOSING));
        intake.accepted(NUMBER, TENANT);
        dial("911");
        intake.pipe("ringback.numbers", NUMBER, null);
        intake.call(IntakeDriver.outbound("c3", "911").setPool(TENANT));

        assertThat(intake.signals()).extracting(EmergencySignal::getPool).containsExactly(TENANT, "default");
    }

    private void dial(String dialled) {
        intake.call(IntakeDriver.outbound("c-" + dialled, dialled).setPool(TENANT));
    }

    private void accepted(PoolDefinition.Builder definition) {
        intake.pipe("ringback.pool-definitions", TENANT, IntakeDriver.bytes(PoolDefinition.class, definition.build()));
    }

    private static PoolDefinition.Builder definition() {
        return definition(TENANT);
    }

    private static PoolDefinition.Builder definition(String pool) {
        return PoolDefinition.newBuilder().setPool(pool);
    }
}
