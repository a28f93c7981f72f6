package io.ringback.consumer;

import io.ringback.event.AgentStatus;
import io.ringback.event.BlockState;
import io.ringback.event.CallbackDecision;
import io.ringback.event.DashboardSuppression;
import io.ringback.event.DecisionBypass;
import io.ringback.event.DecisionOutcome;
import io.ringback.event.DirectRoute;
import io.ringback.event.InboundBlock;
import io.ringback.event.NumberState;
import io.ringback.event.PooledNumber;
import io.ringback.event.RouteBypass;
import io.ringback.event.RoutePriority;
import io.ringback.event.RouteState;
import io.ringback.event.SuppressionState;
import io.ringback.event.VisibleControl;
import java.time.Instant;
import java.util.List;

/** Rows as the desk writes them, each a builder to vary one thing of. */
final class Rows {
    static final Instant NOW = Instant.parse("2026-01-05T10:00:00Z");
    static final Instant IN_AN_HOUR = NOW.plusSeconds(3600);
    static final String NUMBER = "+12025550101";
    static final String OTHER_NUMBER = "+12025550102";
    static final String SECURITY = "+12025550190";
    static final String RESPONDER = "+12025550180";
    static final String AGENT = "agent-1";
    static final String COLLEAGUE = "agent-2";
    static final String CALL = "call-1";

    private Rows() {}

    static DirectRoute.Builder route(long fence) {
        return DirectRoute.newBuilder()
                .setEventId("default-1")
                .setPool("default")
                .setFence(fence)
                .setNumber(NUMBER)
                .setAgentId(AGENT)
                .setState(RouteState.ACTIVE)
                .setBypass(List.of(RouteBypass.ROUTING_RULES, RouteBypass.CAPACITY_PROFILES, RouteBypass.PRESENCE))
                .setPriority(RoutePriority.HIGHEST)
                .setRequiresDecision(false)
                .setNoAnswerSeconds(20)
                .setFallback(SECURITY)
                .setExpiresAt(IN_AN_HOUR)
                .setReason("ISSUED");
    }

    static InboundBlock.Builder block(long fence) {
        return InboundBlock.newBuilder()
                .setEventId("default-2")
                .setPool("default")
                .setFence(fence)
                .setAgentId(AGENT)
                .setState(BlockState.ACTIVE)
                .setExceptNumbers(List.of(NUMBER))
                .setExceptCallers(List.of(SECURITY))
                .setExceptPsapCallback(true)
                .setRequiresDecision(false)
                .setExpiresAt(IN_AN_HOUR)
                .setReason("EMERGENCY");
    }

    static CallbackDecision.Builder decision(DecisionOutcome outcome) {
        return CallbackDecision.newBuilder()
                .setEventId("default-3")
                .setPool("default")
                .setFence(1L)
                .setCallId(CALL)
                .setNumber(NUMBER)
                .setAgentId(AGENT)
                .setOutcome(outcome)
                .setBypass(List.of(
                        DecisionBypass.ROUTING_RULES, DecisionBypass.CAPACITY_PROFILES, DecisionBypass.PRESENCE))
                .setFallback(SECURITY)
                .setNoAnswerSeconds(20)
                .setMessageWaiting(false)
                .setReason("CALLBACK");
    }

    static PooledNumber number(String number, String pool) {
        return PooledNumber.newBuilder()
                .setNumber(number)
                .setPool(pool)
                .setState(NumberState.IN_SERVICE)
                .build();
    }

    static AgentStatus.Builder doNotDisturb(long fence) {
        return AgentStatus.newBuilder()
                .setEventId("default-4")
                .setPool("default")
                .setFence(fence)
                .setAgentId(AGENT)
                .setStatus("DO_NOT_DISTURB")
                .setEmergency(true)
                .setBaseStatus("Available")
                .setBaseChangedAt(NOW.minusSeconds(600))
                .setReason("EMERGENCY")
                .setSince(NOW)
                .setExpiresAt(IN_AN_HOUR);
    }

    static AgentStatus.Builder backTo(String base, long fence) {
        return doNotDisturb(fence)
                .setStatus(base)
                .setBaseStatus(base)
                .setEmergency(false)
                .setExpiresAt(null);
    }

    static DashboardSuppression.Builder suppression(SuppressionState state) {
        return DashboardSuppression.newBuilder()
                .setEventId("default-5")
                .setPool("default")
                .setFence(1L)
                .setCallId(CALL)
                .setAgentId(AGENT)
                .setState(state)
                .setVisibleControls(List.of(VisibleControl.DEVICE_SETTINGS, VisibleControl.END_CALL))
                .setRestrictedOperations(List.of())
                .setHideFromOngoing(true)
                .setHideHistory(true)
                .setNoRecording(true)
                .setExpiresAt(IN_AN_HOUR)
                .setReason("EMERGENCY");
    }
}
