package io.ringback.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.consumer.IncomingCall;
import io.ringback.consumer.Routing;
import io.ringback.event.AutoResponderInstruction;
import io.ringback.event.DecisionOutcome;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * An agent belongs to one pool; two gateways that name two make two sessions of it. No responder loses the agent by that, and
 * nothing stays up; but the shield is that of the session that began last, whose rows have the higher fence.
 */
class AgentOfTwoPoolsTest {
    private static final String NORTHS = "+12025550101";
    private static final String SOUTHS = "+12025550102";

    @RegisterExtension
    final Played ringback = new Played();

    @BeforeEach
    void dialInBoth() {
        ringback.play("""
                pool +12025550101 north
                pool +12025550102 south
                STARTED 1 direction=OUTBOUND agentId=ann pool=north dialledNumber=911
                +60
                STARTED 2 direction=OUTBOUND agentId=ann pool=south dialledNumber=911
                """);
    }

    /** R2 asks for one session and one number, which only one pool's desk can know. */
    @Test
    void hasANumberInEach() {
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
                """);

        assertThat(ringback.decisions()).containsExactly(DecisionOutcome.DIRECT, DecisionOutcome.DIRECT);
    }

    @Test
    void staysShieldedWhenTheSessionThatBeganFirstIsClosed() {
        ringback.play("ENDED 1\nSESSION_CLOSED 1");

        assertThat(ringback.routed(IncomingCall.toAgent("ann").fromNumber("+12025550143")))
                .isInstanceOf(Routing.Blocked.class);
    }

    @Test
    void isReachedByBothRespondersWhenTheSessionThatBeganLastIsClosed() {
        ringback.play("ENDED 2\nSESSION_CLOSED 2");

        assertThat(ringback.routed(IncomingCall.toNumber(NORTHS))).isInstanceOf(Routing.Direct.class);
        assertThat(ringback.routed(IncomingCall.toNumber(SOUTHS))).isInstanceOf(Routing.Direct.class);
    }

    @Test
    void isFreeWhenBothAreClosed() {
        ringback.play(
                "ENDED 1\nSESSION_CLOSED - agentId=ann pool=north\nENDED 2\nSESSION_CLOSED - agentId=ann pool=south");

        assertThat(ringback.routed(IncomingCall.toAgent("ann").fromNumber("+12025550143")))
                .isNotInstanceOf(Routing.Blocked.class);
    }
}
