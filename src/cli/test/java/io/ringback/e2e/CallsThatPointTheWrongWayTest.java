package io.ringback.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.event.AutoResponderAction;
import io.ringback.event.CallbackNumber;
import io.ringback.event.DecisionOutcome;
import io.ringback.event.DirectRoute;
import io.ringback.event.LeaseState;
import io.ringback.event.NoticeKind;
import io.ringback.event.SuppressionState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Directions that are the switch's, numbers that run out and come back, and holders who are elsewhere (R5, R10, R16). */
class CallsThatPointTheWrongWayTest {
    private static final String DIAL = "STARTED 1 direction=OUTBOUND agentId=ann dialledNumber=911 ";

    @RegisterExtension
    final Played ringback = new Played();

    @Test
    void hidesAnInboundEmergencyThatNamesNoAgent() {
        ringback.annIsAvailable().play("STARTED 1 direction=INBOUND dialledNumber=911");

        assertThat(ringback.shown("1")).isEqualTo(SuppressionState.IN_CALL);
        assertThat(ringback.instructions()).containsExactly(AutoResponderAction.ANNOUNCE_UNAVAILABLE);
        assertThat(ringback.notices()).containsExactly(NoticeKind.EMERGENCY_CALL_PLACED);
        assertThat(ringback.rejects()).contains("WRONG_DIRECTION direction");
    }

    @Test
    void leavesInboundEmergenciesAloneInACentreThatAnswersThem() {
        ringback.with("emergency.inbound", "ordinary").annIsAvailable();

        ringback.play("STARTED 1 direction=INBOUND agentId=ann dialledNumber=911");

        assertThat(ringback.shown("1")).isNull();
        assertThat(ringback.notices()).isEmpty();
        assertThat(ringback.rejects()).isEmpty();
    }

    @Test
    void servesACallbackThatTheGatewayCallsOutbound() {
        ringback.annIsAvailable().play(DIAL + "\nENDED 1");

        ringback.play("STARTED 2 direction=OUTBOUND dialledNumber=+12025550101");

        assertThat(ringback.decisions()).containsExactly(DecisionOutcome.DIRECT);
    }

    @Test
    void believesAGatewayThatKnowsTheCallForAnEmergency() {
        ringback.annIsAvailable().play("STARTED 1 direction=OUTBOUND agentId=ann dialledNumber=7700 emergency=true");

        assertThat(ringback.instructions()).containsExactly(AutoResponderAction.SEND_CALLBACK_NUMBER);
        assertThat(ringback.rejects()).isEmpty();
    }

    @Test
    void givesANumberThatComesFreeToTheAgentWhoIsStillOnTheCall() {
        ringback.play("""
                pool +12025550101
                STARTED 1 direction=OUTBOUND agentId=ann dialledNumber=911
                STARTED 2 direction=OUTBOUND agentId=bob dialledNumber=911
                """);
        assertThat(ringback.notices()).contains(NoticeKind.POOL_EXHAUSTED);

        ringback.play("pool +12025550103\n+1");

        assertThat(ringback.each(CallbackNumber.class, CallbackNumber::getAgentId))
                .endsWith("bob");
        assertThat(ringback.instructions()).endsWith(AutoResponderAction.SEND_CALLBACK_NUMBER);
        ringback.play("STARTED 3 direction=INBOUND dialledNumber=+12025550103");
        assertThat(ringback.decisions()).containsExactly(DecisionOutcome.DIRECT);
    }

    @Test
    void lendsTheOnlyNumberAgainOnceItsLeaseIsOver() {
        ringback.with("callback.lease", "PT60S").play("pool +12025550101\n" + DIAL + "\nENDED 1\n+61");

        ringback.play("STARTED 2 direction=OUTBOUND agentId=bob dialledNumber=911");

        assertThat(ringback.leases()).containsExactly(LeaseState.ISSUED, LeaseState.RELEASED, LeaseState.ISSUED);
        assertThat(ringback.each(CallbackNumber.class, CallbackNumber::getAgentId))
                .endsWith("bob");
    }

    @Test
    void saysAtTheDialThatTheHolderIsSignedOutWithoutAnEndpoint() {
        ringback.with("presence.signed-out", "OFFLINE,LOGGED_OUT").annIsAvailable();

        ringback.play("presence ann LOGGED_OUT\n" + DIAL);

        assertThat(ringback.each(DirectRoute.class, DirectRoute::getSignedOut)).containsExactly(true);
        assertThat(ringback.each(DirectRoute.class, DirectRoute::getEndpointRef))
                .containsOnlyNulls();
    }

    @Test
    void sendsACallbackForAHolderWhoIsSignedOutWithoutAnEndpointToTheSecurityDeskAtOnce() {
        saysAtTheDialThatTheHolderIsSignedOutWithoutAnEndpoint();

        ringback.play("ENDED 1\nSTARTED 2 direction=INBOUND dialledNumber=+12025550101");

        assertThat(ringback.decisions()).containsExactly(DecisionOutcome.FALLBACK);
    }

    @Test
    void letsTheOtherSideOfTheHoldersOwnCallRingNobody() {
        ringback.annIsAvailable().play(DIAL + "\nENDED 1");

        ringback.play("""
                STARTED 2 direction=OUTBOUND agentId=ann dialledNumber=+12025550101
                STARTED 3 direction=OUTBOUND dialledNumber=+12025550101 linkedCallId=2 key=2
                """);

        assertThat(ringback.decisions()).containsExactly(DecisionOutcome.AUTO_RESPONDER, DecisionOutcome.NORMAL);
    }

    @Test
    void takesTheWordBackWhenTheHolderSignsInAgain() {
        saysAtTheDialThatTheHolderIsSignedOutWithoutAnEndpoint();

        ringback.play("presence ann AVAILABLE");

        assertThat(ringback.each(DirectRoute.class, DirectRoute::getSignedOut)).endsWith(false);
    }

    @Test
    void servesAMarkedCallToTheAgentsOwnNumber() {
        ringback.annIsAvailable().play(DIAL + "\nENDED 1");

        ringback.play("STARTED 2 direction=INBOUND agentId=ann dialledNumber=+12025550150 psapCallback=true");

        assertThat(ringback.decisions()).containsExactly(DecisionOutcome.DIRECT);
        assertThat(ringback.shown("2")).isEqualTo(SuppressionState.RINGING);
    }

    @Test
    void playsTheMessageThatTheHolderLeft() {
        ringback.annIsAvailable().play(DIAL + "\nENDED 1");

        ringback.play("""
                STARTED 2 direction=OUTBOUND agentId=ann dialledNumber=2025550101
                ENDED 2
                STARTED 3 direction=INBOUND dialledNumber=12025550101
                """);

        assertThat(ringback.decisions()).containsExactly(DecisionOutcome.AUTO_RESPONDER, DecisionOutcome.DIRECT);
        assertThat(ringback.instructions())
                .containsExactly(
                        AutoResponderAction.SEND_CALLBACK_NUMBER,
                        AutoResponderAction.TAKE_MESSAGE,
                        AutoResponderAction.PLAY_MESSAGES);
    }

    @Test
    void servesTheHolderOfANumberThatIsTakenBack() {
        ringback.annIsAvailable().play(DIAL + "\nENDED 1\nwithdrawn +12025550101");

        ringback.play("STARTED 2 direction=INBOUND dialledNumber=+12025550101");

        assertThat(ringback.decisions()).containsExactly(DecisionOutcome.DIRECT);
    }
}
