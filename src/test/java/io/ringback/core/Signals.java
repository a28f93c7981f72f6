package io.ringback.core;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The cast of the core's tests and their signals, in the words of the rules. */
final class Signals {
    static final AgentId AGENT = new AgentId("agent-1");
    static final AgentId OTHER = new AgentId("agent-2");
    static final PoolName POOL = PoolName.DEFAULT;
    static final PoolName ELSEWHERE = new PoolName("elsewhere");
    static final CallbackNumber FIRST = new CallbackNumber("+12025550101");
    static final CallbackNumber SECOND = new CallbackNumber("+12025550102");
    static final CallId EMERGENCY = new CallId("emergency-1");
    static final CallId AGAIN = new CallId("emergency-2");
    static final CallId CALLBACK = new CallId("callback-1");
    static final CallId CALLBACK_TOO = new CallId("callback-2");
    static final CallId MESSAGE = new CallId("message-1");
    static final CallId TRANSFER = new CallId("transfer-1");
    static final Instant START = Instant.parse("2030-01-01T12:00:00Z");
    static final Duration HOUR = Duration.ofHours(1);
    static final Duration MINUTE = Duration.ofMinutes(1);
    static final Policy STANDARD = policy(Duration.ZERO, 0);

    private Signals() {}

    static Policy policy(Duration minAfterCall, int low) {
        return new Policy(HOUR, HOUR, Duration.ofMinutes(10), minAfterCall, new Destination("+12025550199"), low);
    }

    static Signal.Start start(CallId call) {
        return start(call, false, false, false);
    }

    static Signal.Start start(CallId call, boolean answered, boolean ended, boolean closed) {
        return new Signal.Start(call, new GatewayId("gateway-1"), new LocationRef("site-1"), answered, ended, closed);
    }

    static Signal dials(@Nullable AgentId agent, CallId call) {
        return new Signal.EmergencyDialled(agent, start(call));
    }

    static Signal dialsTest(AgentId agent, CallId call) {
        return new Signal.TestDialled(agent, start(call));
    }

    static Signal callsBack(CallbackNumber number, CallId call) {
        return called(number, Signal.Direction.INBOUND, null, false, true, call);
    }

    static Signal callsBackUntrusted(CallbackNumber number, CallId call) {
        return called(number, Signal.Direction.INBOUND, null, false, false, call);
    }

    static Signal dialsNumber(AgentId agent, CallbackNumber number, CallId call) {
        return called(number, Signal.Direction.OUTBOUND, agent, false, true, call);
    }

    static Signal psapCalls(AgentId agent, CallId call) {
        return new Signal.PsapCalledBack(agent, true, start(call));
    }

    static Signal links(CallId first, CallId other) {
        return new Signal.LinkedCallStarted(first, start(other));
    }

    static Signal answered(CallId call) {
        return new Signal.CallAnswered(call);
    }

    static Signal alive(CallId call) {
        return new Signal.CallAlive(call);
    }

    static Signal ended(CallId call) {
        return new Signal.CallEnded(call);
    }

    static Signal closes(CallId call) {
        return new Signal.SessionClosed(call, null);
    }

    static Signal closes(AgentId agent) {
        return new Signal.SessionClosed(null, agent);
    }

    static Signal chooses(AgentId agent, String status) {
        return new Signal.BaseStatusChanged(agent, new BaseStatus(status, START));
    }

    static Signal offers(CallbackNumber number) {
        return new Signal.NumberOffered(number, POOL);
    }

    static Signal withdraws(CallbackNumber number) {
        return new Signal.NumberWithdrawn(number);
    }

    static Signal.@Nullable Start startOf(Signal signal) {
        if (signal instanceof Signal.EmergencyDialled dialled) {
            return dialled.start();
        }
        if (signal instanceof Signal.NumberCalled called) {
            return called.start();
        }
        if (signal instanceof Signal.PsapCalledBack called) {
            return called.start();
        }
        return signal instanceof Signal.LinkedCallStarted linked ? linked.start() : null;
    }

    static Signal called(
            CallbackNumber number,
            Signal.Direction direction,
            @Nullable AgentId agent,
            boolean psap,
            boolean trusted,
            CallId call) {
        return new Signal.NumberCalled(number, direction, agent, psap, trusted, start(call));
    }
}
