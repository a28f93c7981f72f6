package io.ringback.consumer;

import io.ringback.event.DashboardSuppression;
import io.ringback.event.RestrictedOperation;
import io.ringback.event.VisibleControl;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What may be seen of a call.
 *
 * @param restricted the agent's panel shows {@code visibleControls} and no other control; when false, all of its own
 * @param refused what the agent's device must refuse while the call is up (RFC 6881 ED-66)
 * @param hiddenFromOngoing not on the dashboard of ongoing conversations
 * @param historyHidden no conversation history
 * @param recordable may be recorded
 * @param forgotten forget the call: delete what is held of it and never show it
 */
public record CallView(
        boolean restricted,
        Set<VisibleControl> visibleControls,
        Set<RestrictedOperation> refused,
        boolean hiddenFromOngoing,
        boolean historyHidden,
        boolean recordable,
        boolean forgotten) {
    static final CallView ORDINARY = new CallView(false, Set.of(), Set.of(), false, false, true, false);
    static final CallView DROPPED = new CallView(true, Set.of(), Set.of(), true, true, false, true);

    static CallView of(DashboardSuppression row) {
        return switch (row.getState()) {
            case DROP -> DROPPED;
            case RINGING, IN_CALL, AFTER_CALL ->
                new CallView(
                        true,
                        controls(row),
                        refused(row),
                        row.getHideFromOngoing(),
                        row.getHideHistory(),
                        !row.getNoRecording(),
                        false);
            // A state that a later version invented: whatever it means, the call is to be hidden.
            case UNKNOWN -> new CallView(true, controls(row), refused(row), true, true, false, false);
        };
    }

    private static Set<RestrictedOperation> refused(DashboardSuppression row) {
        return row.getRestrictedOperations().stream()
                .filter(operation -> operation != RestrictedOperation.UNKNOWN)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Set<VisibleControl> controls(DashboardSuppression row) {
        return row.getVisibleControls().stream()
                .filter(control -> control != VisibleControl.UNKNOWN)
                .collect(Collectors.toUnmodifiableSet());
    }
}
