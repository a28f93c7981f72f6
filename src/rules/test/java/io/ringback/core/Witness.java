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
    private final QuietAgents quiet;

    /** Everybody who was in a call of this id. */
    private final Map<CallId, Set<AgentId>> owners = new HashMap<>();

    Witness() {
        quiet = new QuietAgents();
    }

    Witness(Witness other) {
        up.putAll(other.up);
        unclosed.putAll(other.unclosed);
        bases.putAll(other.bases);
        dialled.addAll(other.dialled);
        dialler.putAll(other.dialler);
        closing.addAll(other.closing);
        over.putAll(other.over);
        quiet = new QuietAgents(other.quiet);
        owners.putAll(other.owners);
    }

    /** A signal was handled, and this was made of it. */
    void saw(Signal signal, List<Output> outputs, Observer seen, Instant now) {
        heard(outputs, now);
        if (signal instanceof Signal.EmergencyDialled call) {
            began(call, outputs, now);
        } else if (signal instanceof Signal.CallAnswered call) {
            alive(call.event(), now);
        } else if (signal instanceof Signal.CallAlive call) {
            alive(call.event(), now);
        } else if (signal instanceof Signal.CallEnded call) {
            ended(call.event(), now);
        } else if (signal instanceof Signal.SessionClosed close) {
            closed(close.releases() == null ? close : seen.ofHolder(close, outputs), seen);
        } else if (signal instanceof Signal.BaseStatusChanged change) {
            bases.put(change.agent(), change.base());
        }
        CallStart start = Signals.startOf(signal);
        displaced(signal, start, outputs);
        if (start != null && start.early().closed()) {
            closed(new Signal.SessionClosed(start.call(), null, start.early().forced()), seen);
        }
        restoresTheLatestBase(outputs);
    }

    private void heard(List<Output> outputs, Instant now) {
        for (Output output : outputs) {
            if (output instanceof Output.SuppressionRow row
                    && row.agent() != null
                    && row.visibility() != Output.Visibility.DROP) {
                quiet.told(row.agent(), now);
                owners.merge(row.call(), Set.of(row.agent()), Witness::both);
            }
        }
    }

    /** Another call has the id of an emergency call now, whose own events cannot be told from its any more (R22). */
    private void displaced(Signal signal, @Nullable CallStart start, List<Output> outputs) {
        boolean anew = start != null && (start.anew() || saysReused(outputs));
        if (anew && start != null && !(signal instanceof Signal.EmergencyDialled)) {
            up.remove(start.call());
            over.remove(start.call());
            dialler.remove(start.call());
        }
    }

    private void began(Signal.EmergencyDialled signal, List<Output> outputs, Instant now) {
        CallId call = signal.start().call();
        boolean another = saysReused(outputs) || signal.start().anew();
        boolean fresh = dialled.add(call) || another;
        long sent = outputs.stream().filter(output -> sends(output, call)).count();
        BrokenInvariant.unless(!fresh || sent == 1, "each emergency call got exactly one answer", signal);
        boolean resumed = outputs.stream().anyMatch(Witness::resumes);
        BrokenInvariant.unless(fresh || sent == 0 || resumed, "a repeated emergency call got another answer", signal);
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

    private void alive(LaterEvent event, Instant now) {
        if (isOfOwner(event)) {
            alive(event.call(), event.occurredAt(), now);
        } else {
            over.remove(event.call());
        }
    }

    /** Of two calls with one id an event is the call's of the agent who is named, or the newest's (R22). */
    private boolean isOfOwner(LaterEvent event) {
        AgentId owner = dialler.get(event.call());
        return event.agent() == null || owner == null || event.agent().equals(owner);
    }

    /** What is heard of a call that ended may revive it, unless its gateway says that it is older (R14). */
    private void alive(CallId call, @Nullable Instant occurredAt, Instant now) {
        up.computeIfPresent(call, (id, before) -> now);
        over.computeIfPresent(call, (id, end) -> isBefore(occurredAt, end.occurredAt()) ? end : null);
    }

    private void ended(LaterEvent event, Instant now) {
        if (isOfOwner(event)) {
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
        Set<AgentId> meant = new HashSet<>(owners.getOrDefault(close.call(), Set.of()));
        if (close.agent() != null) {
            meant.add(close.agent());
        }
        unclosed.keySet().removeAll(meant);
        closing.addAll(meant);
        if (close.force()) {
            up.keySet().removeIf(call -> {
                AgentId by = dialler.get(call);
                return call.equals(close.call()) || (by == null ? agent == null : meant.contains(by));
            });
        }
        if (close.call() == null && agent != null) {
            boolean callUp = seen.isBusy(agent);
            boolean free = !seen.isDnd(agent) || seen.displaced.contains(agent);
            BrokenInvariant.unless(callUp || free, "closed with no call up, yet not free", close);
        }
    }

    private void restoresTheLatestBase(List<Output> outputs) {
        for (Output output : outputs) {
            if (output instanceof Output.StatusRow row) {
                BrokenInvariant.unless(
                        Objects.equals(row.base(), bases.get(row.agent())), "the latest base status", row);
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
            BrokenInvariant.unless(
                    row != null && Observer.isUp(row.visibility()), "an emergency call is hidden while it is up", call);
        }
        for (CallId call : over.keySet()) {
            Output.SuppressionRow row = seen.calls.get(call);
            boolean shown = row != null && seen.isHidden(row) && Observer.isUp(row.visibility());
            BrokenInvariant.unless(!shown, "a call that ended is not up", call);
        }
        Duration wait = policy.closeAfterCall();
        if (wait != null) {
            unclosed.keySet().removeAll(quiet.closed(seen, wait, now));
        }
        unclosed.values().removeIf(dialledAt -> !dialledAt.plus(lease).isAfter(now));
        for (AgentId agent : unclosed.keySet()) {
            BrokenInvariant.unless(seen.isDnd(agent), "Do not disturb until the agent closes the session", agent);
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
                by.of(up),
                by.of(unclosed),
                by.of(bases),
                by.of(dialled),
                by.of(closing),
                by.of(over),
                quiet.fingerprint(by));
    }

    private static Set<AgentId> both(Set<AgentId> some, Set<AgentId> others) {
        Set<AgentId> all = new HashSet<>(some);
        all.addAll(others);
        return Set.copyOf(all);
    }

    private static boolean sends(Output output, CallId call) {
        return output instanceof Output.Instruction bot
                && call.equals(bot.call())
                && (bot.action() == Output.Action.SEND_CALLBACK_NUMBER
                        || bot.action() == Output.Action.ANNOUNCE_UNAVAILABLE);
    }

    /** A STARTED was found to be another call under a known id (R22). */
    static boolean saysReused(List<Output> outputs) {
        return outputs.stream()
                .anyMatch(output ->
                        output instanceof Output.Refused refused && refused.why() == Output.Refusal.CALL_ID_REUSED);
    }

    private static boolean resumes(Output output) {
        return output instanceof Output.SuppressionRow row && row.reason() == Reason.CALL_RESUMED;
    }
}
