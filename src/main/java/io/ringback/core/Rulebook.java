package io.ringback.core;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rule for each kind of signal. */
final class Rulebook implements Signal.Cases<Decision> {
    private final PoolState pool;
    private final Instant now;

    Rulebook(PoolState pool, Instant now) {
        this.pool = pool;
        this.now = now;
    }

    @Override
    public Decision emergencyDialled(Signal.EmergencyDialled signal) {
        Signal.Start start = signal.start();
        if (pool.partyOf(start.call()) != null) {
            return heard(start.call());
        }
        Turn turn = new Turn(pool, signal.agent() == null ? start.call() : signal.agent(), now);
        EmergencyRules.dialled(turn, start);
        LegRules.overtaken(turn, start);
        return turn.decision();
    }

    @Override
    public Decision testDialled(Signal.TestDialled signal) {
        Turn turn = new Turn(pool, signal.agent() == null ? signal.start().call() : signal.agent(), now);
        EmergencyRules.tested(turn, signal.start());
        return turn.decision();
    }

    @Override
    public Decision numberCalled(Signal.NumberCalled signal) {
        CallId call = signal.start().call();
        return pool.partyOf(call) == null ? CallbackRules.numberCalled(pool, signal, now) : heard(call);
    }

    @Override
    public Decision psapCalledBack(Signal.PsapCalledBack signal) {
        CallId call = signal.start().call();
        return pool.partyOf(call) == null ? CallbackRules.psapCalledBack(pool, signal, now) : heard(call);
    }

    @Override
    public Decision linkedCallStarted(Signal.LinkedCallStarted signal) {
        CallId call = signal.start().call();
        return pool.partyOf(call) == null ? CallbackRules.linked(pool, signal, now) : heard(call);
    }

    @Override
    public Decision callAnswered(Signal.CallAnswered signal) {
        return ofCall(signal.call(), LegRules::answered);
    }

    @Override
    public Decision callAlive(Signal.CallAlive signal) {
        return heard(signal.call());
    }

    @Override
    public Decision callEnded(Signal.CallEnded signal) {
        return ofCall(signal.call(), LegRules::ended);
    }

    @Override
    public Decision sessionClosed(Signal.SessionClosed signal) {
        CallId call = signal.call();
        if (call != null && pool.partyOf(call) instanceof AgentId) {
            return ofCall(call, ClosingRules::closedByCall);
        }
        if (signal.agent() == null) {
            return Decision.ignored(Ignored.UNKNOWN);
        }
        Turn turn = new Turn(pool, signal.agent(), now);
        ClosingRules.closedByAgent(turn);
        return turn.decision();
    }

    @Override
    public Decision baseStatusChanged(Signal.BaseStatusChanged signal) {
        return PresenceRules.baseStatusChanged(new Turn(pool, signal.agent(), now), signal);
    }

    @Override
    public Decision numberOffered(Signal.NumberOffered signal) {
        return InventoryRules.offered(pool, signal, now);
    }

    @Override
    public Decision numberHandedOn(Signal.NumberHandedOn signal) {
        return InventoryRules.handedOn(pool, signal);
    }

    @Override
    public Decision numberWithdrawn(Signal.NumberWithdrawn signal) {
        return InventoryRules.withdrawn(pool, signal);
    }

    /** R16: it could have been an emergency. */
    @Override
    public Decision eventRejected(Signal.EventRejected signal) {
        return notice(new Output.Notice(Output.Kind.REJECTED, signal.agent(), null, signal.location(), null));
    }

    /** R14: what retention tore out could have been an emergency. */
    @Override
    public Decision eventsLost(Signal.EventsLost signal) {
        return notice(Output.Notice.of(Output.Kind.LATE_EVENT));
    }

    @Override
    public Decision clockProbed(Signal.ClockProbed signal) {
        return Decision.ignored(Ignored.PROBE);
    }

    /** A repeated STARTED says no more than a KEEPALIVE (R14). */
    private Decision heard(CallId call) {
        return ofCall(call, LegRules::heard);
    }

    private Decision ofCall(CallId call, CallRule rule) {
        Party party = pool.partyOf(call);
        if (party == null) {
            return Decision.ignored(Ignored.UNKNOWN);
        }
        Turn turn = new Turn(pool, party, now);
        @Nullable Leg leg = turn.standing().legs().find(call);
        if (leg != null) {
            rule.apply(turn, leg);
        }
        return turn.decision();
    }

    private interface CallRule {
        void apply(Turn turn, Leg leg);
    }

    private static Decision notice(Output notice) {
        return new Decision(List.of(), List.of(notice), null);
    }
}
