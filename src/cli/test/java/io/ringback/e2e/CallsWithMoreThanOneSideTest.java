package io.ringback.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.event.AgentStatus;
import io.ringback.event.AutoResponderAction;
import io.ringback.event.LeaseState;
import io.ringback.event.NoticeKind;
import io.ringback.event.SuppressionState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the field meets of transfers, parents and children, and links that come too early (R14, R16, R21). */
class CallsWithMoreThanOneSideTest {
    @RegisterExtension
    final Played ringback = new Played();

    @Test
    void f08AsksTheSiteToLookWhenTheAgentIsOnTheParentCallAlone() {
        ringback.annIsAvailable().play("""
                STARTED F08-p direction=OUTBOUND agentId=ann dialledNumber=app
                STARTED F08-c direction=OUTBOUND dialledNumber=911 linkedCallId=F08-p key=F08-p
                """);

        assertThat(ringback.notices()).containsExactly(NoticeKind.EMERGENCY_CALL_PLACED);
        assertThat(ringback.instructions()).containsExactly(AutoResponderAction.ANNOUNCE_UNAVAILABLE);
        assertThat(ringback.shown("F08-c")).isEqualTo(SuppressionState.IN_CALL);
        assertThat(ringback.rejects()).containsExactly("NO_AGENT agentId");
    }

    @Test
    void f12CannotHideATransferThatTheGatewayDoesNotLink() {
        ringback.annIsAvailable().play("""
                STARTED F12-1 direction=OUTBOUND agentId=ann dialledNumber=911
                ANSWERED F12-1
                STARTED F12-2 direction=OUTBOUND agentId=ann dialledNumber=6001
                ANSWERED F12-2
                ENDED F12-1
                ENDED F12-2
                """);

        assertThat(ringback.shown("F12-2")).isNull();
        assertThat(ringback.shown("F12-1")).isEqualTo(SuppressionState.AFTER_CALL);
        assertThat(ringback.status("ann")).isEqualTo("DO_NOT_DISTURB");
        assertThat(ringback.rejects()).isEmpty();
    }

    @Test
    void f13HidesATransferAndWaitsForItsEnd() {
        ringback.annIsAvailable().play("""
                presence bob AVAILABLE
                STARTED F13-1 direction=OUTBOUND agentId=ann dialledNumber=911
                ANSWERED F13-1
                STARTED F13-2 direction=OUTBOUND agentId=bob dialledNumber=6001 linkedCallId=F13-1 key=F13-1
                ANSWERED F13-2
                ENDED F13-1
                SESSION_CLOSED F13-1
                +1
                """);
        assertThat(ringback.shown("F13-2")).isEqualTo(SuppressionState.IN_CALL);
        assertThat(ringback.status("ann")).isEqualTo("DO_NOT_DISTURB");

        ringback.play("ENDED F13-2");

        assertThat(ringback.status("ann")).isEqualTo("AVAILABLE");
        assertThat(ringback.shown("F13-2")).isEqualTo(SuppressionState.DROP);
        assertThat(ringback.each(AgentStatus.class, AgentStatus::getAgentId)).doesNotContain("bob");
        assertThat(ringback.leases()).containsExactly(LeaseState.ISSUED);
        assertThat(ringback.notices()).containsExactly(NoticeKind.EMERGENCY_CALL_PLACED);
    }

    @Test
    void f14HidesTheOtherSideThatIsToldBeforeTheCallItself() {
        ringback.annIsAvailable().play("""
                STARTED F14-2 direction=OUTBOUND agentId=bob dialledNumber=6001 linkedCallId=F14-1 key=F14-1
                +0.2
                STARTED F14-1 direction=OUTBOUND agentId=ann dialledNumber=911
                ANSWERED F14-2
                +1
                ENDED F14-1
                SESSION_CLOSED F14-1
                +1
                """);
        assertThat(ringback.shown("F14-2")).isEqualTo(SuppressionState.IN_CALL);
        assertThat(ringback.status("ann")).isEqualTo("DO_NOT_DISTURB");

        ringback.play("ENDED F14-2");

        assertThat(ringback.status("ann")).isEqualTo("AVAILABLE");
        assertThat(ringback.shown("F14-2")).isEqualTo(SuppressionState.DROP);
    }
}
