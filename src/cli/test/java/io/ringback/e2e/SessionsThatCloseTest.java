package io.ringback.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.event.AgentStatus;
import io.ringback.event.DecisionOutcome;
import io.ringback.event.LeaseState;
import io.ringback.event.NoticeKind;
import io.ringback.event.SuppressionState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The ways in which an agent comes out of an emergency: by a word, by force, by the call's end, by silence (R3, R4). */
class SessionsThatCloseTest {
    private static final String DIAL = "STARTED 1 direction=OUTBOUND agentId=ann dialledNumber=911 ";

    @RegisterExtension
    final Played ringback = new Played();

    @Test
    void freesTheAgentAsSoonAsTheCallIsOver() {
        ringback.with("session.close-after-call", "PT0S").annIsAvailable().play(DIAL + "\nENDED 1");

        assertThat(ringback.status("ann")).isEqualTo("AVAILABLE");
        assertThat(ringback.shown("1")).isEqualTo(SuppressionState.DROP);
        assertThat(ringback.each(AgentStatus.class, AgentStatus::getReason)).endsWith("CALL_OVER");
    }

    @Test
    void freesTheAgentSoManySecondsAfterTheLastCall() {
        ringback.with("pools.default.close-after-call", "PT5S").annIsAvailable().play(DIAL + "\nENDED 1\n+3");
        ringback.play("STARTED 2 direction=OUTBOUND agentId=ann dialledNumber=911\n+3\nENDED 2\n+4");
        assertThat(ringback.status("ann")).isEqualTo("DO_NOT_DISTURB");

        ringback.play("+2");

        assertThat(ringback.status("ann")).isEqualTo("AVAILABLE");
    }

    @Test
    void leavesTheNumberToTheResponderAfterSuchAClose() {
        ringback.with("session.close-after-call", "PT0S").annIsAvailable().play(DIAL + "\nENDED 1\n+60");

        ringback.play("STARTED 2 direction=INBOUND dialledNumber=+12025550101\nANSWERED 2");
        assertThat(ringback.decisions()).containsExactly(DecisionOutcome.DIRECT);
        assertThat(ringback.status("ann")).isEqualTo("DO_NOT_DISTURB");
        ringback.play("ENDED 2");

        assertThat(ringback.status("ann")).isEqualTo("AVAILABLE");
    }

    @Test
    void takesAForcedCloseOfTheAgentForTheEndOfEveryCall() {
        ringback.annIsAvailable().play(DIAL + "\nANSWERED 1\nSESSION_CLOSED - key=ann agentId=ann force=true");

        assertThat(ringback.status("ann")).isEqualTo("AVAILABLE");
        assertThat(ringback.shown("1")).isEqualTo(SuppressionState.DROP);
        assertThat(ringback.notices()).contains(NoticeKind.LEG_PRESUMED_OVER);
        assertThat(ringback.leases()).containsExactly(LeaseState.ISSUED);
    }

    @Test
    void shieldsTheAgentAgainWhenACallThatWasForcedOverIsHeardOf() {
        takesAForcedCloseOfTheAgentForTheEndOfEveryCall();

        ringback.play("+20\nKEEPALIVE 1");

        assertThat(ringback.status("ann")).isEqualTo("DO_NOT_DISTURB");
        assertThat(ringback.shown("1")).isEqualTo(SuppressionState.IN_CALL);
    }

    @Test
    void goesByTheKeepaliveThatALaterEventNames() {
        ringback.annIsAvailable()
                .play(DIAL + "\n+10\nKEEPALIVE 1 keepaliveSeconds=30\nSESSION_CLOSED - key=ann agentId=ann\n+58");
        assertThat(ringback.status("ann")).isEqualTo("DO_NOT_DISTURB");

        ringback.play("+3");

        assertThat(ringback.status("ann")).isEqualTo("AVAILABLE");
    }

    @Test
    void keepsAClosedSessionUpAsLongAsTheCallIsKeptAlive() {
        ringback.annIsAvailable().play(DIAL + "keepaliveSeconds=10\nSESSION_CLOSED 1");

        for (int i = 0; i < 10; i++) {
            ringback.play("+15\nKEEPALIVE 1");
        }

        assertThat(ringback.status("ann")).isEqualTo("DO_NOT_DISTURB");
        assertThat(ringback.notices()).containsExactly(NoticeKind.EMERGENCY_CALL_PLACED);
    }

    @Test
    void closesAfterTheLastOfAChainOfTransfers() {
        ringback.annIsAvailable().play(DIAL + """

                STARTED 2 direction=OUTBOUND agentId=bob dialledNumber=6001 linkedCallId=1 key=1
                ENDED 1
                STARTED 3 direction=OUTBOUND agentId=cyd dialledNumber=6002 linkedCallId=2 key=1
                ENDED 2
                SESSION_CLOSED 1
                """);
        assertThat(ringback.shown("3")).isEqualTo(SuppressionState.IN_CALL);
        assertThat(ringback.status("ann")).isEqualTo("DO_NOT_DISTURB");

        ringback.play("ENDED 3");

        assertThat(ringback.status("ann")).isEqualTo("AVAILABLE");
        assertThat(ringback.shown("3")).isEqualTo(SuppressionState.DROP);
    }

    @Test
    void doesNothingOnAnOldCallsCloseToldAgainDuringACallback() {
        ringback.annIsAvailable().play(DIAL + "\nENDED 1\nSESSION_CLOSED 1\n+30");
        ringback.play("STARTED 2 direction=INBOUND dialledNumber=+12025550101\nANSWERED 2\nSESSION_CLOSED 1\nENDED 2");

        assertThat(ringback.status("ann")).isEqualTo("DO_NOT_DISTURB");
    }

    @Test
    void goesBackToNoStatusWhenTheAgentWasRemovedMeanwhile() {
        ringback.annIsAvailable().play(DIAL + "\ngone ann\nENDED 1");
        assertThat(ringback.status("ann")).isEqualTo("DO_NOT_DISTURB");

        ringback.play("SESSION_CLOSED 1");

        assertThat(ringback.status("ann")).isNull();
        assertThat(ringback.each(AgentStatus.class, AgentStatus::getEmergency)).endsWith(false);
    }

    @Test
    void endsAnAbandonedSessionWithTheLease() {
        ringback.with("callback.lease", "PT60S").annIsAvailable().play(DIAL + "\n+1\nENDED 1\n+60");

        assertThat(ringback.status("ann")).isEqualTo("AVAILABLE");
        assertThat(ringback.notices()).contains(NoticeKind.SESSION_TIMED_OUT);
        assertThat(ringback.leases()).endsWith(LeaseState.RELEASED);
    }
}
