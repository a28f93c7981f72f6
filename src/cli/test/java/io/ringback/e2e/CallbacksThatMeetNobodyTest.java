package io.ringback.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.consumer.IncomingCall;
import io.ringback.consumer.Routing;
import io.ringback.event.CallbackDecision;
import io.ringback.event.DecisionOutcome;
import io.ringback.event.DirectRoute;
import io.ringback.event.EmergencyNotice;
import io.ringback.event.NoticeKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the field meets of responders who call another number, an agent who has left, or too late (R1, R5, R19, R24). */
class CallbacksThatMeetNobodyTest {
    private static final IncomingCall TO_ANNS_OWN_NUMBER =
            IncomingCall.toNumber("+12025550150").fromNumber("+12025550177").ringing("ann");

    @RegisterExtension
    final Played ringback = new Played();

    private void annDialsAndSomebodyCallsHerOwnNumber() {
        ringback.annIsAvailable().play("""
                STARTED F17-1 direction=OUTBOUND agentId=ann dialledNumber=911
                ENDED F17-1
                STARTED F17-2 direction=INBOUND dialledNumber=+12025550150 agentId=ann callerNumber=+12025550177
                """);
    }

    @Test
    void f17KeepsAnUnmarkedCallToTheAgentsOwnNumberAwayFromHer() {
        annDialsAndSomebodyCallsHerOwnNumber();

        assertThat(ringback.routed(TO_ANNS_OWN_NUMBER)).isInstanceOf(Routing.Blocked.class);
        assertThat(ringback.shown("F17-2")).isNull();
    }

    @Test
    void f17LetsATrustedCallerThroughToTheAgentsOwnNumber() {
        ringback.with("callback.trusted-callers", "+12025550177");

        annDialsAndSomebodyCallsHerOwnNumber();

        assertThat(ringback.routed(TO_ANNS_OWN_NUMBER)).isEqualTo(Routing.NORMAL);
    }

    private void annSignsOutWithinTheHour(String endpoint) {
        ringback.annIsAvailable()
                .play("STARTED F19-1 direction=OUTBOUND agentId=ann dialledNumber=911" + endpoint)
                .play("""
                ENDED F19-1
                SESSION_CLOSED F19-1
                presence ann OFFLINE
                STARTED F19-2 direction=INBOUND dialledNumber=+12025550101
                """);
    }

    @Test
    void f19RingsForAsLongAsConfiguredAndThenFallsBackWhenTheHolderHasLeft() {
        annSignsOutWithinTheHour("");

        ringback.play("""
                +20
                ENDED F19-2
                """);

        assertThat(ringback.decisions()).containsExactly(DecisionOutcome.DIRECT);
        assertThat(ringback.each(CallbackDecision.class, CallbackDecision::getNoAnswerSeconds))
                .containsExactly(20);
        assertThat(ringback.each(CallbackDecision.class, CallbackDecision::getFallback))
                .containsExactly(Played.FALLBACK);
        assertThat(ringback.notices()).contains(NoticeKind.CALLBACK_UNANSWERED);
        assertThat(ringback.status("ann")).isEqualTo("OFFLINE");
    }

    @Test
    void f19SaysOnTheRouteThatTheHolderHasSignedOut() {
        ringback.with("presence.signed-out", "OFFLINE");

        annSignsOutWithinTheHour(" endpointRef=desk-12");

        assertThat(ringback.each(DirectRoute.class, DirectRoute::getSignedOut)).endsWith(true);
        assertThat(ringback.each(DirectRoute.class, DirectRoute::getEndpointRef))
                .endsWith("desk-12");
        assertThat(ringback.each(CallbackDecision.class, CallbackDecision::getEndpointRef))
                .containsExactly("desk-12");
    }

    private void responderCallsBackAfterTheHour() {
        ringback.with("callback.lease", "PT60S").annIsAvailable().play("""
                STARTED F20-1 direction=OUTBOUND agentId=ann dialledNumber=911
                +55
                ENDED F20-1
                +10
                STARTED F20-2 direction=INBOUND dialledNumber=+12025550101
                """);
    }

    @Test
    void f20SendsACallbackAfterTheHourToTheSecurityDesk() {
        responderCallsBackAfterTheHour();

        assertThat(ringback.decisions()).containsExactly(DecisionOutcome.FALLBACK);
        assertThat(ringback.notices()).contains(NoticeKind.LATE_CALLBACK);
    }

    /** A wardialler hangs up for good after its fifth call: three notices, and one for the others a minute after the first. */
    @Test
    void f20TellsOfABurstsOthersWhenNobodyCallsAgain() {
        ringback.annIsAvailable().play("""
                STARTED F20-1 direction=INBOUND dialledNumber=+12025550101
                STARTED F20-2 direction=INBOUND dialledNumber=+12025550101
                STARTED F20-3 direction=INBOUND dialledNumber=+12025550101
                STARTED F20-4 direction=INBOUND dialledNumber=+12025550101
                STARTED F20-5 direction=INBOUND dialledNumber=+12025550101
                +60
                """);

        assertThat(ringback.notices()).containsOnly(NoticeKind.LATE_CALLBACK).hasSize(4);
        assertThat(ringback.each(EmergencyNotice.class, EmergencyNotice::getCount))
                .containsExactly(null, null, null, 2);
    }

    @Test
    void f20CountsFromTheCallsEndWhereASiteAsksForIt() {
        ringback.with("callback.min-after-call", "PT30M");

        responderCallsBackAfterTheHour();

        assertThat(ringback.decisions()).containsExactly(DecisionOutcome.DIRECT);
    }
}
