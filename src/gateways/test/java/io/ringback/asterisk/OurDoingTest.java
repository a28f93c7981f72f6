package io.ringback.asterisk;

import static io.ringback.asterisk.Switchboard.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Whose doing a pause is (R12). */
class OurDoingTest {
    private static final Chosen PAUSED = new Chosen("ann", Chosen.PAUSED);
    private static final Chosen AVAILABLE = new Chosen("ann", "AVAILABLE");

    private final OurDoing ours = new OurDoing();

    @Test
    void aPauseIsOursWhileTheShieldGoesUp() {
        ours.shields("ann", true, NOW);

        assertThat(ours.is(PAUSED, NOW.plusSeconds(4))).isTrue();
        assertThat(ours.is(PAUSED, NOW.plusSeconds(5))).isFalse();
    }

    @Test
    void aPauseIsTheAgentsWhileAShieldComesDownAsAfterAReconnect() {
        ours.shields("ann", false, NOW);

        assertThat(ours.is(PAUSED, NOW)).isFalse();
        assertThat(ours.is(AVAILABLE, NOW)).isTrue();
    }

    @Test
    void aPauseThatIsToldLateIsOursAlsoWhenTheShieldIsDownAgain() {
        ours.shields("ann", true, NOW);
        ours.shields("ann", false, NOW.plusSeconds(1));

        assertThat(ours.is(PAUSED, NOW.plusSeconds(2))).isTrue();
    }

    /** Else the pause would be the agent's and its end ours, and the agent would stay paused after the next emergency. */
    @Test
    void anAgentWhoPausesRightAfterTheShieldCameDownAndGoesOnHasChosenBoth() {
        ours.shields("ann", false, NOW);
        assertThat(ours.is(PAUSED, NOW.plusSeconds(1))).isFalse();

        ours.chose("ann");

        assertThat(ours.is(AVAILABLE, NOW.plusSeconds(2))).isFalse();
    }

    @Test
    void whatIsLongDoneIsForgotten() {
        ours.shields("ann", true, NOW);
        ours.tick(NOW.plusSeconds(6));

        assertThat(ours.is(PAUSED, NOW)).isFalse();
    }

    @Test
    void nobodyElsesPauseIsOurs() {
        ours.shields("ann", true, NOW);

        assertThat(ours.is(new Chosen("bob", Chosen.PAUSED), NOW)).isFalse();
    }
}
