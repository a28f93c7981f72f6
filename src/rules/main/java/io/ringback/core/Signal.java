package io.ringback.core;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What intake recognised: the inputs of the state machine. */
public sealed interface Signal {

    /** One answer for every kind of signal: the compiler demands the whole list. */
    <T> T to(SignalCases<T> cases);

    /** A signal of a call, which is ignored when it is older than a lease (R14). */
    sealed interface OfCall extends Signal {}

    /** Which way a call goes, as the agent sees it. */
    enum Direction {
        OUTBOUND,
        INBOUND
    }

    /** An emergency number was dialled, by an agent (R1, R2) or by nobody known (R16). */
    record EmergencyDialled(@Nullable AgentId agent, CallStart start) implements OfCall {
        @Override
        public <T> T to(SignalCases<T> cases) {
            return cases.emergencyDialled(this);
        }
    }

    /** A test number was dialled (R13). */
    record TestDialled(@Nullable AgentId agent, CallStart start) implements OfCall {
        @Override
        public <T> T to(SignalCases<T> cases) {
            return cases.testDialled(this);
        }
    }

    /** A test number was dialled in a drill, for an agent who is nobody. */
    record Drilled(AgentId agent, CallStart start) implements OfCall {
        @Override
        public <T> T to(SignalCases<T> cases) {
            return cases.drilled(this);
        }
    }

    /** A number of the pool was called (R5, R6, R9, R17, R20). */
    record NumberCalled(
            CallbackNumber number,
            Direction direction,
            @Nullable AgentId agent,
            Caller caller,
            CallStart start) implements OfCall {
        NumberCalled with(CallStart other) {
            return new NumberCalled(number, direction, agent, caller, other);
        }

        /** The agent for whom a call came in that is marked as a PSAP's (R20). */
        @Nullable AgentId marked() {
            return direction == Direction.INBOUND && caller.psapMarked() ? agent : null;
        }

        @Override
        public <T> T to(SignalCases<T> cases) {
            return cases.numberCalled(this);
        }
    }

    /** The pool that has a dialled number, where that is not the agent's, and whether the caller is trusted there. */
    record Elsewhere(PoolName pool, boolean trusted) {}

    /**
     * A call marked as a PSAP's callback came for an agent (R20).
     *
     * @param number the callback number that was dialled; null when none was
     * @param elsewhere whose number that is; null when the agent's pool has it
     */
    record PsapCalledBack(
            AgentId agent,
            @Nullable CallbackNumber number,
            @Nullable Elsewhere elsewhere,
            Caller caller,
            CallStart start)
            implements OfCall {
        PsapCalledBack with(CallStart other) {
            return new PsapCalledBack(agent, number, elsewhere, caller, other);
        }

        @Override
        public <T> T to(SignalCases<T> cases) {
            return cases.psapCalledBack(this);
        }
    }

    /** Another side of a known leg began (R21). */
    record LinkedCallStarted(CallId linkedTo, CallStart start) implements OfCall {
        @Override
        public <T> T to(SignalCases<T> cases) {
            return cases.linkedCallStarted(this);
        }
    }

    record CallAnswered(LaterEvent event) implements OfCall {
        @Override
        public <T> T to(SignalCases<T> cases) {
            return cases.callAnswered(this);
        }
    }

    record CallAlive(LaterEvent event) implements OfCall {
        @Override
        public <T> T to(SignalCases<T> cases) {
            return cases.callAlive(this);
        }
    }

    record CallEnded(LaterEvent event) implements OfCall {
        @Override
        public <T> T to(SignalCases<T> cases) {
            return cases.callEnded(this);
        }
    }

    /**
     * The agent closed the session, named by a call of it or by the agent; with force, its calls are over (R4).
     *
     * @param releases an operator's hand says that this number's lease is over, too (R7)
     */
    record SessionClosed(
            @Nullable CallId call,
            @Nullable AgentId agent,
            @Nullable CallbackNumber number,
            boolean force,
            @Nullable CallbackNumber releases)
            implements OfCall {
        public SessionClosed(@Nullable CallId call, @Nullable AgentId agent, boolean force) {
            this(call, agent, null, force, null);
        }

        @Override
        public <T> T to(SignalCases<T> cases) {
            return cases.sessionClosed(this);
        }
    }

    /** The agent chose a presence (R12). */
    record BaseStatusChanged(AgentId agent, BaseStatus base) implements Signal {
        @Override
        public <T> T to(SignalCases<T> cases) {
            return cases.baseStatusChanged(this);
        }
    }

    /** The operator puts a number into service in a pool, this one or another (R18). */
    record NumberOffered(CallbackNumber number, PoolName toPool) implements Signal {
        @Override
        public <T> T to(SignalCases<T> cases) {
            return cases.numberOffered(this);
        }
    }

    /** The pool that had a number hands it on to this one (R18). */
    record NumberHandedOn(CallbackNumber number) implements Signal {
        @Override
        public <T> T to(SignalCases<T> cases) {
            return cases.numberHandedOn(this);
        }
    }

    /**
     * Another region is lost that had leased this number: its holder keeps it here until then.
     *
     * @param toPool the pool that had it there
     * @param fence by which consumers know that region's lease
     * @param issuedAt when that lease began
     */
    record NumberTakenOver(
            CallbackNumber number, PoolName toPool, AgentId agent, Fence fence, Instant issuedAt, Instant until)
            implements Signal {
        @Override
        public <T> T to(SignalCases<T> cases) {
            return cases.numberTakenOver(this);
        }
    }

    /** The operator withdraws a number (R18). */
    record NumberWithdrawn(CallbackNumber number) implements Signal {
        @Override
        public <T> T to(SignalCases<T> cases) {
            return cases.numberWithdrawn(this);
        }
    }

    /** The operator defines the pool; null takes the definition back. */
    record PoolDefined(@Nullable PoolTerms terms) implements Signal {
        @Override
        public <T> T to(SignalCases<T> cases) {
            return cases.poolDefined(this);
        }
    }

    /** The agent is forgotten (R26). */
    record AgentForgotten(AgentId agent) implements Signal {
        @Override
        public <T> T to(SignalCases<T> cases) {
            return cases.agentForgotten(this);
        }
    }

    /** Intake came to a bound of its own (R25). */
    record Overloaded(int count) implements Signal {
        @Override
        public <T> T to(SignalCases<T> cases) {
            return cases.overloaded(this);
        }
    }

    /** Events were malformed that could have been emergencies (R16): {@code count} of them. */
    record EventRejected(@Nullable AgentId agent, @Nullable LocationRef location, int count) implements Signal {
        @Override
        public <T> T to(SignalCases<T> cases) {
            return cases.eventRejected(this);
        }
    }

    /** Retention tore a gap into the input (R14). */
    record EventsLost() implements Signal {
        @Override
        public <T> T to(SignalCases<T> cases) {
            return cases.eventsLost(this);
        }
    }

    /** Our own clock check. */
    record ClockProbed() implements Signal {
        @Override
        public <T> T to(SignalCases<T> cases) {
            return cases.clockProbed(this);
        }
    }
}
