package io.ringback.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.event.AutoResponderAction;
import io.ringback.event.LeaseState;
import io.ringback.event.NoticeKind;
import io.ringback.event.SuppressionState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the field meets of calls whose end is never told, or told too early (R3, R4, R8, R14). */
class CallsThatNobodyEndsTest {
    @RegisterExtension
    final Played ringback = new Played();

    @Test
    void f02FreesTheAgentWhoClosedAlthoughTheHangUpIsNeverReported() {
        ringback.with("callback.lease", "PT4M")
                .with("leg.keepalive", "PT10S")
                .annIsAvailable()
                .play("""
                STARTED F02-1 direction=OUTBOUND agentId=ann dialledNumber=911
                +5
                SESSION_CLOSED F02-1
                +14
                """);
        assertThat(ringback.status("ann")).isEqualTo("DO_NOT_DISTURB");

        ringback.play("+2");

        assertThat(ringback.status("ann")).isEqualTo("AVAILABLE");
        assertThat(ringback.shown("F02-1")).isEqualTo(SuppressionState.DROP);
        assertThat(ringback.notices()).contains(NoticeKind.LEG_PRESUMED_OVER);
        assertThat(ringback.leases()).doesNotContain(LeaseState.RELEASED);
    }

    @Test
    void f02WaitsTwoOfTheKeepalivesThatTheCallItselfNamed() {
        ringback.annIsAvailable().play("""
                STARTED F02-1 direction=OUTBOUND agentId=ann dialledNumber=911 keepaliveSeconds=20
                +5
                SESSION_CLOSED F02-1
                +34
                """);
        assertThat(ringback.status("ann")).isEqualTo("DO_NOT_DISTURB");

        ringback.play("+2");

        assertThat(ringback.status("ann")).isEqualTo("AVAILABLE");
    }

    @Test
    void f02WaitsNoLongerThanALeaseForTheEndOfACallWhoseAgentClosed() {
        ringback.with("callback.lease", "PT4M").annIsAvailable().play("""
                STARTED F02-1 direction=OUTBOUND agentId=ann dialledNumber=911
                +5
                SESSION_CLOSED F02-1
                +250
                """);

        assertThat(ringback.status("ann")).isEqualTo("AVAILABLE");
        assertThat(ringback.notices()).contains(NoticeKind.LEG_PRESUMED_OVER);
    }

    @Test
    void f03TellsSomebodyOfACallThatIsKeptAliveForFourLeases() {
        ringback.with("callback.lease", "PT1M").annIsAvailable().play("""
                STARTED F03-1 direction=OUTBOUND agentId=ann dialledNumber=911
                """);
        for (int i = 0; i < 5; i++) {
            ringback.play("""
                    +40
                    KEEPALIVE F03-1
                    """);
        }
        assertThat(ringback.notices()).doesNotContain(NoticeKind.HELD_LONG);

        ringback.play("+41");

        assertThat(ringback.notices()).containsOnlyOnce(NoticeKind.HELD_LONG);
        assertThat(ringback.leases()).doesNotContain(LeaseState.RELEASED);
        assertThat(ringback.shown("F03-1")).isEqualTo(SuppressionState.IN_CALL);
    }

    @Test
    void f10TakesASecondTryUnderTheSameIdForTheCallThatItIs() {
        ringback.annIsAvailable().play("""
                STARTED F10-1 direction=OUTBOUND agentId=ann dialledNumber=911
                ENDED F10-1
                STARTED F10-1 direction=OUTBOUND agentId=ann dialledNumber=911
                ANSWERED F10-1
                """);
        assertThat(ringback.shown("F10-1")).isEqualTo(SuppressionState.IN_CALL);

        ringback.play("""
                +2
                SESSION_CLOSED F10-1
                +1
                KEEPALIVE F10-1
                """);
        assertThat(ringback.status("ann")).isEqualTo("DO_NOT_DISTURB");

        ringback.play("""
                +1
                ENDED F10-1
                """);

        assertThat(ringback.status("ann")).isEqualTo("AVAILABLE");
        assertThat(ringback.shown("F10-1")).isEqualTo(SuppressionState.DROP);
        assertThat(ringback.notices()).containsExactly(NoticeKind.EMERGENCY_CALL_PLACED);
    }

    @Test
    void f11TakesAnAnswerWellAfterTheEndForASignOfLife() {
        ringback.annIsAvailable().play("""
                STARTED F11-1 direction=OUTBOUND agentId=ann dialledNumber=911
                ENDED F11-1
                +11
                ANSWERED F11-1
                """);
        assertThat(ringback.shown("F11-1")).isEqualTo(SuppressionState.IN_CALL);

        ringback.play("""
                +30
                KEEPALIVE F11-1
                """);

        assertThat(ringback.shown("F11-1")).isEqualTo(SuppressionState.IN_CALL);
        assertThat(ringback.instructions()).containsExactly(AutoResponderAction.SEND_CALLBACK_NUMBER);
    }

    @Test
    void f31LetsTheAgentCloseWithoutNamingTheCallOfWhichNoMoreIsHeard() {
        ringback.with("leg.keepalive", "PT10S").annIsAvailable().play("""
                STARTED F31-1 direction=OUTBOUND agentId=ann dialledNumber=911
                ANSWERED F31-1
                +5
                SESSION_CLOSED - key=ann agentId=ann
                +20
                """);

        assertThat(ringback.rejects()).isEmpty();
        assertThat(ringback.status("ann")).isEqualTo("AVAILABLE");
        assertThat(ringback.notices()).contains(NoticeKind.LEG_PRESUMED_OVER);
    }
}
