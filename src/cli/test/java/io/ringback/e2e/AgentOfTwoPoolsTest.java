package io.ringback.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.consumer.IncomingCall;
import io.ringback.consumer.Routing;
import io.ringback.event.AgentStatus;
import io.ringback.event.AutoResponderInstruction;
import io.ringback.event.DecisionOutcome;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * An agent belongs to one pool. Where two gateways name two, one names none, or a setting has changed meanwhile, the session
 * stays with the desk that has it (R2), and ends there (R4).
 */
class AgentOfTwoPoolsTest {
    private static final String NORTHS = "+12025550101";
    private static final String SOUTHS = "+12025550102";
    private static final IncomingCall CUSTOMER = IncomingCall.toAgent("ann").fromNumber("+12025550143");

    @RegisterExtension
    final Played ringback = new Played();

    @BeforeEach
    void dialInNorth() {
        ringback.play("""
                pool +12025550101 north
                pool +12025550102 south
                STARTED 1 direction=OUTBOUND agentId=ann pool=north dialledNumber=911
                +60
                """);
    }

    @Test
    void keepsTheNumberWhenAnotherPoolIsNamedAtTheNextDial() {
        ringback.play("STARTED 2 direction=OUTBOUND agentId=ann pool=south dialledNumber=999");

        assertThat(ringback.each(AutoResponderInstruction.class, AutoResponderInstruction::getNumber))
                .containsExactly(NORTHS, NORTHS);
        assertThat(ringback.routed(IncomingCall.toNumber(NORTHS))).isInstanceOf(Routing.Direct.class);
        assertThat(ringback.routed(IncomingCall.toNumber(SOUTHS))).isNotInstanceOf(Routing.Direct.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "pool=south", "pool=nowhere"})
    void hearsItsOwnNumberAtATestCall(String pool) {
        ringback.play("STARTED 2 direction=OUTBOUND agentId=ann dialledNumber=urn:service:test.sos " + pool);

        assertThat(ringback.each(AutoResponderInstruction.class, AutoResponderInstruction::getNumber))
                .containsExactly(NORTHS, NORTHS);
    }

    @Test
    void hasTheOtherPoolsNumberOnceTheSessionIsOver() {
        ringback.play("""
                ENDED 1
                SESSION_CLOSED 1
                STARTED 2 direction=OUTBOUND agentId=ann pool=south dialledNumber=999
                """);

        assertThat(ringback.each(AutoResponderInstruction.class, AutoResponderInstruction::getNumber))
                .containsExactly(NORTHS, SOUTHS);
        assertThat(ringback.routed(IncomingCall.toNumber(NORTHS))).isInstanceOf(Routing.Direct.class);
        assertThat(ringback.routed(IncomingCall.toNumber(SOUTHS))).isInstanceOf(Routing.Direct.class);
    }

    @Test
    void isReachedByMarkedCallsOverEitherPool() {
        ringback.play("""
                STARTED 3 direction=INBOUND agentId=ann pool=north psapCallback=true dialledNumber=+12025550102
                STARTED 4 direction=INBOUND agentId=ann pool=south psapCallback=true dialledNumber=+12025550101
                STARTED 5 direction=INBOUND agentId=ann psapCallback=true dialledNumber=+12025550102
                """);

        assertThat(ringback.decisions()).containsOnly(DecisionOutcome.DIRECT).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "pool=south", "pool=north", "pool=nowhere"})
    void isFreeWhenTheAgentCloses(String pool) {
        ringback.play("ENDED 1\nSESSION_CLOSED - agentId=ann " + pool);

        assertThat(ringback.routed(CUSTOMER)).isNotInstanceOf(Routing.Blocked.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "pool=south"})
    void isWhatItChoseToBeWhicheverPoolItNamed(String pool) {
        ringback.play("presence ann LUNCH " + pool + "\nENDED 1\nSESSION_CLOSED 1");

        assertThat(ringback.each(AgentStatus.class, AgentStatus::getStatus))
                .last()
                .isEqualTo("LUNCH");
    }

    /** Else the desk of the other pool would go by what it heard in the last session, as long as that is ago. */
    @ParameterizedTest
    @ValueSource(strings = {"", "pool=south"})
    void isWhatItChoseToBeSinceItsLastSession(String pool) {
        ringback.play("""
                presence ann OFFLINE %s
                ENDED 1
                SESSION_CLOSED 1
                +3600
                presence ann AVAILABLE %s
                STARTED 2 direction=OUTBOUND agentId=ann pool=north dialledNumber=911
                ENDED 2
                SESSION_CLOSED 2
                """.formatted(pool, pool));

        assertThat(ringback.each(AgentStatus.class, AgentStatus::getStatus))
                .last()
                .isEqualTo("AVAILABLE");
    }

    @Test
    void staysShieldedWhileACallOfTheSessionIsUp() {
        ringback.play("""
                STARTED 2 direction=OUTBOUND agentId=ann pool=south dialledNumber=999
                ENDED 1
                SESSION_CLOSED - agentId=ann pool=south
                """);

        assertThat(ringback.routed(CUSTOMER)).isInstanceOf(Routing.Blocked.class);
    }
}
