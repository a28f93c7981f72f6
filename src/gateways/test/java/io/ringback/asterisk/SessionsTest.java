package io.ringback.asterisk;

import static io.ringback.asterisk.Switchboard.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.asterisk.Sessions.Close;
import io.ringback.asterisk.Sessions.Shielding;
import io.ringback.asterisk.Sessions.UpCall;
import io.ringback.event.AgentStatus;
import io.ringback.event.DashboardSuppression;
import io.ringback.event.SuppressionState;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** When an agent is shielded, and when the role closes a session for want of an event. */
class SessionsTest {
    private static final Duration HALF_A_MINUTE = Duration.ofSeconds(30);

    private final Sessions sessions = new Sessions("default", callId -> false, pool -> false);

    @Test
    void putsTheShieldUpOnceAndTakesItDownWithTheLatestBase() {
        assertThat(sessions.on(status(true, 1), NOW)).contains(new Shielding("ann", true, "PAUSED"));
        assertThat(sessions.on(status(true, 2), NOW)).isEmpty();
        assertThat(sessions.on(status(false, 3), NOW)).contains(new Shielding("ann", false, "PAUSED"));
    }

    @Test
    void takesDownWhatAnEarlierRunMayHaveLeftUp() {
        assertThat(sessions.on(status(false, 1), NOW)).contains(new Shielding("ann", false, "PAUSED"));
    }

    @Test
    void ignoresWhatAFrozenWriterSaysLate() {
        sessions.on(status(false, 2), NOW);

        assertThat(sessions.on(status(true, 1), NOW)).isEmpty();
    }

    @Test
    void takesTheShieldDownByItselfWhenItsTimeIsOver() {
        sessions.on(status(true, 1), NOW);

        assertThat(sessions.expired(NOW.plusSeconds(3599))).isEmpty();
        assertThat(sessions.expired(NOW.plusSeconds(3600))).containsExactly(new Shielding("ann", false, "PAUSED"));
    }

    @Test
    void saysWhatIsWantedOfAShieldAlsoRightAfterItEndedByItself() {
        sessions.on(status(true, 1), NOW);
        assertThat(sessions.asked("ann")).isEqualTo(new Shielding("ann", true, "PAUSED"));

        sessions.expired(NOW.plusSeconds(3600));

        assertThat(sessions.asked("ann")).isEqualTo(new Shielding("ann", false, "PAUSED"));
    }

    @Test
    void tellsAnAsteriskThatComesBackOfShieldsThatAreUpAndOfThoseThatItDoesNotKnowToBeDown() {
        sessions.on(status(true, 1), NOW);
        assertThat(sessions.shields()).containsExactly(new Shielding("ann", true, "PAUSED"));

        sessions.on(status(false, 2), NOW);
        assertThat(sessions.shields()).containsExactly(new Shielding("ann", false, "PAUSED"));
        sessions.asked("ann");

        assertThat(sessions.shields()).isEmpty();
    }

    @Test
    void tellsAnAsteriskThatAskedAndMayNotHaveHeardTheAnswerOnceMoreThatAShieldIsDown() {
        sessions.on(status(true, 1), NOW);
        sessions.on(status(false, 2), NOW);
        sessions.asked("ann");

        sessions.reconnected();

        assertThat(sessions.shields()).containsExactly(new Shielding("ann", false, "PAUSED"));
    }

    @Test
    void tellsAgainOfAShieldThatIsUpOnceMore() {
        sessions.on(status(false, 1), NOW);
        sessions.asked("ann");

        sessions.on(status(true, 2), NOW);

        assertThat(sessions.shields()).containsExactly(new Shielding("ann", true, "PAUSED"));
    }

    @Test
    void closesASessionThatHasBeenQuietForHalfAMinuteOnce() {
        sessions.on(status(true, 1), NOW);
        sessions.on(call("1", SuppressionState.IN_CALL), NOW);
        sessions.on(call("1", SuppressionState.AFTER_CALL), NOW.plusSeconds(60));

        assertThat(sessions.quiet(HALF_A_MINUTE, NOW.plusSeconds(89))).isEmpty();
        assertThat(sessions.quiet(HALF_A_MINUTE, NOW.plusSeconds(90))).containsExactly(new Close("1", "ann"));
        assertThat(sessions.quiet(HALF_A_MINUTE, NOW.plusSeconds(91))).isEmpty();
    }

    @Test
    void waitsForTheLastOfItsCalls() {
        sessions.on(status(true, 1), NOW);
        sessions.on(call("1", SuppressionState.IN_CALL), NOW);
        sessions.on(call("2", SuppressionState.RINGING), NOW);
        sessions.on(call("1", SuppressionState.AFTER_CALL), NOW);

        assertThat(sessions.quiet(HALF_A_MINUTE, NOW.plusSeconds(600))).isEmpty();
        assertThat(sessions.callsUp()).containsExactly(new UpCall("2", "ann"));
    }

    @Test
    void startsTheHalfMinuteAnewWhenTheResponderCallsBack() {
        sessions.on(status(true, 1), NOW);
        sessions.on(call("1", SuppressionState.IN_CALL), NOW);
        sessions.on(call("1", SuppressionState.AFTER_CALL), NOW);
        sessions.on(call("2", SuppressionState.RINGING), NOW.plusSeconds(20));

        assertThat(sessions.quiet(HALF_A_MINUTE, NOW.plusSeconds(40))).isEmpty();
    }

    @Test
    void hasNothingToCloseForAnAgentWithoutAnEmergency() {
        assertThat(sessions.close("ann")).isEmpty();
    }

    @Test
    void findsTheSessionAgainAfterARestart() {
        sessions.on(call("1", SuppressionState.AFTER_CALL), NOW);
        sessions.on(status(true, 1), NOW);

        assertThat(sessions.close("ann")).contains(new Close("1", "ann"));
        assertThat(sessions.quiet(HALF_A_MINUTE, NOW.plusSeconds(30))).containsExactly(new Close("1", "ann"));
    }

    /** R25: a desk that has too many sessions gives the shield and says no more; the agent dials again later. */
    @Test
    void closesASessionThatIsQuietThoughNobodySaidThatAnEarlierCallIsOver() {
        sessions.on(status(true, 1), NOW);
        sessions.on(call("1", SuppressionState.IN_CALL), NOW);
        sessions.on(until(NOW.plusSeconds(7200)), NOW.plusSeconds(3000));
        sessions.on(call("2", SuppressionState.AFTER_CALL), NOW.plusSeconds(3000));

        sessions.expired(NOW.plusSeconds(3599));
        assertThat(sessions.callsUp()).containsExactly(new UpCall("1", "ann"));
        sessions.expired(NOW.plusSeconds(3600));

        assertThat(sessions.callsUp()).isEmpty();
        assertThat(sessions.quiet(HALF_A_MINUTE, NOW.plusSeconds(3630))).containsExactly(new Close("2", "ann"));
    }

    @Test
    void forgetsAnAgentOfWhoseCallNobodySaysThatItIsOver() {
        sessions.on(status(true, 1), NOW);
        sessions.on(call("1", SuppressionState.IN_CALL), NOW);

        sessions.expired(NOW.plusSeconds(3600));
        sessions.expired(NOW.plusSeconds(3601));

        assertThat(sessions.size()).isZero();
    }

    /** Retention may have deleted the status before a restart. */
    @Test
    void forgetsAnAgentWhoHasNoStatusOnceTheLastCallExpires() {
        sessions.on(call("1", SuppressionState.IN_CALL), NOW);
        sessions.on(call("1", SuppressionState.DROP), NOW);
        sessions.expired(NOW.plusSeconds(3599));
        assertThat(sessions.size()).isOne();

        sessions.expired(NOW.plusSeconds(3600));

        assertThat(sessions.size()).isZero();
    }

    /** R25: of other pools' agents there may be any number. */
    @Test
    void forgetsAnAgentOfAnotherPoolWhenTheSessionIsOver() {
        sessions.on(elsewhere(true, 1), NOW);
        sessions.on(call("1", SuppressionState.AFTER_CALL), NOW);
        sessions.expired(NOW);
        assertThat(sessions.size()).isOne();

        sessions.on(elsewhere(false, 2), NOW);
        sessions.expired(NOW);
        sessions.on(call("1", SuppressionState.DROP), NOW);

        assertThat(sessions.size()).isZero();
    }

    private static AgentStatus elsewhere(boolean emergency, long fence) {
        return AgentStatus.newBuilder(status(emergency, fence)).setPool("south").build();
    }

    private static AgentStatus until(Instant expiry) {
        return AgentStatus.newBuilder(status(true, 2)).setExpiresAt(expiry).build();
    }

    private static AgentStatus status(boolean emergency, long fence) {
        return AgentStatus.newBuilder()
                .setEventId("default-4")
                .setPool("default")
                .setFence(fence)
                .setAgentId("ann")
                .setStatus(emergency ? "DO_NOT_DISTURB" : "PAUSED")
                .setEmergency(emergency)
                .setBaseStatus("PAUSED")
                .setReason("EMERGENCY")
                .setSince(NOW)
                .setExpiresAt(emergency ? NOW.plusSeconds(3600) : null)
                .build();
    }

    private static DashboardSuppression call(String callId, SuppressionState state) {
        return SampleRows.suppression("default", callId, state);
    }
}
