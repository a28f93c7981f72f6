package io.ringback.core;

import static io.ringback.core.Signals.AGAIN;
import static io.ringback.core.Signals.AGENT;
import static io.ringback.core.Signals.CALLBACK;
import static io.ringback.core.Signals.ELSEWHERE;
import static io.ringback.core.Signals.EMERGENCY;
import static io.ringback.core.Signals.FIRST;
import static io.ringback.core.Signals.HOUR;
import static io.ringback.core.Signals.MINUTE;
import static io.ringback.core.Signals.callsBack;
import static io.ringback.core.Signals.dials;
import static io.ringback.core.Signals.ended;
import static io.ringback.core.Signals.offers;
import static io.ringback.core.Signals.withdraws;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** R18: a withdrawn number's lease runs out normally; then it is not used again, and may move once it has rested. */
final class Rule18NumberWithdrawnTest {
    @Test
    void leavesTheLeaseAlone() {
        DeskScenario desk = DeskScenario.pool(FIRST).given(dials(AGENT, EMERGENCY));

        desk.when(withdraws(FIRST));

        assertThat(desk.told()).containsExactly("inventory 01 WITHDRAWN");
    }

    @Test
    void stillReachesTheHolder() {
        DeskScenario desk = DeskScenario.pool(FIRST).given(dials(AGENT, EMERGENCY), withdraws(FIRST));

        desk.when(callsBack(FIRST, CALLBACK));

        assertThat(desk.told()).contains("decided callback-1 DIRECT (CALLBACK)");
    }

    @Test
    void isNotUsedAgain() {
        DeskScenario desk = DeskScenario.pool(FIRST)
                .given(dials(AGENT, EMERGENCY), withdraws(FIRST), ended(EMERGENCY))
                .after(HOUR);

        desk.when(dials(AGENT, AGAIN));

        assertThat(desk.told()).contains("bot ANNOUNCE_UNAVAILABLE emergency-2 -");
    }

    @Test
    void leavesWhenItHasRested() {
        DeskScenario desk = DeskScenario.pool(FIRST)
                .given(dials(AGENT, EMERGENCY), withdraws(FIRST), ended(EMERGENCY))
                .after(HOUR);

        desk.whenPassed(HOUR);

        assertThat(desk.told()).containsExactly("inventory 01 left");
    }

    @Test
    void goesToTheFallbackWhileItRests() {
        DeskScenario desk = DeskScenario.pool(FIRST)
                .given(dials(AGENT, EMERGENCY), withdraws(FIRST), ended(EMERGENCY))
                .after(HOUR);

        desk.when(callsBack(FIRST, CALLBACK));

        assertThat(desk.told()).contains("decided callback-1 FALLBACK (NOT_LEASED)");
    }

    @Test
    void mayNotMoveWhileItIsInService() {
        DeskScenario desk = DeskScenario.pool(FIRST);

        desk.when(new Signal.NumberOffered(FIRST, ELSEWHERE));

        assertThat(desk.told(Output.Refused.class)).hasSize(1);
    }

    @Test
    void mayNotMoveWhileItIsLeased() {
        DeskScenario desk = DeskScenario.pool(FIRST).given(dials(AGENT, EMERGENCY), withdraws(FIRST));

        desk.when(new Signal.NumberOffered(FIRST, ELSEWHERE));

        assertThat(desk.told(Output.Refused.class)).hasSize(1);
    }

    @Test
    void mayNotMoveWhileItRests() {
        DeskScenario desk = DeskScenario.pool(FIRST)
                .given(dials(AGENT, EMERGENCY), withdraws(FIRST), ended(EMERGENCY))
                .after(HOUR);

        desk.when(new Signal.NumberOffered(FIRST, ELSEWHERE));

        assertThat(desk.told(Output.Refused.class)).hasSize(1);
    }

    @Test
    void movesOnceItIsWithdrawnAndRested() {
        DeskScenario desk = DeskScenario.pool(FIRST).given(withdraws(FIRST)).after(MINUTE);

        desk.when(new Signal.NumberOffered(FIRST, ELSEWHERE));

        assertThat(desk.told()).containsExactly("hand on to elsewhere NumberHandedOn");
    }

    @Test
    void isWithdrawnByThePoolThatHasItNow() {
        DeskScenario desk = DeskScenario.pool(FIRST)
                .given(withdraws(FIRST))
                .after(MINUTE)
                .given(new Signal.NumberOffered(FIRST, ELSEWHERE));

        desk.when(withdraws(FIRST));

        assertThat(desk.told()).containsExactly("hand on to elsewhere NumberWithdrawn");
    }

    @Test
    void comesBackWhenItIsHandedOn() {
        DeskScenario desk = DeskScenario.pool(FIRST)
                .given(withdraws(FIRST))
                .after(MINUTE)
                .given(new Signal.NumberOffered(FIRST, ELSEWHERE));

        desk.when(new Signal.NumberHandedOn(FIRST));

        assertThat(desk.told()).containsExactly("inventory 01 IN_SERVICE");
    }

    /** Else the two pools would send it to each other for ever. */
    @Test
    void staysWithAClosingPoolThatWasToTakeItBack() {
        DeskScenario desk = DeskScenario.pool(FIRST)
                .given(withdraws(FIRST))
                .after(MINUTE)
                .given(new Signal.NumberOffered(FIRST, ELSEWHERE));
        desk.state().apply(new Change.PutTerms(new Signals.Terms(true)));
        desk.given(new Signal.NumberHandedOn(FIRST));

        desk.when(withdraws(FIRST));

        assertThat(desk.told()).isEmpty();
    }

    @Test
    void saysNothingWhenANumberIsOfferedTwice() {
        DeskScenario desk = DeskScenario.pool(FIRST);

        desk.when(offers(FIRST));

        assertThat(desk.ignored()).isEqualTo(Ignored.NOTHING_NEW);
    }

    @Test
    void saysNothingWhenItIsWithdrawnTwice() {
        DeskScenario desk = DeskScenario.pool(FIRST).given(withdraws(FIRST));

        desk.when(withdraws(FIRST));

        assertThat(desk.ignored()).isEqualTo(Ignored.NOTHING_NEW);
    }
}
