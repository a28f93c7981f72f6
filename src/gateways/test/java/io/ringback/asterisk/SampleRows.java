package io.ringback.asterisk;

import static io.ringback.asterisk.Switchboard.NOW;

import io.ringback.event.DashboardSuppression;
import io.ringback.event.DirectRoute;
import io.ringback.event.RoutePriority;
import io.ringback.event.RouteState;
import io.ringback.event.SuppressionState;
import java.time.Instant;
import java.util.List;

/** Rows of an emergency of agent {@code ann}. */
final class SampleRows {
    private SampleRows() {}

    static DirectRoute.Builder route(String number, Instant until) {
        return DirectRoute.newBuilder()
                .setEventId("default-1")
                .setPool("default")
                .setFence(7)
                .setNumber(number)
                .setAgentId("ann")
                .setState(RouteState.ACTIVE)
                .setBypass(List.of())
                .setPriority(RoutePriority.HIGHEST)
                .setRequiresDecision(false)
                .setNoAnswerSeconds(20)
                .setExpiresAt(until)
                .setReason("ISSUED");
    }

    static DashboardSuppression suppression(String pool, String callId, SuppressionState state) {
        return DashboardSuppression.newBuilder()
                .setEventId("default-5")
                .setPool(pool)
                .setFence(1L)
                .setCallId(callId)
                .setAgentId("ann")
                .setState(state)
                .setVisibleControls(List.of())
                .setRestrictedOperations(List.of())
                .setHideFromOngoing(true)
                .setHideHistory(true)
                .setNoRecording(true)
                .setExpiresAt(NOW.plusSeconds(3600))
                .setReason("EMERGENCY_CALL")
                .build();
    }
}
