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
        return started(
                signal.start(),
                signal.agent(),
                signal.agent() == null ? agentIn(signal.start().linkedTo()) : signal.agent(),
                start -> signal.agent() == null && start.linkedTo() != null
                        ? dialledByNobody(start, start.linkedTo())
                        : dialled(signal.agent(), start));
    }

    /**
     * R21: it is a side of the emergency that it links to. Out of another call of an agent's it is the agent's emergency
     * (R2), and out of one that is over or unknown nobody's (R16).
     */
    private Decision dialledByNobody(CallStart start, CallId first) {
        AgentId agent = agentIn(first);
        Party party = pool.partyOf(first);
        Legs legs = party == null ? Legs.NONE : pool.stateOf(party).legs();
        Leg known = legs.find(first);
        if (known == null || known.kind() == Leg.Kind.EMERGENCY) {
            Decision side = CallbackRules.linked(pool, first, start, moment(start), now);
            return side.ignored() == null ? side : dialledAlone(start, known);
        }
        boolean isAgents = agent != null && known.kind() != Leg.Kind.DIVERTED && legs.anySide(known, Leg::isUp);
        return isAgents ? dialled(agent, start) : dialledAlone(start, known);
    }

    /** One that began before its agent's emergency was over, and is told after that is forgotten, is none more (R14). */
    private Decision dialledAlone(CallStart start, @Nullable Leg known) {
        boolean isOvertaken = known != null
                && known.kind() == Leg.Kind.EMERGENCY
                && agentIn(known.call()) != null
                && known.course().lasted(start.occurredAt());
        return isOvertaken
                ? Decision.ignored(Ignored.NOTHING_NEW)
                : dialled(null, start).and(List.of(), List.of(new Output.Refused(Output.Refusal.NO_AGENT)));
    }

    private Decision dialled(@Nullable AgentId agent, CallStart start) {
        DecisionBuilder decision = new DecisionBuilder(pool, agent == null ? start.call() : agent, now);
        EmergencyRules.dialled(decision, start);
        LegRules.overtaken(decision, start, moment(start));
        return decision.build();
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
        Lease lease = pool.lease(signal.number());
        return started(
                signal.start(),
                outbound ? signal.agent() : null,
                lease == null ? signal.agent() : lease.agent(),
                start -> CallbackRules.numberCalled(pool, signal.with(start), moment(start), now));
    }

    @Override
    public Decision psapCalledBack(Signal.PsapCalledBack signal) {
        return started(
                signal.start(),
                null,
                signal.agent(),
                start -> CallbackRules.psapCalledBack(pool, signal.with(start), moment(start), now));
    }

    @Override
    public Decision linkedCallStarted(Signal.LinkedCallStarted signal) {
        return started(
                signal.start(),
                null,
                agentIn(signal.linkedTo()),
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
        if (signal.releases() != null) {
            return released(signal, signal.releases());
        }
        CallId call = signal.call();
        Party party =
                call == null ? null : pool.partyOf(new LaterEvent(call, signal.agent(), signal.number(), null, null));
        if (party instanceof AgentId && call != null) {
            DecisionBuilder decision = new DecisionBuilder(pool, party, now);
            Leg leg = decision.state().legs().find(call);
            if (leg != null) {
                ClosingRules.closedByCall(decision, leg, signal.force());
            }
            return decision.build();
        }
        AgentId agent = signal.agent() == null ? whoForgot(call, signal.number()) : signal.agent();
        if (agent == null) {
            return Decision.ignored(Ignored.UNKNOWN);
        }
        DecisionBuilder decision = new DecisionBuilder(pool, agent, now);
        if (call == null) {
            ClosingRules.closedByAgent(decision, signal.force());
        } else {
            ClosingRules.closedByForgotten(decision, call, signal.force());
        }
        return decision.build();
    }

    /** R25: who holds the number that the call was made to, if it was a call of that session. */
    private @Nullable AgentId whoForgot(@Nullable CallId call, @Nullable CallbackNumber number) {
        Lease lease = number == null ? null : pool.lease(number);
        if (call == null || lease == null) {
            return null;
        }
        return pool.stateOf(lease.agent()).forgotten().has(call) ? lease.agent() : null;
    }

    /** R7: whoever holds the number now. Another than the one whom the operator saw keeps it. */
    private Decision released(Signal.SessionClosed signal, CallbackNumber number) {
        Lease lease = pool.lease(number);
        if (lease == null || (signal.agent() != null && !signal.agent().equals(lease.agent()))) {
            return Decision.ignored(Ignored.NOT_OF_SESSION);
        }
        DecisionBuilder decision = new DecisionBuilder(pool, lease.agent(), now);
        ClosingRules.releasedByHand(decision, decision.inSession(), signal.force());
        return decision.build();
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
            CallStart start, @Nullable AgentId agent, @Nullable AgentId whose, Function<CallStart, Decision> rule) {
        return new CallIdRules(pool, moment(start), now).started(start, agent, whose, rule);
    }

    /** R21: whose leg a call that links to this one would be. */
    private @Nullable AgentId agentIn(@Nullable CallId first) {
        return first != null && pool.partyOf(first) instanceof AgentId agent ? agent : null;
    }

    private Decision ofCall(LaterEvent event, CallRule rule) {
        Party party = pool.partyOf(event);
        if (party == null) {
            return Decision.ignored(Ignored.UNKNOWN);
        }
        DecisionBuilder decision = new DecisionBuilder(pool, party, now);
        decision.told();
        Leg leg = decision.state().legs().find(event.call());
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
