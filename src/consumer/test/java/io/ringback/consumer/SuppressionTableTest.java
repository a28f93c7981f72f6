package io.ringback.consumer;

import static io.ringback.consumer.Rows.CALL;
import static io.ringback.consumer.Rows.IN_AN_HOUR;
import static io.ringback.consumer.Rows.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.event.DashboardSuppression;
import io.ringback.event.RestrictedOperation;
import io.ringback.event.SuppressionState;
import io.ringback.event.VisibleControl;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SuppressionTableTest {
    private final SuppressionTable table = new SuppressionTable();

    @Test
    void hidesNothingOfAnOrdinaryCall() {
        assertThat(view(NOW)).isEqualTo(CallView.ORDINARY);
        assertThat(table.forgotten(NOW)).isEmpty();
    }

    @Test
    void showsTwoControlsAndNothingElseDuringTheCall() {
        given(Rows.suppression(SuppressionState.IN_CALL));

        assertThat(view(NOW))
                .isEqualTo(new CallView(
                        true,
                        Set.of(VisibleControl.DEVICE_SETTINGS, VisibleControl.END_CALL),
                        Set.of(),
                        true,
                        true,
                        false,
                        false));
    }

    /** RFC 6881 ED-66: an operation that a later version invented is nothing that this one could refuse. */
    @Test
    void saysWhatTheDeviceMustRefuse() {
        given(Rows.suppression(SuppressionState.IN_CALL)
                .setRestrictedOperations(List.of(RestrictedOperation.HOLD, RestrictedOperation.UNKNOWN)));

        assertThat(view(NOW).refused()).containsExactly(RestrictedOperation.HOLD);
    }

    @Test
    void showsNoControlAfterTheCall() {
        given(Rows.suppression(SuppressionState.AFTER_CALL).setVisibleControls(List.of()));

        assertThat(view(NOW)).isEqualTo(new CallView(true, Set.of(), Set.of(), true, true, false, false));
    }

    @Test
    void leavesOutAControlThatItDoesNotKnow() {
        given(Rows.suppression(SuppressionState.RINGING)
                .setVisibleControls(List.of(VisibleControl.ACCEPT, VisibleControl.UNKNOWN)));

        assertThat(view(NOW).visibleControls()).containsExactly(VisibleControl.ACCEPT);
    }

    @Test
    void hidesACallInAStateThatItDoesNotKnow() {
        given(Rows.suppression(SuppressionState.UNKNOWN).setHideFromOngoing(false));

        assertThat(view(NOW).hiddenFromOngoing()).isTrue();
        assertThat(view(NOW).recordable()).isFalse();
    }

    @Test
    void neverShowsADroppedCall() {
        given(Rows.suppression(SuppressionState.DROP));

        assertThat(view(NOW)).isEqualTo(CallView.DROPPED);
        assertThat(table.forgotten(NOW)).containsExactly(CALL);
    }

    @Test
    void turnsAnExpiredRowIntoDropByItself() {
        given(Rows.suppression(SuppressionState.IN_CALL));

        assertThat(view(IN_AN_HOUR.minusMillis(1)).forgotten()).isFalse();
        assertThat(view(IN_AN_HOUR)).isEqualTo(CallView.DROPPED);
        assertThat(table.forgotten(IN_AN_HOUR)).containsExactly(CALL);
    }

    @Test
    void showsTheControlsAgainWhenACallOutlivesItsDeadline() {
        given(Rows.suppression(SuppressionState.IN_CALL));
        given(Rows.suppression(SuppressionState.IN_CALL).setExpiresAt(IN_AN_HOUR.plusSeconds(60)));

        assertThat(view(IN_AN_HOUR).visibleControls()).contains(VisibleControl.END_CALL);
    }

    @Test
    void ignoresAFrozenWriter() {
        given(Rows.suppression(SuppressionState.DROP).setFence(2L));
        given(Rows.suppression(SuppressionState.IN_CALL).setFence(1L));
        given(Rows.suppression(SuppressionState.IN_CALL).setFence(null));

        assertThat(view(NOW)).isEqualTo(CallView.DROPPED);
    }

    @Test
    void followsARowThatIsAboutNoSession() {
        given(Rows.suppression(SuppressionState.IN_CALL).setFence(null));
        given(Rows.suppression(SuppressionState.DROP).setFence(null));

        assertThat(view(NOW)).isEqualTo(CallView.DROPPED);
    }

    @Test
    void showsNoCallWhoseRowWasTakenAway() {
        given(Rows.suppression(SuppressionState.IN_CALL));
        table.apply("dashboard-suppressions", CALL, null, NOW);

        assertThat(view(NOW)).isEqualTo(CallView.DROPPED);
        assertThat(table.forgotten(NOW)).containsExactly(CALL);
    }

    /** Compaction leaves the tombstone alone for whoever begins again. */
    @Test
    void showsNoCallOfWhichTheTombstoneAloneIsLeft() {
        table.apply("dashboard-suppressions", CALL, null, NOW);

        assertThat(view(NOW)).isEqualTo(CallView.DROPPED);
        assertThat(table.forgotten(NOW)).containsExactly(CALL);
    }

    @Test
    void forgetsACallTwoHoursAfterItsExpiry() {
        given(Rows.suppression(SuppressionState.DROP));
        Instant later = IN_AN_HOUR.plus(Duration.ofHours(2)).plusMillis(1);
        table.apply(
                "dashboard-suppressions",
                "call-2",
                Rows.suppression(SuppressionState.DROP).setCallId("call-2").build(),
                later);

        assertThat(table.forgotten(later)).doesNotContain(CALL);
    }

    @Test
    void holdsBackTheCallsThatCouldTurnOutToBeHidden() {
        assertThat(SuppressionTable.holdBack(true, false)).isEqualTo(Duration.ofMillis(250));
        assertThat(SuppressionTable.holdBack(false, true)).isEqualTo(Duration.ofMillis(250));
        assertThat(SuppressionTable.holdBack(false, false)).isZero();
    }

    private CallView view(Instant now) {
        return table.viewOf(CALL, now);
    }

    private void given(DashboardSuppression.Builder row) {
        table.apply("dashboard-suppressions", CALL, row.build(), NOW);
    }
}
