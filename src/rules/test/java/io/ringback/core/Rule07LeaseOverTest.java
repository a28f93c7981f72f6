package io.ringback.core;

import static io.ringback.core.Signals.AGENT;
import static io.ringback.core.Signals.EMERGENCY;
import static io.ringback.core.Signals.FIRST;
import static io.ringback.core.Signals.HOUR;
import static io.ringback.core.Signals.MINUTE;
import static io.ringback.core.Signals.OTHER;
import static io.ringback.core.Signals.START;
import static io.ringback.core.Signals.closes;
import static io.ringback.core.Signals.dials;
import static io.ringback.core.Signals.ended;
import static io.ringback.core.Signals.releases;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** R7: the hour is over and no call is up: the number is released and nothing stays behind. */
final class Rule07LeaseOverTest {
    @Test
    void releasesTheNumberWhenTheHourPasses() {
        DeskScenario desk = DeskScenario.pool(FIRST)
                .given(dials(AGENT, EMERGENCY), ended(EMERGENCY), closes(EMERGENCY))
                .after(HOUR.minusMillis(1));

        desk.whenPassed(Duration.ofMillis(1));

        assertThat(desk.told())
                .containsExactly(
                        "number 01 RELEASED to agent-1 until 1H (EXPIRED)",
                        "route 01 LIFTED until 1H (EXPIRED)",
                        "bot DISCARD_MESSAGES - 01");
    }

    @Test
    void releasesTheNumberWhenAnOperatorSaysSo() {
        DeskScenario desk = DeskScenario.pool(FIRST)
                .given(dials(AGENT, EMERGENCY), ended(EMERGENCY))
                .after(MINUTE);

        desk.when(releases(FIRST, false));

        assertThat(desk.told())
                .containsExactlyInAnyOrder(
                        "status own (RELEASED_BY_HAND)",
                        "block LIFTED but 01 until 1M (RELEASED_BY_HAND)",
                        "call emergency-1 DROP until 1H (RELEASED_BY_HAND)",
                        "notice RELEASED_BY_HAND 01",
                        "number 01 RELEASED to agent-1 until 1M (RELEASED_BY_HAND)",
                        "route 01 LIFTED until 1M (RELEASED_BY_HAND)",
                        "bot DISCARD_MESSAGES - 01");
    }

    @Test
    void restsAReleasedNumberLikeAnyOther() {
        DeskScenario desk = DeskScenario.pool(FIRST)
                .given(dials(AGENT, EMERGENCY), ended(EMERGENCY), closes(EMERGENCY))
                .after(MINUTE);

        desk.when(releases(FIRST, false));

        assertThat(desk.told(Output.NumberRow.class))
                .extracting(Output.NumberRow::restsUntil)
                .containsExactly(START.plus(MINUTE).plus(HOUR));
    }

    @Test
    void closesNoMoreThanTheSessionWhileACallIsUp() {
        DeskScenario desk = DeskScenario.pool(FIRST).given(dials(AGENT, EMERGENCY));

        desk.when(releases(FIRST, false)).when(ended(EMERGENCY));

        assertThat(desk.told(Output.NumberRow.class)).noneMatch(row -> row.state() == Output.LeaseState.RELEASED);
        assertThat(desk.told()).contains("status own (SESSION_CLOSED)");
    }

    @Test
    void releasesByForceAlthoughACallIsBelievedToBeUp() {
        DeskScenario desk = DeskScenario.pool(FIRST).given(dials(AGENT, EMERGENCY));

        desk.when(releases(FIRST, true));

        assertThat(desk.told())
                .contains("notice LEG_PRESUMED_OVER 01", "number 01 RELEASED to agent-1 until 0S (RELEASED_BY_HAND)");
    }

    @Test
    void releasesNothingOfAnotherThanTheOperatorSaw() {
        DeskScenario desk = DeskScenario.pool(FIRST).given(dials(AGENT, EMERGENCY), ended(EMERGENCY));

        desk.when(new Signal.SessionClosed(new CallId("operator"), OTHER, null, true, FIRST));

        assertThat(desk.told()).isEmpty();
    }

    @Test
    void releasesNothingEarly() {
        DeskScenario desk = DeskScenario.pool(FIRST)
                .given(dials(AGENT, EMERGENCY), ended(EMERGENCY), closes(EMERGENCY))
                .after(MINUTE);

        desk.whenPassed(HOUR.minus(MINUTE).minusMillis(1));

        assertThat(desk.told()).isEmpty();
    }

    @Test
    void closesASessionThatTheAgentNeverClosed() {
        DeskScenario desk = DeskScenario.pool(FIRST).given(dials(AGENT, EMERGENCY), ended(EMERGENCY));

        desk.whenPassed(HOUR);

        assertThat(desk.told())
                .containsExactlyInAnyOrder(
                        "status own (TIMED_OUT)",
                        "block LIFTED but 01 until 1H (TIMED_OUT)",
                        "call emergency-1 DROP until 1H (TIMED_OUT)",
                        "notice SESSION_TIMED_OUT 01",
                        "number 01 RELEASED to agent-1 until 1H (EXPIRED)",
                        "route 01 LIFTED until 1H (EXPIRED)",
                        "bot DISCARD_MESSAGES - 01");
    }

    @Test
    void putsTheNumberIntoQuarantine() {
        DeskScenario desk = DeskScenario.pool(FIRST)
                .given(dials(AGENT, EMERGENCY), ended(EMERGENCY), closes(EMERGENCY))
                .after(MINUTE);

        desk.whenPassed(HOUR);

        assertThat(desk.told(Output.NumberRow.class))
                .extracting(Output.NumberRow::restsUntil)
                .containsExactly(START.plus(HOUR.multipliedBy(2)));
    }

    @Test
    void releasesWhatItSleptThrough() {
        DeskScenario desk = DeskScenario.pool(FIRST)
                .given(dials(AGENT, EMERGENCY), ended(EMERGENCY), closes(EMERGENCY))
                .after(MINUTE);

        desk.whenSlept(HOUR.multipliedBy(5));

        assertThat(desk.told())
                .contains("number 01 RELEASED to agent-1 until 5H1M (EXPIRED)", "route 01 LIFTED until 5H1M (EXPIRED)");
    }

    @Test
    void forgetsEverythingAfterTwoLeasesAndAQuarter() {
        DeskScenario desk = DeskScenario.pool(FIRST)
                .given(dials(AGENT, EMERGENCY), ended(EMERGENCY), closes(EMERGENCY))
                .after(Duration.ofMinutes(135).plusSeconds(10).minusMillis(1));

        desk.whenPassed(Duration.ofMillis(1));

        assertThat(desk.state().stateOf(AGENT)).isEqualTo(RememberedCalls.stranger(AGENT));
    }

    @Test
    void endsASessionWithoutANumberToo() {
        DeskScenario desk = DeskScenario.pool().given(dials(AGENT, EMERGENCY), ended(EMERGENCY));

        desk.whenPassed(HOUR);

        assertThat(desk.told())
                .containsExactlyInAnyOrder(
                        "status own (TIMED_OUT)",
                        "block LIFTED but - until 1H (TIMED_OUT)",
                        "call emergency-1 DROP until 1H (TIMED_OUT)",
                        "notice SESSION_TIMED_OUT -");
    }
}
