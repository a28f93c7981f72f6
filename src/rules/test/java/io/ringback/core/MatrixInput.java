package io.ringback.core;

import static io.ringback.core.Signals.AGENT;
import static io.ringback.core.Signals.ELSEWHERE;
import static io.ringback.core.Signals.FIRST;
import static io.ringback.core.Signals.OTHER;
import static io.ringback.core.Signals.POOL;
import static io.ringback.core.Signals.SECOND;
import static io.ringback.core.Signals.start;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Every kind of signal, some in more than one form; {@code DUE} is time alone. */
@SuppressWarnings("ImmutableEnumChecker") // the functions hold nothing
enum MatrixInput {
    EMERGENCY_DIALLED(phase -> Signals.dials(AGENT, new CallId("new"))),
    EMERGENCY_REPEATED(phase -> Signals.dials(phase == MatrixPhase.AGENTLESS ? null : AGENT, Signals.EMERGENCY)),
    EMERGENCY_ANEW(
            phase -> new Signal.EmergencyDialled(OTHER, start(Signals.EMERGENCY).asAnew())),
    EMERGENCY_LINKED(
            phase -> new Signal.EmergencyDialled(null, Signals.start(new CallId("new"), null, phase.call(), null))),
    TEST_DIALLED(phase -> Signals.dialsTest(AGENT, new CallId("new"))),
    DRILLED(phase -> new Signal.Drilled(new AgentId("drill-default"), start(new CallId("drill-1")))),
    NUMBER_CALLED(phase -> Signals.callsBack(FIRST, new CallId("new"))),
    NUMBER_CALLED_UNTRUSTED(phase -> Signals.callsBackUntrusted(FIRST, new CallId("new"))),
    NUMBER_CALLED_BY_HOLDER(phase -> Signals.dialsNumber(AGENT, FIRST, new CallId("new"))),
    NUMBER_CALLED_BY_ANOTHER(phase -> Signals.dialsNumber(OTHER, FIRST, new CallId("new"))),
    NUMBER_OF_NOBODY_CALLED_MARKED(
            phase -> Signals.called(SECOND, Signal.Direction.INBOUND, AGENT, true, true, new CallId("new"))),
    PSAP_CALLED_BACK_ON_A_NUMBER(phase ->
            new Signal.PsapCalledBack(AGENT, SECOND, null, new Caller(true, true, false), start(new CallId("new")))),
    PSAP_CALLED_BACK(phase -> Signals.psapCalls(AGENT, new CallId("new"))),
    PSAP_CALLED_BACK_UNTRUSTED(phase ->
            new Signal.PsapCalledBack(AGENT, null, null, new Caller(true, false, false), start(new CallId("new")))),
    LINKED_CALL_STARTED(phase -> Signals.links(phase.call(), new CallId("new"))),
    CALL_ANSWERED(phase -> Signals.answered(phase.call())),
    CALL_ALIVE(phase -> Signals.alive(phase.call())),
    CALL_ENDED(phase -> Signals.ended(phase.call())),
    SESSION_CLOSED_BY_CALL(phase -> Signals.closes(phase.call())),
    SESSION_CLOSED_BY_AGENT(phase -> Signals.closes(AGENT)),
    SESSION_CLOSED_BY_ORDINARY_CALL(phase -> new Signal.SessionClosed(new CallId("ordinary"), AGENT, false)),
    SESSION_CLOSED_BY_FORCE(phase -> new Signal.SessionClosed(null, AGENT, true)),
    NUMBER_RELEASED_BY_HAND(phase -> Signals.releases(FIRST, false)),
    NUMBER_RELEASED_BY_FORCE(phase -> Signals.releases(FIRST, true)),
    BASE_STATUS_CHANGED(phase -> Signals.chooses(AGENT, "Lunch")),
    NUMBER_OFFERED(phase -> new Signal.NumberOffered(SECOND, POOL)),
    NUMBER_OFFERED_ELSEWHERE(phase -> new Signal.NumberOffered(FIRST, ELSEWHERE)),
    NUMBER_HANDED_ON(phase -> new Signal.NumberHandedOn(SECOND)),
    NUMBER_TAKEN_OVER(phase -> new Signal.NumberTakenOver(
            FIRST,
            POOL,
            AGENT,
            new Fence(Signals.START.toEpochMilli()),
            Signals.START,
            Signals.START.plus(Signals.HOUR.multipliedBy(9)))),
    NUMBER_WITHDRAWN(phase -> Signals.withdraws(FIRST)),
    POOL_DEFINED(phase -> new Signal.PoolDefined(new Signals.Terms(false))),
    POOL_CLOSING(phase -> new Signal.PoolDefined(new Signals.Terms(true))),
    POOL_TAKEN_BACK(phase -> new Signal.PoolDefined(null)),
    AGENT_FORGOTTEN(phase -> new Signal.AgentForgotten(AGENT)),
    EVENT_REJECTED(phase -> new Signal.EventRejected(null, null, 1)),
    EVENTS_LOST(phase -> new Signal.EventsLost()),
    OVERLOADED(phase -> new Signal.Overloaded(3)),
    CLOCK_PROBED(phase -> new Signal.ClockProbed()),
    DUE(phase -> null);

    private final Function<MatrixPhase, @Nullable Signal> signal;

    MatrixInput(Function<MatrixPhase, @Nullable Signal> signal) {
        this.signal = signal;
    }

    @Nullable Signal in(MatrixPhase phase) {
        return signal.apply(phase);
    }
}
