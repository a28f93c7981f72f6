package io.ringback.core;

import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The rule for each kind of signal. */
final class Rulebook implements SignalCases<Decision> {
    private final PoolState pool;
    private final Instant appendedAt;
    private final Instant now;

    Rulebook(PoolState pool, Instant appendedAt, Instant now) {
        this.pool = pool;
        this.appendedAt = appendedAt;
        this.now = now;
    }

    @Override
    public Decision emergencyDialled(Signal.EmergencyDialled signal) {
        CallId first = signal.start().linkedTo();
        AgentId agent = signal.agent();
        return started(
                signal.start(),
                agent,
                agent == null ? pool.parties().agentIn(first) : agent,
                Leg.Kind.EMERGENCY,
                start -> agent == null && first != null
                        ? EmergencyRules.dialledByNobody(pool, start, first, moment(start), now)
                        : EmergencyRules.dialled(pool, agent, start, moment(start), now));
    }

    @Override
    public Decision testDialled(Signal.TestDialled signal) {
        DecisionBuilder decision = new DecisionBuilder(
                pool, signal.agent() == null ? signal.start().call() : signal.agent(), now);
        EmergencyRules.tested(decision, signal.start());
        return decision.build();
    }

    @Override
    public Decision drilled(Signal.Drilled signal) {
        if (DrillRules.isOfSomebody(pool, signal)) {
            return Decision.ignored(Ignored.NOTHING_NEW);
        }
        DecisionBuilder decision = new DecisionBuilder(pool, signal.agent(), now);
        DrillRules.drilled(decision, signal);
        return decision.build();
    }

    @Override
    public Decision numberCalled(Signal.NumberCalled signal) {
        boolean outbound = signal.direction() == Signal.Direction.OUTBOUND;
        AgentId whose = CallbackRules.whose(pool, signal.number(), signal.marked());
        return started(
                signal.start(),
                outbound ? signal.agent() : null,
                whose == null ? signal.agent() : whose,
                outbound ? null : Leg.Kind.CALLBACK,
                start -> CallbackRules.numberCalled(pool, signal.with(start), moment(start), now));
    }

    @Override
    public Decision psapCalledBack(Signal.PsapCalledBack signal) {
        AgentId whose = CallbackRules.whose(pool, signal.number(), signal.agent());
        return started(
                signal.start(),
                null,
                whose == null ? signal.agent() : whose,
                Leg.Kind.CALLBACK,
                start -> CallbackRules.psapCalledBack(pool, signal.with(start), moment(start), now));
    }

    @Override
    public Decision linkedCallStarted(Signal.LinkedCallStarted signal) {
        return started(
                signal.start(),
                null,
                pool.parties().agentIn(signal.linkedTo()),
                null,
                start -> CallbackRules.linked(pool, signal.linkedTo(), start, moment(start), now));
    }

    @Override
    public Decision callAnswered(Signal.CallAnswered signal) {
        LaterEvent event = signal.event();
        return ofCall(event, (decision, leg, moment) -> LegRules.answered(decision, leg, moment, event.keepalive()));
    }

    @Override
    public Decision callAlive(Signal.CallAlive signal) {
        LaterEvent event = signal.event();
        return ofCall(event, (decision, leg, moment) -> LegRules.heard(decision, leg, moment, event.keepalive()));
    }

    @Override
    public Decision callEnded(Signal.CallEnded signal) {
        return ofCall(signal.event(), LegRules::ended);
    }

    @Override
    public Decision sessionClosed(Signal.SessionClosed signal) {
        return ClosingRules.closed(pool, signal, now);
    }

    @Override
    public Decision baseStatusChanged(Signal.BaseStatusChanged signal) {
        return PresenceRules.baseStatusChanged(new DecisionBuilder(pool, signal.agent(), now), signal);
    }

    @Override
    public Decision agentForgotten(Signal.AgentForgotten signal) {
        return PresenceRules.agentForgotten(new DecisionBuilder(pool, signal.agent(), now), signal.agent());
    }

    @Override
    public Decision numberOffered(Signal.NumberOffered signal) {
        return InventoryRules.offered(pool, signal, now);
    }

    @Override
    public Decision numberHandedOn(Signal.NumberHandedOn signal) {
        return InventoryRules.handedOn(pool, signal, now);
    }

    @Override
    public Decision numberTakenOver(Signal.NumberTakenOver signal) {
        return TakeoverRules.takenOver(pool, signal, now);
    }

    @Override
    public Decision numberWithdrawn(Signal.NumberWithdrawn signal) {
        return InventoryRules.withdrawn(pool, signal);
    }

    @Override
    public Decision poolDefined(Signal.PoolDefined signal) {
        return PoolRules.defined(pool, signal.terms());
    }

    /** R16: it could have been an emergency. */
    @Override
    public Decision eventRejected(Signal.EventRejected signal) {
        return notice(new Output.Notice(
                Output.Kind.REJECTED, null, signal.agent(), null, signal.location(), null, null, signal.count()));
    }

    /** R14: what retention tore out could have been an emergency. */
    @Override
    public Decision eventsLost(Signal.EventsLost signal) {
        return notice(Output.Notice.of(Output.Kind.EVENTS_LOST, null));
    }

    /** R25: intake came to a bound of its own, and says so once a minute. */
    @Override
    public Decision overloaded(Signal.Overloaded signal) {
        return notice(Output.Notice.of(Output.Kind.OVERLOAD, signal.count()));
    }

    @Override
    public Decision clockProbed(Signal.ClockProbed signal) {
        return Decision.ignored(Ignored.PROBE);
    }

    private Decision started(
            CallStart start,
            @Nullable AgentId agent,
            @Nullable AgentId whose,
            Leg.@Nullable Kind meant,
            Function<CallStart, Decision> rule) {
        return new CallIdRules(pool, moment(start), now).started(start, agent, whose, meant, rule);
    }

    private Decision ofCall(LaterEvent event, CallRule rule) {
        Party party = pool.parties().of(event);
        if (party == null) {
            return Decision.ignored(Ignored.UNKNOWN);
        }
        DecisionBuilder decision = new DecisionBuilder(pool, party, now);
        decision.told();
        Leg leg = decision.leg(event.call());
        if (leg != null) {
            rule.apply(decision, leg, new Moment(event.occurredAt(), appendedAt));
        }
        return decision.build();
    }

    private Moment moment(CallStart start) {
        return new Moment(start.occurredAt(), appendedAt);
    }

    private interface CallRule {
        void apply(DecisionBuilder decision, Leg leg, Moment moment);
    }

    private static Decision notice(Output notice) {
        return new Decision(List.of(), List.of(notice), null);
    }
}
