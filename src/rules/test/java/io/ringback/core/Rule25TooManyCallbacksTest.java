package io.ringback.core;

import static io.ringback.core.Signals.AGENT;
import static io.ringback.core.Signals.EMERGENCY;
import static io.ringback.core.Signals.FIRST;
import static io.ringback.core.Signals.HOUR;
import static io.ringback.core.Signals.MINUTE;
import static io.ringback.core.Signals.alive;
import static io.ringback.core.Signals.callsBack;
import static io.ringback.core.Signals.closes;
import static io.ringback.core.Signals.dials;
import static io.ringback.core.Signals.ended;
import static io.ringback.core.Signals.ring;
import static io.ringback.core.Signals.start;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** R25: too many callbacks to one number, and those that nobody answers. */
final class Rule25TooManyCallbacksTest {
    @Test
    void sendsUnknownCallersToTheFallbackAfterTwentyWithinAMinute() {
        DeskScenario desk = burst();

        desk.when(callsBack(FIRST, ring(20)));

        assertThat(desk.told()).contains("decided ring-20 FALLBACK (TOO_MANY)", "notice OVERLOAD 01");
    }

    @Test
    void putsListedAndMarkedCallersThroughAllTheSame() {
        DeskScenario desk = burst();

        desk.when(new Signal.NumberCalled(
                FIRST, Signal.Direction.INBOUND, null, new Caller(false, true, true), start(ring(20))));

        assertThat(desk.told()).contains("decided ring-20 DIRECT (CALLBACK)");
    }

    @Test
    void givesOneNoticeAMinute() {
        DeskScenario desk = burst().given(callsBack(FIRST, ring(20)));

        desk.when(callsBack(FIRST, ring(21)));

        assertThat(desk.told()).noneMatch(told -> told.startsWith("notice"));
    }

    /** Also when nobody ever calls again. */
    @Test
    void tellsOfTheOthersInOneNoticeWhenTheMinuteIsOver() {
        DeskScenario desk = burst();
        IntStream.range(20, 30).forEach(i -> desk.given(callsBack(FIRST, ring(i)), ended(ring(i))));

        desk.whenPassed(MINUTE.minusMillis(1));
        assertThat(desk.told(Output.Notice.class)).isEmpty();

        desk.whenPassed(Duration.ofMillis(1));
        assertThat(desk.told(Output.Notice.class)).singleElement().satisfies(notice -> {
            assertThat(notice.kind()).isEqualTo(Output.Kind.OVERLOAD);
            assertThat(notice.agent()).isEqualTo(AGENT);
            assertThat(notice.number()).isEqualTo(FIRST);
            assertThat(notice.count()).isEqualTo(9);
        });

        desk.whenPassed(MINUTE.multipliedBy(5));
        assertThat(desk.told(Output.Notice.class)).isEmpty();
    }

    @Test
    void givesOneNoticeAMinuteHoweverLongItLasts() {
        DeskScenario desk = burst();
        List<Integer> counts = new ArrayList<>();
        for (int second = 0; second < 180; second++) {
            desk.when(callsBack(FIRST, ring(100 + second)));
            counts(desk, counts);
            desk.given(ended(ring(100 + second))).whenPassed(Duration.ofSeconds(1));
            counts(desk, counts);
        }
        desk.whenPassed(MINUTE);
        counts(desk, counts);

        assertThat(counts)
                .as("the first, and what came in each minute; of the later two 20 were put through")
                .containsExactly(1, 59, 40, 40);
    }

    private static void counts(DeskScenario desk, List<Integer> counts) {
        desk.told(Output.Notice.class).stream()
                .filter(notice -> notice.kind() == Output.Kind.OVERLOAD)
                .map(Output.Notice::count)
                .forEach(counts::add);
    }

    /** Its minute would be over an hour late. */
    @Test
    void saysWithTheNextOneHowManyItStandsForWhenTheClockIsSetBack() {
        DeskScenario desk = burst();
        IntStream.range(20, 30).forEach(i -> desk.given(callsBack(FIRST, ring(i)), ended(ring(i))));
        desk.after(HOUR.negated());
        IntStream.range(40, 60).forEach(i -> desk.given(callsBack(FIRST, ring(i)), ended(ring(i))));

        desk.when(callsBack(FIRST, ring(60)));

        assertThat(desk.told(Output.Notice.class))
                .extracting(Output.Notice::count)
                .containsExactly(10);
    }

    @Test
    void putsCallersThroughAgainWhenTheMinuteIsOver() {
        DeskScenario desk = burst().after(MINUTE);

        desk.when(callsBack(FIRST, ring(20)));

        assertThat(desk.told()).contains("decided ring-20 DIRECT (CALLBACK)");
    }

    @Test
    void holdsALeaseForOneGraceAtMostForCallsThatNobodyAnswers() {
        DeskScenario desk = DeskScenario.pool(FIRST).given(dials(AGENT, EMERGENCY), ended(EMERGENCY), closes(AGENT));
        IntStream.range(0, 139)
                .forEach(i -> desk.after(Duration.ofSeconds(30))
                        .given(callsBack(FIRST, ring(i)), i == 0 ? alive(ring(i)) : ended(ring(i - 1))));

        desk.whenPassed(MINUTE);

        assertThat(desk.told()).contains("number 01 RELEASED to agent-1 until 1H10M (EXPIRED)");
    }

    @Test
    void forgetsAnUnansweredCallThatHeldTheLeaseForTooLong() {
        DeskScenario desk = DeskScenario.pool(FIRST)
                .given(dials(AGENT, EMERGENCY), ended(EMERGENCY), closes(AGENT))
                .after(HOUR.minus(MINUTE))
                .given(callsBack(FIRST, ring(0)));

        desk.whenPassed(Duration.ofMinutes(11));

        assertThat(desk.told())
                .contains("number 01 RELEASED to agent-1 until 1H10M (EXPIRED)", "status own (CALL_LOST)");
    }

    private static DeskScenario burst() {
        DeskScenario desk = DeskScenario.pool(FIRST).given(dials(AGENT, EMERGENCY), ended(EMERGENCY));
        IntStream.range(0, 20).forEach(i -> desk.given(callsBack(FIRST, ring(i)), ended(ring(i))));
        return desk;
    }
}
