package io.ringback.core;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Somebody who saw the agents and their calls, and compares it with what consumers were told. */
final class Witness {
    private final Map<CallId, Instant> up = new HashMap<>();
    private final Map<AgentId, Instant> unclosed = new HashMap<>();
    private final Map<AgentId, BaseStatus> bases = new HashMap<>();
    private final Set<CallId> dialled = new HashSet<>();
    private final Map<CallId, AgentId> dialler = new HashMap<>();
    private final Set<AgentId> closing = new HashSet<>();
    private final Map<CallId, Moment> over = new HashMap<>();

    Witness() {}

    Witness(Witness other) {
        up.putAll(other.up);
        unclosed.putAll(other.unclosed);
        bases.putAll(other.bases);
        dialled.addAll(other.dialled);
        dialler.putAll(other.dialler);
        closing.addAll(other.closing);
        over.putAll(other.over);
    }

    /** A signal was handled, and this was made of it. */
    void saw(Signal signal, List<Output> outputs, Observer seen, Instant now) {
        if (signal instanceof Signal.EmergencyDialled call) {
            began(call, outputs, now);
        } else if (signal instanceof Signal.CallAnswered call) {
            alive(call.event().call(), call.event().occurredAt(), now);
        } else if (signal instanceof Signal.CallAlive call) {
            alive(call.event().call(), call.event().occurredAt(), now);
        } else if (signal instanceof Signal.CallEnded call) {
            ended(call.event(), now);
        } else if (signal instanceof Signal.SessionClosed close) {
            closed(close, seen);
        } else if (signal instanceof Signal.BaseStatusChanged change) {
            bases.put(change.agent(), change.base());
        }
        Signal.Start start = Signals.startOf(signal);
        if (start != null && start.early().closed()) {
            closed(new Signal.SessionClosed(start.call(), null, start.early().forced()), seen);
        }
        restoresTheLatestBase(outputs);
    }

    private void began(Signal.EmergencyDialled signal, List<Output> outputs, Instant now) {
        CallId call = signal.start().call();
        boolean another =
                outputs.stream().anyMatch(Witness::saysReused) || signal.start().anew();
        boolean fresh = dialled.add(call) || another;
        long sent = outputs.stream().filter(output -> sends(output, call)).count();
        Violation.unless(!fresh || sent == 1, "each emergency call got exactly one answer", signal);
        boolean resumed = outputs.stream().anyMatch(Witness::resumes);
        Violation.unless(fresh || sent == 0 || resumed, "a repeated emergency call got another answer", signal);
        if (fresh && signal.agent() != null) {
            unclosed.put(signal.agent(), now);
            dialler.put(call, signal.agent());
            closing.remove(signal.agent());
        }
        if (fresh) {
            up.put(call, now);
            over.remove(call);
        }
        alive(call, signal.start().occurredAt(), now);
        if (fresh && signal.start().early().ended()) {
            ended(call, null, now);
        }
    }

    /** What is heard of a call that ended may revive it, unless its gateway says that it is older (R14). */
    private void alive(CallId call, @Nullable Instant occurredAt, Instant now) {
        up.computeIfPresent(call, (id, before) -> now);
        over.computeIfPresent(call, (id, end) -> isBefore(occurredAt, end.occurredAt()) ? end : null);
    }

    /** What ended is the call of the agent who is named, or the newest: nobody can tell from here which it was (R22). */
    private void ended(Signal.Later event, Instant now) {
        AgentId owner = dialler.get(event.call());
        if (event.agent() == null || owner == null || event.agent().equals(owner)) {
            ended(event.call(), event.occurredAt(), now);
        } else {
            up.remove(event.call());
        }
    }

    /** An ENDED that is older than the call's life may be an earlier try's: nobody can tell from here. */
    private void ended(CallId call, @Nullable Instant occurredAt, Instant now) {
        boolean sure = occurredAt == null;
        up.remove(call);
        if (sure && dialled.contains(call)) {
            over.put(call, new Moment(null, now));
        }
    }

    private static boolean isBefore(@Nullable Instant a, @Nullable Instant b) {
        return a != null && b != null && a.isBefore(b);
    }

    private void closed(Signal.SessionClosed close, Observer seen) {
        Output.@Nullable SuppressionRow row = close.call() == null ? null : seen.calls.get(close.call());
        AgentId agent = row == null || row.agent() == null ? close.agent() : row.agent();
        if (agent != null) {
            unclosed.remove(agent);
            closing.add(agent);
        }
        if (close.force()) {
            up.keySet().removeIf(call -> agent != null && agent.equals(dialler.get(call)));
        }
        if (close.call() == null && agent != null) {
            boolean callUp = seen.calls.values().stream()
                    .anyMatch(call -> agent.equals(call.agent()) && isUp(call.visibility()));
            boolean free = !seen.isDnd(agent) || seen.displaced.contains(agent);
            Violation.unless(callUp || free, "closed with no call up, yet not free", close);
        }
    }

    private void restoresTheLatestBase(List<Output> outputs) {
        for (Output output : outputs) {
            if (output instanceof Output.StatusRow row) {
                Violation.unless(Objects.equals(row.base(), bases.get(row.agent())), "the latest base status", row);
            }
        }
    }

    /** After every decision: who is on an emergency call, or has not closed the session, is behind the shield. */
    void agrees(Observer seen, Policy policy, Instant now) {
        Duration lease = policy.lease();
        up.entrySet()
                .removeIf(call ->
                        !call.getValue().plus(believed(call.getKey(), policy)).isAfter(now));
        for (CallId call : up.keySet()) {
            Output.SuppressionRow row = seen.calls.get(call);
            Violation.unless(row != null && isUp(row.visibility()), "an emergency call is hidden while it is up", call);
        }
        for (CallId call : over.keySet()) {
            Output.SuppressionRow row = seen.calls.get(call);
            Violation.unless(row == null || !isUp(row.visibility()), "a call that ended is not up", call);
        }
        unclosed.values().removeIf(dialledAt -> !dialledAt.plus(lease).isAfter(now));
        for (AgentId agent : unclosed.keySet()) {
            Violation.unless(seen.isDnd(agent), "Do not disturb until the agent closes the session", agent);
        }
    }

    /** A call that is silent is believed for a lease, after a close for two keepalives (R4, R8). */
    private Duration believed(CallId call, Policy policy) {
        AgentId agent = dialler.get(call);
        boolean closed = agent != null && closing.contains(agent);
        return closed ? policy.legKeepalive().multipliedBy(2) : policy.lease();
    }

    long fingerprint(Fingerprint by) {
        return Fingerprint.together(
                by.of(up), by.of(unclosed), by.of(bases), by.of(dialled), by.of(closing), by.of(over));
    }

    private static boolean isUp(Output.Visibility visibility) {
        return visibility == Output.Visibility.RINGING || visibility == Output.Visibility.IN_CALL;
    }

    private static boolean sends(Output output, CallId call) {
        return output instanceof Output.Instruction bot
                && call.equals(bot.call())
                && (bot.action() == Output.Action.SEND_CALLBACK_NUMBER
                        || bot.action() == Output.Action.ANNOUNCE_UNAVAILABLE);
    }

    private static boolean saysReused(Output output) {
        return output instanceof Output.Refused refused && refused.why() == Output.Refusal.CALL_ID_REUSED;
    }

    private static boolean resumes(Output output) {
        return output instanceof Output.SuppressionRow row && row.reason() == Reason.CALL_RESUMED;
    }
}
