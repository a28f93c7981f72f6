package io.ringback.core;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What intake recognised: the inputs of the state machine. */
public sealed interface Signal {

    /** One answer for every kind of signal: the compiler demands the whole list. */
    <T> T to(Cases<T> cases);

    /** A signal of a call, which is ignored when it is older than a lease (R14). */
    sealed interface OfCall extends Signal {}

    /**
     * A call that began.
     *
     * @param endpoint the device from which the agent called (R24)
     * @param linkedTo the call that it says it belongs to (R21)
     * @param told whether it is known by its id
     * @param occurredAt by the gateway's clock (R14)
     * @param keepalive how often the gateway says that it is alive (R4, R8)
     */
    record Start(
            CallId call,
            @Nullable GatewayId gateway,
            @Nullable LocationRef location,
            @Nullable EndpointRef endpoint,
            @Nullable CallId linkedTo,
            Told told,
            @Nullable Instant occurredAt,
            @Nullable Duration keepalive,
            Early early) {
        /** What intake knows of a call's id. */
        public enum Told {
            /** Nothing. */
            FIRST,
            /** This very call has begun and ended before (R14). */
            AGAIN,
            /** It was another call's before (R22). */
            ANEW
        }

        boolean anew() {
            return told == Told.ANEW;
        }

        /** One of which nothing is known but its id. */
        static Start of(CallId call) {
            return new Start(call, null, null, null, null, Told.FIRST, null, null, Early.NOTHING);
        }

        /** The same as another call's than the one that had its id before. */
        Start asAnew() {
            return new Start(call, gateway, location, endpoint, linkedTo, Told.ANEW, occurredAt, keepalive, early);
        }
    }

    /**
     * What overtook a STARTED by up to 10 s (R14).
     *
     * @param endedAt when it ended, by the gateway's clock
     * @param forced the close was by force (R4)
     * @param linked the calls that linked to it before anybody knew it (R21)
     */
    record Early(
            boolean answered,
            boolean ended,
            @Nullable Instant endedAt,
            boolean closed,
            boolean forced,
            List<CallId> linked) {
        public static final Early NOTHING = new Early(false, false, null, false, false, List.of());

        public Early {
            linked = List.copyOf(linked);
        }
    }

    /**
     * A later event of a call.
     *
     * @param agent the agent of its leg, and
     * @param number the number that was called, as far as intake knows them: of two calls with one id they find the
     *     right one (R22)
     */
    record Later(
            CallId call,
            @Nullable AgentId agent,
            @Nullable CallbackNumber number,
            @Nullable Instant occurredAt,
            @Nullable Duration keepalive) {}

    /** Which way a call goes, as the agent sees it. */
    enum Direction {
        OUTBOUND,
        INBOUND
    }

    /** An emergency number was dialled, by an agent (R1, R2) or by nobody known (R16). */
    record EmergencyDialled(@Nullable AgentId agent, Start start) implements OfCall {
        @Override
        public <T> T to(Cases<T> cases) {
            return cases.emergencyDialled(this);
        }
    }

    /** A test number was dialled (R13). */
    record TestDialled(@Nullable AgentId agent, Start start) implements OfCall {
        @Override
        public <T> T to(Cases<T> cases) {
            return cases.testDialled(this);
        }
    }

    /** A test number was dialled in a drill, for an agent who is nobody. */
    record Drilled(AgentId agent, Start start) implements OfCall {
        @Override
        public <T> T to(Cases<T> cases) {
            return cases.drilled(this);
        }
    }

    /** A number of the pool was called (R5, R6, R9, R17, R20). */
    record NumberCalled(
            CallbackNumber number,
            Direction direction,
            @Nullable AgentId agent,
            Caller caller,
            Start start) implements OfCall {
        NumberCalled with(Start other) {
            return new NumberCalled(number, direction, agent, caller, other);
        }

        @Override
        public <T> T to(Cases<T> cases) {
            return cases.numberCalled(this);
        }
    }

    /**
     * Who calls in.
     *
     * @param psapMarked it says that it is a PSAP's callback (RFC 7090, R20)
     * @param trusted it may go straight to the agent (R17)
     * @param listed it is on the list of trusted callers (R25)
     */
    record Caller(boolean psapMarked, boolean trusted, boolean listed) {
        /** Beyond the burst only these get straight through. */
        boolean isKnown() {
            return psapMarked || listed;
        }
    }

    /** The pool that has a dialled number, where that is not the agent's, and whether the caller is trusted there. */
    record Elsewhere(PoolName pool, boolean trusted) {}

    /**
     * A call marked as a PSAP's callback came for an agent (R20).
     *
     * @param number of ours, if one was dialled
     * @param elsewhere whose number that is; null when the agent's pool has it
     */
    record PsapCalledBack(
            AgentId agent,
            @Nullable CallbackNumber number,
            @Nullable Elsewhere elsewhere,
            Caller caller,
            Start start) implements OfCall {
        PsapCalledBack with(Start other) {
            return new PsapCalledBack(agent, number, elsewhere, caller, other);
        }

        @Override
        public <T> T to(Cases<T> cases) {
            return cases.psapCalledBack(this);
        }
    }

    /** Another side of a known leg began (R21). */
    record LinkedCallStarted(CallId linkedTo, Start start) implements OfCall {
        @Override
        public <T> T to(Cases<T> cases) {
            return cases.linkedCallStarted(this);
        }
    }

    record CallAnswered(Later event) implements OfCall {
        @Override
        public <T> T to(Cases<T> cases) {
            return cases.callAnswered(this);
        }
    }

    record CallAlive(Later event) implements OfCall {
        @Override
        public <T> T to(Cases<T> cases) {
            return cases.callAlive(this);
        }
    }

    record CallEnded(Later event) implements OfCall {
        @Override
        public <T> T to(Cases<T> cases) {
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
        public <T> T to(Cases<T> cases) {
            return cases.sessionClosed(this);
        }
    }

    /** The agent chose a presence (R12). */
    record BaseStatusChanged(AgentId agent, BaseStatus base) implements Signal {
        @Override
        public <T> T to(Cases<T> cases) {
            return cases.baseStatusChanged(this);
        }
    }

    /** The operator puts a number into service in a pool, this one or another (R18). */
    record NumberOffered(CallbackNumber number, PoolName toPool) implements Signal {
        @Override
        public <T> T to(Cases<T> cases) {
            return cases.numberOffered(this);
        }
    }

    /** The pool that had a number hands it on to this one (R18). */
    record NumberHandedOn(CallbackNumber number) implements Signal {
        @Override
        public <T> T to(Cases<T> cases) {
            return cases.numberHandedOn(this);
        }
    }

    /** The operator withdraws a number (R18). */
    record NumberWithdrawn(CallbackNumber number) implements Signal {
        @Override
        public <T> T to(Cases<T> cases) {
            return cases.numberWithdrawn(this);
        }
    }

    /** The operator defines the pool; null takes the definition back. */
    record PoolDefined(@Nullable PoolTerms terms) implements Signal {
        @Override
        public <T> T to(Cases<T> cases) {
            return cases.poolDefined(this);
        }
    }

    /** The agent is forgotten (R26). */
    record AgentForgotten(AgentId agent) implements Signal {
        @Override
        public <T> T to(Cases<T> cases) {
            return cases.agentForgotten(this);
        }
    }

    /** Intake came to a bound of its own (R25). */
    record Overloaded(int count) implements Signal {
        @Override
        public <T> T to(Cases<T> cases) {
            return cases.overloaded(this);
        }
    }

    /** So many events were malformed that could have been an emergency (R16). */
    record EventRejected(@Nullable AgentId agent, @Nullable LocationRef location, int count) implements Signal {
        @Override
        public <T> T to(Cases<T> cases) {
            return cases.eventRejected(this);
        }
    }

    /** Retention tore a gap into the input (R14). */
    record EventsLost() implements Signal {
        @Override
        public <T> T to(Cases<T> cases) {
            return cases.eventsLost(this);
        }
    }

    /** Our own clock check. */
    record ClockProbed() implements Signal {
        @Override
        public <T> T to(Cases<T> cases) {
            return cases.clockProbed(this);
        }
    }

    /** A method for each kind of signal. */
    interface Cases<T> {
        T emergencyDialled(EmergencyDialled signal);

        T testDialled(TestDialled signal);

        T drilled(Drilled signal);

        T numberCalled(NumberCalled signal);

        T psapCalledBack(PsapCalledBack signal);

        T linkedCallStarted(LinkedCallStarted signal);

        T callAnswered(CallAnswered signal);

        T callAlive(CallAlive signal);

        T callEnded(CallEnded signal);

        T sessionClosed(SessionClosed signal);

        T baseStatusChanged(BaseStatusChanged signal);

        T numberOffered(NumberOffered signal);

        T numberHandedOn(NumberHandedOn signal);

        T numberWithdrawn(NumberWithdrawn signal);

        T poolDefined(PoolDefined signal);

        T agentForgotten(AgentForgotten signal);

        T overloaded(Overloaded signal);

        T eventRejected(EventRejected signal);

        T eventsLost(EventsLost signal);

        T clockProbed(ClockProbed signal);
    }
}
