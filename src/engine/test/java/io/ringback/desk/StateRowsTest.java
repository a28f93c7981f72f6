package io.ringback.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.core.AgentId;
import io.ringback.core.CallId;
import io.ringback.core.Course;
import io.ringback.core.Forgotten;
import io.ringback.core.Leg;
import io.ringback.core.Legs;
import io.ringback.core.PartyState;
import io.ringback.core.RememberedCalls;
import io.ringback.state.LegKind;
import io.ringback.state.LegState;
import io.ringback.state.StandingRow;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is stored of a call is what was known of it, and what an earlier version can read. */
final class StateRowsTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    @ParameterizedTest
    @EnumSource(Leg.Kind.class)
    void keepsWhatACallIs(Leg.Kind kind) {
        PartyState known = withCall(kind);

        StandingRow row = StateRows.row("default", known);

        assertThat(StateRows.standing(row).state()).isEqualTo(known);
        assertThat(row.getLegs())
                .extracting(LegState::getKind)
                .containsExactly(kind == Leg.Kind.REDIRECTED ? LegKind.CALLBACK : LegKind.valueOf(kind.name()));
    }

    private static PartyState withCall(Leg.Kind kind) {
        CallId call = new CallId("c1");
        Leg leg = new Leg(
                call, call, kind, Leg.Progress.RINGING, false, Leg.Showing.HIDDEN, 0, NOON, null, Course.UNKNOWN);
        return new RememberedCalls(new AgentId("ann"), new Legs(List.of(leg)), null, 1, NOON, Forgotten.NONE);
    }
}
