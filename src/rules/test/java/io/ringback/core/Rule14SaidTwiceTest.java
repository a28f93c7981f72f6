package io.ringback.core;

import static io.ringback.core.Signals.AGAIN;
import static io.ringback.core.Signals.AGENT;
import static io.ringback.core.Signals.CALLBACK;
import static io.ringback.core.Signals.EMERGENCY;
import static io.ringback.core.Signals.FIRST;
import static io.ringback.core.Signals.HOUR;
import static io.ringback.core.Signals.MINUTE;
import static io.ringback.core.Signals.OTHER;
import static io.ringback.core.Signals.SECOND;
import static io.ringback.core.Signals.START;
import static io.ringback.core.Signals.answered;
import static io.ringback.core.Signals.callsBack;
import static io.ringback.core.Signals.closes;
import static io.ringback.core.Signals.dials;
import static io.ringback.core.Signals.dialsToldAgain;
import static io.ringback.core.Signals.ended;
import static io.ringback.core.Signals.start;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** R14: duplicates, replays, reordering and lateness have no second effect; OneCallReorderedTest has every order. */
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
    void endsWithTheStartWhatEndedBeforeIt() {
        DeskScenario desk = DeskScenario.pool(FIRST);

        desk.when(new Signal.EmergencyDialled(AGENT, start(EMERGENCY, true, true, true)));

        assertThat(desk.told())
                .endsWith(
                        "block LIFTED but 01 until 0S (SESSION_CLOSED)",
                        "call emergency-1 DROP until 1H (SESSION_CLOSED)");
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

    @Test
    void showsNoCallAgainThatWasAnsweredAfterItEnded() {
        DeskScenario desk = DeskScenario.pool(FIRST)
                .given(dials(AGENT, EMERGENCY), ended(EMERGENCY), closes(EMERGENCY))
                .given(callsBack(FIRST, CALLBACK), ended(CALLBACK));

        desk.when(answered(CALLBACK));

        assertThat(desk.told())
                .contains(
                        "status DND over own until 1H (CALL_ANSWERED)",
                        "call callback-1 AFTER_CALL until 1H (CALL_ANSWERED)");
    }

    @Test
    void revivesACallOfWhichItsGatewaySaysMoreAfterItsEnd() {
        DeskScenario desk = DeskScenario.pool(FIRST)
                .given(dials(AGENT, EMERGENCY), new Signal.CallEnded(Signals.later(EMERGENCY, START)));

        desk.when(new Signal.CallAlive(Signals.later(EMERGENCY, START.plusSeconds(1))));

        assertThat(desk.told()).contains("call emergency-1 IN_CALL until 1H (CALL_RESUMED)");
    }

    @Test
    void revivesACallThatIsHeardOfTenSecondsAfterItsEnd() {
        DeskScenario desk = DeskScenario.pool(FIRST)
                .given(dials(AGENT, EMERGENCY), ended(EMERGENCY))
                .after(Duration.ofSeconds(11));

        desk.when(answered(EMERGENCY));

        assertThat(desk.told()).contains("call emergency-1 IN_CALL until 1H (CALL_RESUMED)");
    }

    @Test
    void doesNotReviveACallByWhatHappenedBeforeItsEnd() {
        DeskScenario desk = DeskScenario.pool(FIRST)
                .given(dials(AGENT, EMERGENCY), new Signal.CallEnded(Signals.later(EMERGENCY, START.plusSeconds(5))))
                .after(MINUTE);

        desk.when(new Signal.CallAlive(Signals.later(EMERGENCY, START.plusSeconds(4))));

        assertThat(desk.ignored()).isEqualTo(Ignored.NOTHING_NEW);
    }

    @Test
    void doesNotEndASecondTryByTheEndOfTheFirst() {
        DeskScenario desk = DeskScenario.pool(FIRST)
                .given(
                        dials(AGENT, EMERGENCY),
                        new Signal.CallAnswered(Signals.later(EMERGENCY, START.plusSeconds(9))));

        desk.when(new Signal.CallEnded(Signals.later(EMERGENCY, START.plusSeconds(5))));

        assertThat(desk.ignored()).isEqualTo(Ignored.NOTHING_NEW);
    }

    @Test
    void takesADialToldAgainAndAnAnswerForASecondTryWhereNoClockTells() {
        DeskScenario desk =
                DeskScenario.pool(FIRST).given(dials(AGENT, EMERGENCY), ended(EMERGENCY), dials(AGENT, EMERGENCY));

        desk.when(answered(EMERGENCY));

        assertThat(desk.told()).contains("call emergency-1 IN_CALL until 1H (CALL_RESUMED)");
    }

    @Test
    void keepsASessionClosedWhenTheAnswerWasOvertakenByTheEndAndTheClose() {
        DeskScenario desk = DeskScenario.pool(FIRST)
                .given(dials(AGENT, EMERGENCY), ended(EMERGENCY), closes(AGENT))
                .given(callsBack(FIRST, CALLBACK), ended(CALLBACK), closes(AGENT));

        desk.when(answered(CALLBACK));

        assertThat(desk.told()).isEmpty();
    }

    @Test
    void hidesACallThatLinkedBeforeItsFirstWasKnown() {
        DeskScenario desk = DeskScenario.pool(FIRST);

        desk.when(new Signal.EmergencyDialled(
                AGENT,
                start(
                        EMERGENCY,
                        null,
                        new CallStart.Early(false, false, null, false, false, List.of(Signals.TRANSFER)))));

        assertThat(desk.told()).contains("call transfer-1 IN_CALL until 1H (LINKED_CALL)");
    }
}
