package io.ringback.core;

import static io.ringback.core.Signals.AGAIN;
import static io.ringback.core.Signals.AGENT;
import static io.ringback.core.Signals.CALLBACK;
import static io.ringback.core.Signals.ELSEWHERE;
import static io.ringback.core.Signals.EMERGENCY;
import static io.ringback.core.Signals.FIRST;
import static io.ringback.core.Signals.HOUR;
import static io.ringback.core.Signals.MINUTE;
import static io.ringback.core.Signals.OTHER;
import static io.ringback.core.Signals.POOL;
import static io.ringback.core.Signals.START;
import static io.ringback.core.Signals.callsBack;
import static io.ringback.core.Signals.closes;
import static io.ringback.core.Signals.dials;
import static io.ringback.core.Signals.ended;
import static io.ringback.core.Signals.releases;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** A region is lost, and another goes on with its leases (R11). */
final class TakeoverTest {
    private static final CallbackNumber THEIRS = new CallbackNumber("+12025550103");
    private static final Instant ISSUED = START.minus(Duration.ofMinutes(20));
    private static final Instant UNTIL = START.plus(Duration.ofMinutes(40));
    private static final Fence THEIR_FENCE = new Fence(START.plus(HOUR).toEpochMilli());

    private static Signal takes(CallbackNumber number, AgentId agent, Instant until) {
        return new Signal.NumberTakenOver(number, POOL, agent, THEIR_FENCE, ISSUED, until);
    }

    private static Signal takes(CallbackNumber number, AgentId agent) {
        return takes(number, agent, UNTIL);
    }

    /** Into a pool that has these numbers of its own. */
    private static DeskScenario takenOver(CallbackNumber... own) {
        return DeskScenario.pool(own).given(takes(THEIRS, AGENT));
    }

    @Test
    void theHolderKeepsTheNumberAndIsShielded() {
        DeskScenario desk = DeskScenario.pool(FIRST).when(takes(THEIRS, AGENT));

        assertThat(desk.told())
                .containsExactly(
                        "inventory 03 WITHDRAWN",
                        "number 03 ISSUED to agent-1 until 40M (TAKEN_OVER)",
                        "route 03 ACTIVE until 40M (TAKEN_OVER)",
                        "status DND over own until 40M (TAKEN_OVER)",
                        "block ACTIVE but 03 until 40M (TAKEN_OVER)");
    }

    @Test
    void everyRowHasAFenceAboveTheLostRegions() {
        DeskScenario desk = DeskScenario.pool(FIRST).when(takes(THEIRS, AGENT));

        assertThat(desk.told(Output.NumberRow.class))
                .allSatisfy(row -> assertThat(row.fence()).isGreaterThan(THEIR_FENCE));
        assertThat(desk.told(Output.RouteRow.class))
                .allSatisfy(row -> assertThat(row.fence()).isGreaterThan(THEIR_FENCE));
        assertThat(desk.when(dials(OTHER, EMERGENCY)).told(Output.NumberRow.class))
                .allSatisfy(row -> assertThat(row.fence()).isGreaterThan(THEIR_FENCE));
    }

    @Test
    void theResponderReachesTheHolder() {
        DeskScenario desk = takenOver(FIRST);

        assertThat(desk.when(callsBack(THEIRS, CALLBACK)).told()).contains("decided callback-1 DIRECT (CALLBACK)");
    }

    @Test
    void nobodyElseGetsTheNumberWhileItIsHeld() {
        DeskScenario desk = takenOver();

        assertThat(desk.when(dials(OTHER, EMERGENCY)).told(Output.NumberRow.class))
                .isEmpty();
    }

    @Test
    void nobodyElseGetsTheNumberAfterItWasHeld() {
        DeskScenario desk = takenOver().after(Duration.ofMinutes(41));

        assertThat(desk.state().lease(THEIRS)).isNull();
        assertThat(desk.when(dials(OTHER, EMERGENCY)).told(Output.NumberRow.class))
                .isEmpty();
    }

    @Test
    void itIsHeldUntilTheLostRegionsDeadlineAndNoLonger() {
        DeskScenario desk = takenOver(FIRST);

        desk.whenPassed(Duration.ofMinutes(40).minusMillis(1));
        assertThat(desk.state().lease(THEIRS)).isNotNull();
        desk.whenPassed(Duration.ofMillis(1));
        assertThat(desk.told()).contains("number 03 RELEASED to agent-1 until 40M (EXPIRED)");
    }

    @Test
    void itLeavesOnceItHasRested() {
        DeskScenario desk = takenOver(FIRST).after(Duration.ofMinutes(40));

        assertThat(desk.whenPassed(HOUR).told()).containsExactly("inventory 03 left");
    }

    @Test
    void anotherEmergencyHereExtendsIt() {
        DeskScenario desk = takenOver(FIRST);

        assertThat(desk.when(dials(AGENT, EMERGENCY)).told())
                .contains("number 03 EXTENDED to agent-1 until 1H (EMERGENCY_CALL)");
    }

    @Test
    void theHolderClosesIt() {
        DeskScenario desk = takenOver(FIRST);

        assertThat(desk.when(closes(AGENT)).told()).contains("block LIFTED but 03 until 0S (SESSION_CLOSED)");
        assertThat(desk.state().lease(THEIRS)).isNotNull();
    }

    @Test
    void toldTwiceItIsTheSameLease() {
        DeskScenario desk = takenOver(FIRST);

        assertThat(desk.when(takes(THEIRS, AGENT)).told()).isEmpty();
        assertThat(desk.ignored()).isEqualTo(Ignored.NOTHING_NEW);
    }

    @Test
    void aLaterDeadlineOfTheLostRegionCounts() {
        DeskScenario desk = takenOver(FIRST);

        desk.when(takes(THEIRS, AGENT, UNTIL.plus(MINUTE)));

        assertThat(desk.told()).contains("number 03 EXTENDED to agent-1 until 41M (TAKEN_OVER)");
    }

    @Test
    void anEarlierDeadlineOfTheLostRegionTakesNothingAway() {
        DeskScenario desk = DeskScenario.pool(FIRST).given(takes(THEIRS, AGENT), dials(AGENT, EMERGENCY));

        assertThat(desk.when(takes(THEIRS, AGENT)).told()).isEmpty();
    }

    @Test
    void anExpiredLeaseIsNone() {
        DeskScenario desk = DeskScenario.pool(FIRST).when(takes(THEIRS, AGENT, START));

        assertThat(desk.told()).isEmpty();
        assertThat(desk.ignored()).isEqualTo(Ignored.TOO_LATE);
    }

    @Test
    void aNumberThatAnotherHoldsHereStaysTheirs() {
        DeskScenario desk = DeskScenario.pool(FIRST).given(dials(OTHER, EMERGENCY));

        assertThat(desk.when(takes(FIRST, AGENT)).told()).containsExactly("Refused[why=NUMBER_IN_USE]");
        assertThat(desk.state().lease(FIRST)).extracting(Lease::agent).isEqualTo(OTHER);
    }

    @Test
    void aNumberThatIsTakenOverForAnotherStaysTheirs() {
        DeskScenario desk = takenOver(FIRST);

        assertThat(desk.when(takes(THEIRS, OTHER)).told()).containsExactly("Refused[why=NUMBER_IN_USE]");
        assertThat(desk.state().lease(THEIRS)).extracting(Lease::agent).isEqualTo(AGENT);
    }

    @Test
    void anAgentWhoHasANumberHereKeepsThatOne() {
        DeskScenario desk = DeskScenario.pool(FIRST).given(dials(AGENT, EMERGENCY));

        assertThat(desk.when(takes(THEIRS, AGENT)).told()).containsExactly("Refused[why=AGENT_HAS_NUMBER]");
        assertThat(desk.state().lease(THEIRS)).isNull();
        assertThat(desk.state().lease(FIRST)).extracting(Lease::agent).isEqualTo(AGENT);
    }

    @Test
    void anAgentWhoFoundNoNumberHereGetsTheirsBack() {
        DeskScenario desk = DeskScenario.pool().given(dials(AGENT, EMERGENCY));

        assertThat(desk.when(takes(THEIRS, AGENT)).told())
                .contains("number 03 ISSUED to agent-1 until 1H (TAKEN_OVER)");
    }

    @Test
    void aNumberThatIsFreeHereIsTheHoldersAndThenFreeAgain() {
        DeskScenario desk = DeskScenario.pool(FIRST).given(takes(FIRST, AGENT));

        assertThat(desk.when(dials(OTHER, EMERGENCY)).told(Output.NumberRow.class))
                .isEmpty();
        desk.given(ended(EMERGENCY), closes(OTHER)).after(HOUR.multipliedBy(3));
        assertThat(desk.when(dials(OTHER, AGAIN)).told(Output.NumberRow.class))
                .extracting(Output.NumberRow::number)
                .containsExactly(FIRST);
    }

    @Test
    void aLeaseThatIsOverHereIsNotBegunAgain() {
        DeskScenario desk = DeskScenario.pool().given(takes(THEIRS, AGENT), releases(THEIRS, true));

        assertThat(desk.when(takes(THEIRS, AGENT)).told()).isEmpty();
        assertThat(desk.state().lease(THEIRS)).isNull();
    }

    @Test
    void aNumberOfAnotherPoolHereIsRefused() {
        DeskScenario desk = DeskScenario.pool(FIRST);

        desk.when(new Signal.NumberTakenOver(FIRST, ELSEWHERE, AGENT, THEIR_FENCE, ISSUED, UNTIL));

        assertThat(desk.told()).containsExactly("Refused[why=NUMBER_IN_USE]");
    }

    @Test
    void aNumberThatHasMovedIsHandedOn() {
        DeskScenario desk = DeskScenario.pool().given(new Signal.NumberOffered(THEIRS, ELSEWHERE));

        desk.when(takes(THEIRS, AGENT));

        assertThat(desk.told()).containsExactly("hand on to elsewhere NumberTakenOver");
    }

    @Test
    void anOfferToAnotherPoolWaitsUntilItHasRested() {
        DeskScenario desk = takenOver();

        assertThat(desk.when(new Signal.NumberOffered(THEIRS, ELSEWHERE)).told())
                .containsExactly("Refused[why=NUMBER_IN_USE]");
    }
}
