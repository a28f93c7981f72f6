package io.ringback.core;

/** A method for each kind of signal. */
public interface SignalCases<T> {
    T emergencyDialled(Signal.EmergencyDialled signal);

    T testDialled(Signal.TestDialled signal);

    T drilled(Signal.Drilled signal);

    T numberCalled(Signal.NumberCalled signal);

    T psapCalledBack(Signal.PsapCalledBack signal);

    T linkedCallStarted(Signal.LinkedCallStarted signal);

    T callAnswered(Signal.CallAnswered signal);

    T callAlive(Signal.CallAlive signal);

    T callEnded(Signal.CallEnded signal);

    T sessionClosed(Signal.SessionClosed signal);

    T baseStatusChanged(Signal.BaseStatusChanged signal);

    T numberOffered(Signal.NumberOffered signal);

    T numberHandedOn(Signal.NumberHandedOn signal);

    T numberTakenOver(Signal.NumberTakenOver signal);

    T numberWithdrawn(Signal.NumberWithdrawn signal);

    T poolDefined(Signal.PoolDefined signal);

    T agentForgotten(Signal.AgentForgotten signal);

    T overloaded(Signal.Overloaded signal);

    T eventRejected(Signal.EventRejected signal);

    T eventsLost(Signal.EventsLost signal);

    T clockProbed(Signal.ClockProbed signal);
}
