package io.ringback.core;

import static io.ringback.core.Signals.AGAIN;
import static io.ringback.core.Signals.AGENT;
import static io.ringback.core.Signals.EMERGENCY;
import static io.ringback.core.Signals.FIRST;
import static io.ringback.core.Signals.HOUR;
import static io.ringback.core.Signals.MINUTE;
import static io.ringback.core.Signals.OTHER;
import static io.ringback.core.Signals.SECOND;
import static io.ringback.core.Signals.START;
import static io.ringback.core.Signals.closes;
import static io.ringback.core.Signals.dials;
import static io.ringback.core.Signals.dialsToldAgain;
import static io.ringback.core.Signals.ended;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** R14: duplicates, replays and lateness have no second effect; OneCallReorderedTest has every order. */
final class Rule14SaidTwiceTest {
    @Test
    void dropsAReplayOfTheSource() {
        Delivery.Source source = new Delivery.Source("topic-1", 0);

        DeskScenario desk =
                DeskScenario.pool(FIRST, SECOND).when(new Delivery(dials(AGENT, EMERGENCY), source, 7, START));

        desk.when(new Delivery(dials(OTHER, AGAIN), source, 7, START));

        assertThat(desk.ignored()).isEqualTo(Ignored.REPLAY);
    }

    /** A log that lost its end gives offsets out twice. */
    @Test
    void takesAnOffsetGivenTwiceForNoReplayWhenItWasAppendedAfterTheFirstWasHandled() {
        Delivery.Source source = new Delivery.Source("topic-1", 0);
        DeskScenario desk = DeskScenario.pool(FIRST, SECOND)
                .when(new Delivery(dials(AGENT, EMERGENCY), source, 7, START))
                .after(MINUTE);

        desk.when(new Delivery(dials(OTHER, AGAIN), source, 5, START.plus(MINUTE)));

        assertThat(desk.told()).contains("number 02 ISSUED to agent-2 until 1H1M (EMERGENCY_CALL)");
    }

    @Test
    void takesTheOffsetsAfterOneGivenTwiceForNewOnesToo() {
        Delivery.Source source = new Delivery.Source("topic-1", 0);
        DeskScenario desk = DeskScenario.pool(FIRST, SECOND)
                .when(new Delivery(dials(AGENT, EMERGENCY), source, 7, START))
                .after(MINUTE)
                .when(new Delivery(dials(AGENT, EMERGENCY), source, 5, START.plus(MINUTE)));

        desk.when(new Delivery(dials(OTHER, AGAIN), source, 6, START.plus(MINUTE)));

        assertThat(desk.told()).contains("number 02 ISSUED to agent-2 until 1H1M (EMERGENCY_CALL)");
    }

    @Test
    void startsAfreshWithATopicMadeAnew() {
        Delivery.Source source = new Delivery.Source("topic-1", 0);

        DeskScenario desk =
                DeskScenario.pool(FIRST, SECOND).when(new Delivery(dials(AGENT, EMERGENCY), source, 7, START));

        desk.when(new Delivery(dials(OTHER, AGAIN), new Delivery.Source("topic-2", 0), 0, START));

        assertThat(desk.told()).contains("number 02 ISSUED to agent-2 until 1H (EMERGENCY_CALL)");
    }

    @Test
    void placesNoSecondEmergencyWhenTheStartIsRepeated() {
        DeskScenario desk =
                DeskScenario.pool(FIRST, SECOND).given(dials(AGENT, EMERGENCY)).after(MINUTE);

        desk.when(dials(AGENT, EMERGENCY));

        assertThat(desk.told()).isEmpty();
    }

    @Test
    void placesNoPhantomEmergencyAfterTheSessionClosed() {
        DeskScenario desk =
                DeskScenario.pool(FIRST).given(dials(AGENT, EMERGENCY), ended(EMERGENCY), closes(EMERGENCY));

        desk.when(dials(AGENT, EMERGENCY));

        assertThat(desk.ignored()).isEqualTo(Ignored.NOTHING_NEW);
    }

    @Test
    void placesNoPhantomEmergencyAfterTheLease() {
        DeskScenario desk = DeskScenario.pool(FIRST)
                .given(dials(AGENT, EMERGENCY), ended(EMERGENCY), closes(EMERGENCY))
                .after(HOUR);

        desk.when(dials(AGENT, EMERGENCY));

        assertThat(desk.ignored()).isEqualTo(Ignored.NOTHING_NEW);
    }

    @Test
    void servesADialToldAgainWhoseFirstTellingWasTooOld() {
        DeskScenario desk = DeskScenario.pool(FIRST)
                .after(HOUR.plus(MINUTE))
                .when(new Delivery(dials(AGENT, EMERGENCY), null, 0, START));

        desk.when(dialsToldAgain(AGENT, EMERGENCY));

        assertThat(desk.told()).contains("number 01 ISSUED to agent-1 until 2H1M (EMERGENCY_CALL)");
    }

    @Test
    void revivesNoCallThatWasPresumedOverByADialToldAgain() {
        DeskScenario desk =
                DeskScenario.pool(FIRST).given(dials(AGENT, EMERGENCY)).after(HOUR.plus(MINUTE));

        desk.when(dialsToldAgain(AGENT, EMERGENCY));

        assertThat(desk.told()).isEmpty();
    }

    @Test
    void noticesAnEmergencyOlderThanTheLease() {
        DeskScenario desk = DeskScenario.pool(FIRST);

        desk.when(
                new Delivery(dials(AGENT, EMERGENCY), null, 0, START.minus(HOUR).minusMillis(1)));

        assertThat(desk.told()).containsExactly("notice LATE_EVENT -");
    }

    @Test
    void noticesAnEmergencyThatIsToldTwiceAndLateOnce() {
        DeskScenario desk = DeskScenario.pool(FIRST);

        desk.when(new Delivery(
                dialsToldAgain(AGENT, EMERGENCY), null, 0, START.minus(HOUR).minusMillis(1)));

        assertThat(desk.told()).isEmpty();
    }

    @Test
    void ignoresAnyOtherEventOlderThanTheLease() {
        DeskScenario desk = DeskScenario.pool(FIRST).given(dials(AGENT, EMERGENCY));

        desk.when(new Delivery(ended(EMERGENCY), null, 0, START.minus(HOUR).minusMillis(1)));

        assertThat(desk.ignored()).isEqualTo(Ignored.TOO_LATE);
    }

    @Test
    void noticesAGapInTheInput() {
        DeskScenario desk = DeskScenario.pool(FIRST);

        desk.when(new Signal.EventsLost());

        assertThat(desk.told()).containsExactly("notice EVENTS_LOST -");
    }

    @Test
    void tellsNothingAgainOfCallsThatWereDropped() {
        DeskScenario desk = DeskScenario.pool(FIRST)
                .given(dials(AGENT, EMERGENCY), ended(EMERGENCY), closes(EMERGENCY))
                .after(HOUR);

        desk.when(dials(AGENT, AGAIN));

        assertThat(desk.told()).noneMatch(told -> told.startsWith("call emergency-1"));
    }
}
