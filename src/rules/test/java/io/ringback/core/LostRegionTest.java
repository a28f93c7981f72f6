package io.ringback.core;

import static io.ringback.core.Signals.AGAIN;
import static io.ringback.core.Signals.AGENT;
import static io.ringback.core.Signals.CALLBACK;
import static io.ringback.core.Signals.EMERGENCY;
import static io.ringback.core.Signals.FIRST;
import static io.ringback.core.Signals.HOUR;
import static io.ringback.core.Signals.OTHER;
import static io.ringback.core.Signals.SECOND;
import static io.ringback.core.Signals.callsBack;
import static io.ringback.core.Signals.dials;
import static io.ringback.core.Signals.ended;
import static io.ringback.core.Signals.offers;
import static io.ringback.core.Signals.withdraws;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A region that was lost gives out no number, once it is back, that another may have taken over (R11). */
final class LostRegionTest {
    private static final Duration LONGEST = Duration.ofMinutes(2);

    /** The first number, to an agent whose emergency call is over. */
    private static DeskScenario thatLeased(CallbackNumber... numbers) {
        DeskScenario desk = DeskScenario.pool(numbers);
        desk.state().time().watchAbsence(LONGEST);
        return desk.given(dials(AGENT, EMERGENCY), ended(EMERGENCY));
    }

    @Test
    void givesOutNoNumberThatMayBeHeldElsewhere() {
        DeskScenario desk = thatLeased(FIRST);

        desk.whenSlept(HOUR.multipliedBy(5));

        assertThat(desk.told()).contains("inventory 01 WITHDRAWN", "notice NUMBERS_FENCED -");
        assertThat(desk.when(dials(OTHER, AGAIN)).told(Output.NumberRow.class)).isEmpty();
    }

    @Test
    void saysSoBeforeItReleasesAnything() {
        DeskScenario desk = thatLeased(FIRST);

        desk.whenSlept(HOUR.multipliedBy(5));

        assertThat(desk.told()).first().isEqualTo("inventory 01 WITHDRAWN");
    }

    @Test
    void givesOutWhatWasNobodys() {
        DeskScenario desk = thatLeased(FIRST, SECOND);

        desk.whenSlept(HOUR.multipliedBy(5));

        assertThat(desk.when(dials(OTHER, AGAIN)).told(Output.NumberRow.class))
                .extracting(Output.NumberRow::number)
                .containsExactly(SECOND);
    }

    @Test
    void leavesTheHolderTheNumber() {
        DeskScenario desk = thatLeased(FIRST);

        desk.whenSlept(Duration.ofMinutes(3));

        assertThat(desk.state().lease(FIRST)).extracting(Lease::agent).isEqualTo(AGENT);
        assertThat(desk.when(callsBack(FIRST, CALLBACK)).told()).contains("decided callback-1 DIRECT (CALLBACK)");
    }

    @Test
    void keepsBackWhatWasReleasedSoShortlyBeforeThatAMirrorMayNotHaveSeenIt() {
        DeskScenario desk = thatLeased(FIRST).after(HOUR.plusSeconds(30));

        desk.whenSlept(HOUR.multipliedBy(5));

        assertThat(desk.told()).contains("inventory 01 WITHDRAWN");
    }

    @Test
    void aPoolThatWasQuietIsNotAway() {
        DeskScenario desk = thatLeased(FIRST).after(HOUR.multipliedBy(2));

        desk.whenSlept(HOUR.multipliedBy(5));

        assertThat(desk.told()).isEmpty();
    }

    @Test
    void aRestartIsNoAbsence() {
        DeskScenario desk = thatLeased(FIRST);

        desk.after(Duration.ofMinutes(50)).whenSlept(LONGEST.minus(LONGEST.dividedBy(3)));

        assertThat(desk.told()).doesNotContain("inventory 01 WITHDRAWN");
    }

    @Test
    void isNotWatchedUnlessTwoRegionsAreThere() {
        DeskScenario desk = DeskScenario.pool(FIRST).given(dials(AGENT, EMERGENCY), ended(EMERGENCY));

        desk.whenSlept(HOUR.multipliedBy(5));

        assertThat(desk.told()).doesNotContain("inventory 01 WITHDRAWN");
    }

    @Test
    void isTheOperatorsToPutTheNumberBack() {
        DeskScenario desk = thatLeased(FIRST).whenSlept(HOUR.multipliedBy(5));

        assertThat(desk.when(offers(FIRST)).told()).containsExactly("inventory 01 IN_SERVICE");
    }

    @Test
    void withdrawsByHandWhatWasTakenOverWhileItWasThere() {
        DeskScenario desk = thatLeased(FIRST).given(withdraws(FIRST));

        desk.after(HOUR.multipliedBy(3));

        assertThat(desk.when(dials(OTHER, AGAIN)).told(Output.NumberRow.class)).isEmpty();
    }
}
