package io.ringback.core;

import static io.ringback.core.Signals.AGENT;
import static io.ringback.core.Signals.CALLBACK;
import static io.ringback.core.Signals.EMERGENCY;
import static io.ringback.core.Signals.FIRST;
import static io.ringback.core.Signals.HOUR;
import static io.ringback.core.Signals.MESSAGE;
import static io.ringback.core.Signals.MINUTE;
import static io.ringback.core.Signals.SECOND;
import static io.ringback.core.Signals.callsBack;
import static io.ringback.core.Signals.closes;
import static io.ringback.core.Signals.dials;
import static io.ringback.core.Signals.dialsNumber;
import static io.ringback.core.Signals.ended;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** R9: somebody calls a pool number that nobody holds: to the security desk, never to the agent who held it. */
final class Rule09LateCallbackTest {
    @Test
    void goesToTheFallbackHiddenAndNoticed() {
        DeskScenario desk = DeskScenario.pool(FIRST)
                .given(dials(AGENT, EMERGENCY), ended(EMERGENCY), closes(EMERGENCY))
                .after(HOUR);

        desk.when(callsBack(FIRST, CALLBACK));

        assertThat(desk.told())
                .containsExactlyInAnyOrder(
                        "call callback-1 RINGING until 2H (NOT_LEASED)",
                        "decided callback-1 FALLBACK (NOT_LEASED)",
                        "notice LATE_CALLBACK 01");
    }

    @Test
    void namesNoAgent() {
        DeskScenario desk = DeskScenario.pool(FIRST)
                .given(dials(AGENT, EMERGENCY), ended(EMERGENCY), closes(EMERGENCY))
                .after(HOUR);

        desk.when(callsBack(FIRST, CALLBACK));

        assertThat(desk.told(Output.Decided.class))
                .extracting(Output.Decided::agent)
                .containsOnlyNulls();
    }

    @Test
    void isTheSameForAnAgentThatDialsIt() {
        DeskScenario desk = DeskScenario.pool(FIRST)
                .given(dials(AGENT, EMERGENCY), ended(EMERGENCY), closes(EMERGENCY))
                .after(HOUR);

        desk.when(dialsNumber(AGENT, FIRST, MESSAGE));

        assertThat(desk.told()).contains("decided message-1 FALLBACK (NOT_LEASED)", "notice LATE_CALLBACK 01");
    }

    @Test
    void dropsTheCallWhenItEnds() {
        DeskScenario desk = DeskScenario.pool(FIRST)
                .given(dials(AGENT, EMERGENCY), ended(EMERGENCY), closes(EMERGENCY))
                .after(HOUR)
                .given(callsBack(FIRST, CALLBACK));

        desk.when(ended(CALLBACK));

        assertThat(desk.told()).containsExactly("call callback-1 DROP until 2H (CALL_ENDED)");
    }

    /** Anybody can ring a number, and each notice rings somebody's telephone (R25). */
    @Test
    void tellsOfThreeCallsAMinuteToANumberAndSendsEachToTheFallback() {
        DeskScenario desk = DeskScenario.pool(FIRST, SECOND);
        ring(desk, FIRST, 0, 3);

        desk.when(callsBack(FIRST, Signals.ring(3)));
        assertThat(desk.told()).contains("decided ring-3 FALLBACK (NOT_LEASED)");
        assertThat(desk.told(Output.Notice.class)).isEmpty();

        desk.when(callsBack(SECOND, Signals.ring(4)));
        assertThat(desk.told()).contains("notice LATE_CALLBACK 02");
    }

    /** Also when nobody ever calls again. */
    @Test
    void tellsOfTheOthersInOneNoticeWhenTheMinuteIsOver() {
        DeskScenario desk = DeskScenario.pool(FIRST);
        ring(desk, FIRST, 0, 10);

        desk.whenPassed(MINUTE.minusMillis(1));
        assertThat(desk.told(Output.Notice.class)).isEmpty();

        desk.whenPassed(Duration.ofMillis(1));
        assertThat(desk.told(Output.Notice.class)).singleElement().satisfies(notice -> {
            assertThat(notice.kind()).isEqualTo(Output.Kind.LATE_CALLBACK);
            assertThat(notice.number()).isEqualTo(FIRST);
            assertThat(notice.count()).isEqualTo(7);
        });

        desk.whenPassed(HOUR);
        assertThat(desk.told(Output.Notice.class)).isEmpty();
    }

    @Test
    void hasNoMoreToTellWhereEachCallWasTold() {
        DeskScenario desk = DeskScenario.pool(FIRST);
        ring(desk, FIRST, 0, 3);

        desk.whenPassed(HOUR);

        assertThat(desk.told(Output.Notice.class)).isEmpty();
    }

    @Test
    void tellsOfTheNextMinutesCallsByThemselves() {
        DeskScenario desk = DeskScenario.pool(FIRST);
        ring(desk, FIRST, 0, 10);
        desk.after(MINUTE);

        desk.when(callsBack(FIRST, Signals.ring(10)));

        assertThat(desk.told(Output.Notice.class))
                .extracting(Output.Notice::count)
                .containsExactly((Integer) null);
    }

    /** It leaves its pool when it has rested, and not when calls to it were told (R18). */
    @Test
    void tellsOfTheOthersAlsoOfANumberThatRestsBeforeItLeaves() {
        DeskScenario desk = DeskScenario.pool(FIRST)
                .given(dials(AGENT, EMERGENCY), ended(EMERGENCY), closes(EMERGENCY), new Signal.NumberWithdrawn(FIRST))
                .after(HOUR);
        ring(desk, FIRST, 0, 10);

        desk.whenPassed(MINUTE);
        assertThat(desk.told(Output.Notice.class))
                .extracting(Output.Notice::count)
                .containsExactly(7);
        assertThat(desk.told(Output.InventoryRow.class)).isEmpty();

        desk.whenPassed(HOUR);
        assertThat(desk.told(Output.InventoryRow.class)).hasSize(1);
        assertThat(desk.told(Output.Notice.class)).isEmpty();
    }

    /** Its minute would be over an hour late. */
    @Test
    void saysWithTheNextCallHowManyItStandsForWhenTheClockIsSetBack() {
        DeskScenario desk = DeskScenario.pool(FIRST);
        ring(desk, FIRST, 0, 10);
        desk.after(HOUR.negated());

        desk.when(callsBack(FIRST, Signals.ring(10)));

        assertThat(desk.told(Output.Notice.class))
                .extracting(Output.Notice::count)
                .containsExactly(8);
    }

    /** What rings four times may be the responder (R25). */
    @Test
    void tellsOfEachCallOfAKnownResponder() {
        DeskScenario desk = DeskScenario.pool(FIRST);
        ring(desk, FIRST, 0, 10);

        desk.when(new Signal.NumberCalled(
                FIRST, Signal.Direction.INBOUND, null, new Caller(false, true, true), Signals.start(CALLBACK)));

        assertThat(desk.told()).contains("notice LATE_CALLBACK 01");
    }

    /** A caller can claim to be one (R25): beyond a bound one notice a minute stands for all. */
    @Test
    void tellsOfABurstOfCallsThatAreMarkedAsAResponders() {
        DeskScenario desk = DeskScenario.pool(FIRST, SECOND);
        IntStream.range(0, 10).forEach(i -> desk.given(marked(FIRST, i), marked(SECOND, i + 10)));

        desk.when(marked(FIRST, 20));
        assertThat(desk.told())
                .contains("decided ring-20 FALLBACK (NOT_LEASED)", "notice OVERLOAD -")
                .doesNotContain("notice LATE_CALLBACK 01");

        desk.when(marked(SECOND, 21));
        assertThat(desk.told(Output.Notice.class)).isEmpty();

        desk.after(MINUTE).when(marked(FIRST, 22));
        assertThat(desk.told()).contains("notice LATE_CALLBACK 01");
    }

    private static Signal marked(CallbackNumber number, int call) {
        return Signals.called(number, Signal.Direction.INBOUND, null, true, true, Signals.ring(call));
    }

    /** A clock that was wrong keeps nobody from being told (R28). */
    @Test
    void beginsAnotherMinuteWhenTheClockIsSetBack() {
        Burst ahead = Burst.NONE.another(Signals.START.plus(HOUR)).another(Signals.START.plus(HOUR));

        assertThat(ahead.another(Signals.START)).isEqualTo(new Burst(Signals.START, 1));
    }

    private static void ring(DeskScenario desk, CallbackNumber number, int from, int to) {
        IntStream.range(from, to).forEach(i -> desk.given(callsBack(number, Signals.ring(i))));
    }

    @Test
    void publishesALaterDeadlineWhileTheCallIsUp() {
        DeskScenario desk = DeskScenario.pool(FIRST)
                .given(dials(AGENT, EMERGENCY), ended(EMERGENCY), closes(EMERGENCY))
                .after(HOUR)
                .given(callsBack(FIRST, CALLBACK));

        desk.whenPassed(Duration.ofMinutes(45));

        assertThat(desk.told()).containsExactly("call callback-1 RINGING until 2H15M (CALL_HELD)");
    }
}
