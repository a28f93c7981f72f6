package io.ringback.core;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
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
        return policy(minAfterCall, null, low, new Policy.Limits(20, 10_000));
    }

    static Policy policy(Duration minAfterCall, @Nullable Duration closeAfterCall, int low, Policy.Limits limits) {
        return new Policy(
                HOUR,
                HOUR,
                Duration.ofMinutes(10),
                minAfterCall,
                closeAfterCall,
                Duration.ofMinutes(15),
                new Destination("+12025550199"),
                low,
                Set.of("Offline"),
                limits);
    }

    /** One of many calls. */
    static CallId ring(int i) {
        return new CallId("ring-" + i);
    }

    static CallStart start(CallId call) {
        return start(call, false, false, false);
    }

    static CallStart start(CallId call, boolean answered, boolean ended, boolean closed) {
        return start(call, null, new CallStart.Early(answered, ended, null, closed, false, List.of()));
    }

    static CallStart start(CallId call, @Nullable Instant occurredAt, CallStart.Early early) {
        return new CallStart(
                call,
                new GatewayId("gateway-1"),
                new LocationRef("site-1"),
                null,
                null,
                CallStart.Told.FIRST,
                occurredAt,
                null,
                early);
    }

    /** At a device, linked to another call, or anew: whatever a start may say besides. */
    static CallStart start(
            CallId call, @Nullable String endpoint, @Nullable CallId linkedTo, @Nullable Duration keepalive) {
        CallStart plain = start(call);
        return new CallStart(
                call,
                plain.gateway(),
                plain.location(),
                endpoint == null ? null : new EndpointRef(endpoint),
                linkedTo,
                CallStart.Told.FIRST,
                null,
                keepalive,
                CallStart.Early.NOTHING);
    }

    /** What intake says of a dial that it has passed on before. */
    static Signal dialsToldAgain(AgentId agent, CallId call) {
        return new Signal.EmergencyDialled(agent, toldAgain(call));
    }

    static Signal callsBackToldAgain(CallbackNumber number, CallId call) {
        return new Signal.NumberCalled(
                number, Signal.Direction.INBOUND, null, new Caller(false, true, false), toldAgain(call));
    }

    private static CallStart toldAgain(CallId call) {
        return new CallStart(call, null, null, null, null, CallStart.Told.AGAIN, null, null, CallStart.Early.NOTHING);
    }

    /** A later event of a call, at a time by its gateway's clock. */
    static LaterEvent later(CallId call, @Nullable Instant occurredAt) {
        return new LaterEvent(call, null, null, occurredAt, null);
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

    static Signal dialsNumber(@Nullable AgentId agent, CallbackNumber number, CallId call) {
        return called(number, Signal.Direction.OUTBOUND, agent, false, true, call);
    }

    static Signal psapCalls(AgentId agent, CallId call) {
        return new Signal.PsapCalledBack(agent, null, null, new Caller(true, true, false), start(call));
    }

    static Signal links(CallId first, CallId other) {
        return new Signal.LinkedCallStarted(first, start(other));
    }

    static Signal answered(CallId call) {
        return new Signal.CallAnswered(later(call, null));
    }

    static Signal alive(CallId call) {
        return new Signal.CallAlive(later(call, null));
    }

    static Signal ended(CallId call) {
        return new Signal.CallEnded(later(call, null));
    }

    static Signal closes(CallId call) {
        return new Signal.SessionClosed(call, null, false);
    }

    static Signal closes(AgentId agent) {
        return new Signal.SessionClosed(null, agent, false);
    }

    static Signal releases(CallbackNumber number, boolean force) {
        return new Signal.SessionClosed(new CallId("operator"), null, null, force, number);
    }

    static Signal chooses(AgentId agent, String status) {
        return new Signal.BaseStatusChanged(agent, new BaseStatus(status, START));
    }

    static Signal offers(CallbackNumber number) {
        return new Signal.NumberOffered(number, POOL);
    }

    /** A definition as the rules see one. */
    record Terms(boolean isClosing) implements PoolTerms {
        @Override
        public PoolTerms closing() {
            return new Terms(true);
        }
    }

    static Signal withdraws(CallbackNumber number) {
        return new Signal.NumberWithdrawn(number);
    }

    static @Nullable CallStart startOf(Signal signal) {
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
        return new Signal.NumberCalled(number, direction, agent, new Caller(psap, trusted, false), start(call));
    }
}
