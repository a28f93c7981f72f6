package io.ringback.core;

import org.jspecify.annotations.Nullable;

/** What intake recognised: the inputs of the state machine. */
public sealed interface Signal {

    /** One answer for every kind of signal: the compiler demands the whole list. */
    <T> T to(Cases<T> cases);

    /** A signal of a call, which is ignored when it is older than a lease (R14). */
    sealed interface OfCall extends Signal {}

    /** A call that began, with what overtook its STARTED by up to 10 s (R14). */
    record Start(
            CallId call,
            @Nullable GatewayId gateway,
            @Nullable LocationRef location,
            boolean answeredEarly,
            boolean endedEarly,
            boolean closedEarly) {}

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

    /** A number of the pool was called (R5, R6, R9, R17, R20). */
    record NumberCalled(
            CallbackNumber number,
            Direction direction,
            @Nullable AgentId agent,
            boolean psapMarked,
            boolean trusted,
            Start start)
            implements OfCall {
        @Override
        public <T> T to(Cases<T> cases) {
            return cases.numberCalled(this);
        }
    }

    /** A call marked as a PSAP's callback came for an agent, whatever was dialled (R20). */
    record PsapCalledBack(AgentId agent, boolean trusted, Start start) implements OfCall {
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

    record CallAnswered(CallId call) implements OfCall {
        @Override
        public <T> T to(Cases<T> cases) {
            return cases.callAnswered(this);
        }
    }

    record CallAlive(CallId call) implements OfCall {
        @Override
        public <T> T to(Cases<T> cases) {
            return cases.callAlive(this);
        }
    }

    record CallEnded(CallId call) implements OfCall {
        @Override
        public <T> T to(Cases<T> cases) {
            return cases.callEnded(this);
        }
    }

    /** The agent closed the session, named by a call of it or by the agent (R4). */
    record SessionClosed(@Nullable CallId call, @Nullable AgentId agent) implements OfCall {
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

    /** An event was malformed that could have been an emergency (R16). */
    record EventRejected(@Nullable AgentId agent, @Nullable LocationRef location) implements Signal {
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

        T eventRejected(EventRejected signal);

        T eventsLost(EventsLost signal);

        T clockProbed(ClockProbed signal);
    }
}
