package io.ringback.asterisk;

import io.ringback.asterisk.SwitchEvent.Bridged;
import io.ringback.asterisk.SwitchEvent.Dialled;
import io.ringback.asterisk.SwitchEvent.Gone;
import io.ringback.asterisk.SwitchEvent.Seen;
import io.ringback.asterisk.SwitchEvent.UpNow;
import io.ringback.event.CallEventType;
import io.ringback.event.Direction;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Turns what Asterisk says into what happened to calls. Two sides of one call are two calls here, the second linked to
 * the first (R21), since a responder, an agent and who a call is transferred to come and go on their own.
 */
final class CallLog {
    /** More calls than any Asterisk carries: beyond, the eldest are no longer followed. */
    private static final int MOST_CALLS = 100_000;

    private final Phones phones;
    private final NewCalls newCalls;
    private final Map<String, Call> calls = new LinkedHashMap<>();
    private final Map<String, List<String>> joined = new HashMap<>();
    /** The first ids of the calls that each channel has been in. */
    private final Map<String, Set<String>> linked = new HashMap<>();
    /** Calls whose own channel is gone, while others are in them. */
    private final Set<String> left = new HashSet<>();

    /** @param outsideLines what intake knows to stand before a number */
    CallLog(Phones phones, Supplier<? extends Collection<String>> outsideLines) {
        this.phones = phones;
        this.newCalls = new NewCalls(phones, outsideLines);
    }

    /** What the event means for calls; nothing for most. */
    List<CallFact> on(SwitchEvent event) {
        if (event instanceof Seen seen) {
            return seen(seen.channel(), seen.at());
        } else if (event instanceof Bridged bridged) {
            return bridged(bridged);
        } else if (event instanceof Gone gone) {
            return gone(gone.channelId(), gone.at());
        } else if (event instanceof Dialled dialled) {
            return newCalls.of(dialled, calls)
                    .map(call -> started(call, "", dialled.at()))
                    .orElse(List.of());
        } else if (event instanceof UpNow now) {
            return upNow(now);
        }
        return List.of();
    }

    /** Every call is up still (R8). */
    List<CallFact> keepAlive(Instant now) {
        return calls.values().stream()
                .map(call -> CallFact.of(CallEventType.KEEPALIVE, call, now))
                .toList();
    }

    /** The call of this id, while it is up. */
    Optional<Call> call(String id) {
        return Optional.ofNullable(calls.get(id));
    }

    /** Goes on with an agent's call that was told of before this role began; false when nobody is in it any more. */
    boolean goesOn(String id, String agentId) {
        if (calls.containsKey(id)) {
            return true;
        }
        String channel = Call.channelId(id);
        @Nullable Set<String> firsts = linked.get(channel);
        if (firsts == null && !isIn(id)) {
            return false;
        }
        String first = channel.equals(id) && firsts != null ? firsts.iterator().next() : Call.joined(id);
        String phone = phones.phoneOf(agentId).orElse("");
        calls.put(id, new Call(id, Direction.OUTBOUND, agentId, phone, "", first, true));
        if (firsts == null) {
            left.add(id);
        } else if (!channel.equals(id)) {
            joined.computeIfAbsent(channel, own -> new ArrayList<>()).add(id);
        }
        return true;
    }

    /** The call of a channel that is there: one that was put through goes on without it. */
    Optional<Call> callOfChannel(String id) {
        return call(id).filter(call -> !left.contains(id));
    }

    /**
     * Parties who talk with each other have a part in each other's calls. Asterisk tells at most of the channel that
     * comes in, and nothing of those that were there before.
     */
    private List<CallFact> bridged(Bridged bridged) {
        List<CallFact> facts = new ArrayList<>(seen(bridged.channel(), bridged.at()));
        Set<String> firsts = new LinkedHashSet<>();
        bridged.together().forEach(id -> firsts.addAll(linked.getOrDefault(id, Set.of())));
        for (String id : bridged.together()) {
            @Nullable Call call = calls.get(id);
            if (call != null) {
                firsts.forEach(first -> facts.addAll(joins(call, first, bridged.at())));
            }
        }
        return facts;
    }

    /** A phone's part in another call than the one that it began in; nothing when it has that part already. */
    private List<CallFact> joins(Call call, String first, Instant at) {
        Call part = call.joining(first);
        if (call.agentId() == null || first.equals(call.firstId()) || calls.containsKey(part.id())) {
            return List.of();
        }
        joined.computeIfAbsent(call.id(), id -> new ArrayList<>()).add(part.id());
        List<CallFact> facts = new ArrayList<>(started(part, "", at));
        if (call.answered()) {
            facts.addAll(answered(part.id(), at));
        }
        return facts;
    }

    private List<CallFact> seen(Channel channel, Instant at) {
        if (channel.isPhoneOrTrunk()) {
            linked.computeIfAbsent(channel.id(), id -> new LinkedHashSet<>()).add(channel.linkedId());
        }
        List<CallFact> facts = new ArrayList<>();
        @Nullable Call call = calls.get(channel.id());
        if (call == null) {
            call = newCalls.of(channel).orElse(null);
            if (call == null) {
                return facts;
            }
            facts.addAll(started(call, channel.caller(), channel.since()));
        } else {
            facts.addAll(joins(call, channel.linkedId(), at));
        }
        if (channel.isUp() && answersByItself(call)) {
            facts.addAll(answered(call.id(), at));
            joined.getOrDefault(channel.id(), List.of()).forEach(part -> facts.addAll(answered(part, at)));
        }
        return facts;
    }

    private List<CallFact> started(Call call, String caller, Instant at) {
        if (calls.size() >= MOST_CALLS) {
            calls.remove(calls.keySet().iterator().next());
        }
        calls.put(call.id(), call);
        if (call.agentId() != null) {
            phones.used(call.agentId(), call.endpoint());
        }
        return List.of(new CallFact(CallEventType.STARTED, call, caller, at));
    }

    /** A call from outside is answered by an agent, not by the menu or the queue that Asterisk answers it with. */
    private static boolean answersByItself(Call call) {
        return call.agentId() != null || call.direction() == Direction.OUTBOUND;
    }

    private List<CallFact> answered(String id, Instant at) {
        @Nullable Call call = calls.get(id);
        if (call == null || call.answered()) {
            return List.of();
        }
        List<CallFact> facts = new ArrayList<>();
        calls.put(id, call.answeredNow());
        facts.add(CallFact.of(CallEventType.ANSWERED, call, at));
        @Nullable Call first = call.isFirst() ? null : calls.get(call.firstId());
        if (first != null && !answersByItself(first)) {
            facts.addAll(answered(first.id(), at));
        }
        return facts;
    }

    /**
     * Its call is over, unless others are in it still: an agent who puts a responder through goes before anybody is
     * rung, and who is rung then must find the call up (R21).
     */
    private List<CallFact> gone(String channelId, Instant at) {
        Set<String> firsts = Objects.requireNonNullElse(linked.remove(channelId), Set.of());
        List<CallFact> facts = new ArrayList<>();
        if (hasOthers(channelId)) {
            left.add(channelId);
        } else {
            facts.addAll(over(channelId, at));
        }
        joined.getOrDefault(channelId, List.of()).forEach(part -> facts.addAll(over(part, at)));
        joined.remove(channelId);
        firsts.stream()
                .filter(first -> left.contains(first) && !hasOthers(first))
                .forEach(first -> facts.addAll(over(first, at)));
        return facts;
    }

    private boolean hasOthers(String first) {
        return calls.containsKey(first) && isIn(first);
    }

    /** Whether a channel that is there has been in this call. */
    private boolean isIn(String first) {
        return linked.values().stream().anyMatch(firsts -> firsts.contains(first));
    }

    private List<CallFact> over(String id, Instant at) {
        left.remove(id);
        @Nullable Call call = calls.remove(id);
        return call == null ? List.of() : List.of(CallFact.of(CallEventType.ENDED, call, at));
    }

    /**
     * What was up and is gone is over; the rest lives, and what began unseen is told now, as of when it began: no later time of
     * it is known.
     */
    private List<CallFact> upNow(UpNow now) {
        Set<String> up = now.channels().stream().map(Channel::id).collect(Collectors.toSet());
        List<CallFact> facts = new ArrayList<>();
        linked.keySet().retainAll(up);
        List.copyOf(calls.values()).stream()
                .map(Call::channelId)
                .filter(id -> !up.contains(id))
                .forEach(id -> facts.addAll(gone(id, now.at())));
        facts.addAll(keepAlive(now.at()));
        now.channels().stream()
                .sorted(Comparator.comparing(Channel::since))
                .forEach(channel -> facts.addAll(seen(channel, channel.since())));
        return facts;
    }
}
