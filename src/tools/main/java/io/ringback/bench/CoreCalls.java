package io.ringback.bench;

import io.ringback.core.AgentId;
import io.ringback.core.BaseStatus;
import io.ringback.core.CallId;
import io.ringback.core.CallStart;
import io.ringback.core.CallbackNumber;
import io.ringback.core.Decision;
import io.ringback.core.Delivery;
import io.ringback.core.DeskRules;
import io.ringback.core.LaterEvent;
import io.ringback.core.Policy;
import io.ringback.core.PoolName;
import io.ringback.core.PoolState;
import io.ringback.core.Signal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Emergency calls of some agents in the pure core: each dials, is answered, hangs up and closes, again and again. */
public final class CoreCalls {
    private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");
    private static final Duration LEASE = Duration.ofMinutes(60);
    private static final Policy POLICY = new Policy(
            LEASE,
            LEASE,
            Duration.ofMinutes(10),
            Duration.ZERO,
            null,
            Duration.ofMinutes(15),
            null,
            1,
            Set.of(),
            new Policy.Limits(20, 10_000));

    private final PoolState pool;
    private final List<Signal> signals = new ArrayList<>();
    private Instant now = START;
    private int next;

    /** As many numbers as agents. */
    public CoreCalls(int agents) {
        BaseStatus base = new BaseStatus("Available", START);
        pool = new PoolState(new PoolName("default"), POLICY, agent -> base);
        for (int i = 0; i < agents; i++) {
            apply(decide(new Signal.NumberOffered(new CallbackNumber(SignalRecords.number(i)), pool.name())));
        }
        for (int i = 0; i < agents; i++) {
            live(new AgentId("agent-" + i), new CallId("call-" + i));
        }
    }

    private void live(AgentId agent, CallId call) {
        LaterEvent later = new LaterEvent(call, agent, null, null, null);
        signals.add(new Signal.EmergencyDialled(
                agent,
                new CallStart(
                        call, null, null, null, null, CallStart.Told.FIRST, null, null, CallStart.Early.NOTHING)));
        signals.add(new Signal.CallAnswered(later));
        signals.add(new Signal.CallEnded(later));
        signals.add(new Signal.SessionClosed(call, null, false));
    }

    /** Decides what comes next and applies it. */
    public Decision decideNext() {
        Decision decision = decide(signals.get(next));
        apply(decision);
        next = (next + 1) % signals.size();
        now = now.plusMillis(1);
        return decision;
    }

    /** Decides, again and again, that an agent without a session dials (R1), and applies nothing. */
    public Decision decideFirstDial() {
        return decide(signals.get(0));
    }

    private Decision decide(Signal signal) {
        return DeskRules.decide(pool, new Delivery(signal, null, 0, now), now);
    }

    private void apply(Decision decision) {
        decision.changes().forEach(pool::apply);
    }
}
