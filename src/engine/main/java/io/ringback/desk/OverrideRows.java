package io.ringback.desk;

import io.ringback.core.BaseStatus;
import io.ringback.core.CallbackNumber;
import io.ringback.core.Destination;
import io.ringback.core.Output;
import io.ringback.core.Policy;
import io.ringback.event.AgentStatus;
import io.ringback.event.BlockState;
import io.ringback.event.DashboardSuppression;
import io.ringback.event.DirectRoute;
import io.ringback.event.InboundBlock;
import io.ringback.event.LeaseState;
import io.ringback.event.RestrictedOperation;
import io.ringback.event.RoutePriority;
import io.ringback.event.RouteState;
import io.ringback.event.SuppressionState;
import io.ringback.event.VisibleControl;
import io.ringback.settings.DefinedPool;
import io.ringback.settings.Settings;
import io.ringback.settings.Trust;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The rows that consumers keep tables of, as the contract's records. */
final class OverrideRows {
    private static final String DO_NOT_DISTURB = "DO_NOT_DISTURB";

    private final Settings settings;
    private final String id;
    private final DefinedPool served;
    private final String pool;
    private final Policy policy;

    OverrideRows(Settings settings, String id, DefinedPool served, Policy policy) {
        this.settings = settings;
        this.id = id;
        this.served = served;
        this.pool = served.settings().name();
        this.policy = policy;
    }

    Event event(Output output) {
        if (output instanceof Output.NumberRow row) {
            return new Event(Sink.CALLBACK_NUMBERS, row.number().value(), number(row));
        } else if (output instanceof Output.RouteRow row) {
            return new Event(Sink.DIRECT_ROUTES, row.number().value(), route(row));
        } else if (output instanceof Output.BlockRow row) {
            return new Event(Sink.INBOUND_BLOCKS, row.agent().value(), block(row));
        } else if (output instanceof Output.StatusRow row) {
            return new Event(Sink.AGENT_STATUS, row.agent().value(), status(row));
        } else if (output instanceof Output.SuppressionRow row) {
            return new Event(Sink.SUPPRESSIONS, row.call().value(), suppression(row));
        }
        throw new IllegalStateException("an output without a topic");
    }

    private io.ringback.event.CallbackNumber number(Output.NumberRow row) {
        return new io.ringback.event.CallbackNumber(
                id,
                pool,
                row.fence().value(),
                row.number().value(),
                row.agent().value(),
                LeaseState.valueOf(row.state().name()),
                row.issuedAt(),
                row.expiresAt(),
                row.restsUntil(),
                row.reason().name());
    }

    private DirectRoute route(Output.RouteRow row) {
        return new DirectRoute(
                id,
                pool,
                row.fence().value(),
                row.number().value(),
                row.agent().value(),
                row.active() ? RouteState.ACTIVE : RouteState.LIFTED,
                Bypass.OF_ROUTES,
                RoutePriority.HIGHEST,
                requiresDecision(),
                Math.toIntExact(settings.noAnswer().toSeconds()),
                fallback(),
                row.endpoint() == null ? null : row.endpoint().value(),
                row.signedOut(),
                row.expiresAt(),
                row.reason().name());
    }

    private InboundBlock block(Output.BlockRow row) {
        CallbackNumber number = row.number();
        List<String> callers = new ArrayList<>(new TreeSet<>(served.trustedCallers()));
        if (fallback() != null && !callers.contains(fallback())) {
            callers.add(0, fallback());
        }
        return new InboundBlock(
                id,
                pool,
                row.fence().value(),
                row.agent().value(),
                row.active() ? BlockState.ACTIVE : BlockState.LIFTED,
                number == null ? List.of() : List.of(number.value()),
                callers,
                true,
                requiresDecision(),
                row.expiresAt(),
                row.reason().name());
    }

    private AgentStatus status(Output.StatusRow row) {
        BaseStatus base = row.base();
        String own = base == null ? null : base.status();
        boolean emergency = row.expiresAt() != null;
        return new AgentStatus(
                id,
                pool,
                row.fence().value(),
                row.agent().value(),
                emergency ? DO_NOT_DISTURB : own,
                emergency,
                own,
                base == null ? null : base.changedAt(),
                row.reason().name(),
                row.since(),
                row.expiresAt());
    }

    private DashboardSuppression suppression(Output.SuppressionRow row) {
        return new DashboardSuppression(
                id,
                pool,
                row.fence() == null ? null : row.fence().value(),
                row.call().value(),
                row.agent() == null ? null : row.agent().value(),
                SuppressionState.valueOf(row.visibility().name()),
                controls(row.visibility()),
                restricted(row.visibility()),
                true,
                true,
                true,
                row.expiresAt(),
                row.reason().name());
    }

    /** The seed: "only displays just the device settings and the End call button"; afterwards no calling controls. */
    private static List<VisibleControl> controls(Output.Visibility visibility) {
        return switch (visibility) {
            case RINGING -> List.of(VisibleControl.DEVICE_SETTINGS, VisibleControl.ACCEPT);
            case IN_CALL -> List.of(VisibleControl.DEVICE_SETTINGS, VisibleControl.END_CALL);
            case AFTER_CALL, DROP -> List.of();
        };
    }

    /** What the device must refuse while the call is up. */
    private List<RestrictedOperation> restricted(Output.Visibility visibility) {
        return switch (visibility) {
            case RINGING, IN_CALL ->
                settings.emergency().restrictedOperations().stream()
                        .sorted()
                        .map(operation -> RestrictedOperation.valueOf(operation.name()))
                        .toList();
            case AFTER_CALL, DROP -> List.of();
        };
    }

    private boolean requiresDecision() {
        return served.trust() == Trust.LISTED;
    }

    private @Nullable String fallback() {
        Destination destination = policy.fallback();
        return destination == null ? null : destination.value();
    }
}
