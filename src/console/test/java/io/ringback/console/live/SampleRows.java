package io.ringback.console.live;

import io.ringback.event.AgentStatus;
import io.ringback.event.CallbackDecision;
import io.ringback.event.CallbackNumber;
import io.ringback.event.DashboardSuppression;
import io.ringback.event.DecisionOutcome;
import io.ringback.event.DirectRoute;
import io.ringback.event.LeaseState;
import io.ringback.event.RoutePriority;
import io.ringback.event.RouteState;
import io.ringback.event.SuppressionState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows of one agent's emergency, as a desk writes them. */
final class SampleRows {
    static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    static final String NUMBER = "+12025550101";
    static final String AGENT = "agent-7";

    private SampleRows() {}

    static CallbackNumber lease(long fence, LeaseState state, @Nullable Instant rests) {
        Instant until = NOON.plus(Duration.ofHours(1));
        return new CallbackNumber("id", "default", fence, NUMBER, AGENT, state, NOON, until, rests, "EMERGENCY_CALL");
    }

    static DirectRoute route(long fence, RouteState state, boolean signedOut) {
        return DirectRoute.newBuilder()
                .setEventId("id")
                .setPool("default")
                .setFence(fence)
                .setNumber(NUMBER)
                .setAgentId(AGENT)
                .setState(state)
                .setBypass(List.of())
                .setPriority(RoutePriority.HIGHEST)
                .setRequiresDecision(false)
                .setNoAnswerSeconds(20)
                .setEndpointRef("desk-phone-4")
                .setSignedOut(signedOut)
                .setExpiresAt(NOON.plus(Duration.ofHours(1)))
                .setReason("EMERGENCY_CALL")
                .build();
    }

    static AgentStatus status(boolean emergency) {
        Instant until = emergency ? NOON.plus(Duration.ofHours(1)) : null;
        return new AgentStatus(
                "id",
                "default",
                1L,
                AGENT,
                emergency ? "DO_NOT_DISTURB" : null,
                emergency,
                null,
                null,
                "EMERGENCY_CALL",
                NOON,
                until);
    }

    static DashboardSuppression suppression(String call, SuppressionState state) {
        return new DashboardSuppression(
                "id",
                "default",
                1L,
                call,
                AGENT,
                state,
                List.of(),
                List.of(),
                true,
                true,
                true,
                NOON.plusSeconds(3600),
                "CALLBACK");
    }

    static CallbackDecision decision(String call) {
        return CallbackDecision.newBuilder()
                .setEventId("default-9")
                .setPool("default")
                .setFence(1L)
                .setCallId(call)
                .setNumber(NUMBER)
                .setAgentId(AGENT)
                .setOutcome(DecisionOutcome.DIRECT)
                .setBypass(List.of())
                .setNoAnswerSeconds(20)
                .setMessageWaiting(false)
                .setReason("CALLBACK")
                .build();
    }
}
