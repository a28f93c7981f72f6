package io.ringback.asterisk;

import io.ringback.asterisk.SwitchEvent.Dialled;
import io.ringback.asterisk.SwitchEvent.Gone;
import io.ringback.asterisk.SwitchEvent.Seen;
import io.ringback.asterisk.SwitchEvent.UpNow;
import io.ringback.event.CallEventType;
import io.ringback.event.Direction;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Turns what Asterisk says into what happened to calls. Two sides of one call are two calls here, the second linked to
 * the first (R21), since a responder, an agent and who a call is transferred to come and go on their own.
 */
final class CallLog {
    /** More calls than any Asterisk carries: beyond, the eldest are no longer followed. */
    static final int MOST_CALLS = 100_000;

    private final Phones phones;
    private final Map<String, Call> calls = new LinkedHashMap<>();

    CallLog(Phones phones) {
        this.phones = phones;
    }

    /** What the event means for calls; nothing for most. */
    List<CallFact> on(SwitchEvent event) {
        if (event instanceof Seen seen) {
            return seen(seen.channel(), seen.at());
        } else if (event instanceof Gone gone) {
            return gone(gone.channelId(), gone.at());
        } else if (event instanceof Dialled dialled) {
            return dialled(dialled);
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

    /** The agent's calls that are up. */
    boolean hasCall(String agentId) {
        return calls.values().stream().anyMatch(call -> agentId.equals(call.agentId()));
    }

    Optional<Call> call(String channelId) {
        return Optional.ofNullable(calls.get(channelId));
    }

    private List<CallFact> seen(Channel channel, Instant at) {
        @Nullable Call known = calls.get(channel.id());
        List<CallFact> facts = new ArrayList<>();
        if (known == null) {
            known = begun(channel);
            if (known == null) {
                return facts;
            }
            facts.addAll(started(known, channel.caller(), channel.since()));
        }
        if (channel.isUp() && answersByItself(known)) {
            facts.addAll(answered(known, at));
        }
        return facts;
    }

    /** What the channel is a side of; null when nobody of the contact centre needs to know of it. */
    private @Nullable Call begun(Channel channel) {
        if (!channel.isPhoneOrTrunk()) {
            return null;
        }
        String endpoint = channel.endpoint();
        @Nullable String agent = phones.agent(endpoint).orElse(null);
        boolean dials = !channel.dialled().isEmpty();
        if (!dials) {
            return agent == null ? null : call(channel, Direction.INBOUND, agent, endpoint);
        }
        Direction direction = phones.isTrunk(endpoint) ? Direction.INBOUND : Direction.OUTBOUND;
        return call(channel, direction, agent, channel.dialled());
    }

    private Call call(Channel channel, Direction direction, @Nullable String agent, String number) {
        return new Call(
                channel.id(), direction, agent, channel.endpoint(), number, firstId(channel), false);
    }

    /** A side that dials for itself is no other call's side, whatever Asterisk links. */
    private static String firstId(Channel channel) {
        return channel.dialled().isEmpty() ? channel.linkedId() : channel.id();
    }

    private List<CallFact> started(Call call, String caller, Instant at) {
        forgetEldest();
        calls.put(call.channelId(), call);
        if (call.agentId() != null) {
            phones.used(call.agentId(), call.endpoint());
        }
        return List.of(new CallFact(CallEventType.STARTED, call, caller, at));
    }

    /** A call from outside is answered by an agent, not by the menu or the queue that Asterisk answers it with. */
    private static boolean answersByItself(Call call) {
        return call.agentId() != null || call.direction() == Direction.OUTBOUND;
    }

    private List<CallFact> answered(Call call, Instant at) {
        if (call.answered()) {
            return List.of();
        }
        List<CallFact> facts = new ArrayList<>();
        calls.put(call.channelId(), call.answeredNow());
        facts.add(CallFact.of(CallEventType.ANSWERED, call, at));
        @Nullable Call first = call.isFirst() ? null : calls.get(call.firstId());
        if (first != null && !answersByItself(first)) {
            facts.addAll(answered(first, at));
        }
        return facts;
    }

    /**
     * A number that is dialled to a trunk for an agent, and that the agent did not dial: a click in a browser, a speed
     * dial, a follow-me. What the agent dialled behind a prefix has been told.
     */
    private List<CallFact> dialled(Dialled dialled) {
        Channel peer = dialled.peer();
        @Nullable Call first = calls.get(peer.linkedId());
        if (first == null
                || first.agentId() == null
                || calls.containsKey(peer.id())
                || dialled.number().isEmpty()
                || !phones.isTrunk(peer.endpoint())
                || first.number().endsWith(dialled.number())) {
            return List.of();
        }
        Call call = new Call(
                peer.id(),
                Direction.OUTBOUND,
                first.agentId(),
                first.endpoint(),
                dialled.number(),
                first.channelId(),
                false);
        return started(call, "", dialled.at());
    }

    private List<CallFact> gone(String channelId, Instant at) {
        @Nullable Call call = calls.remove(channelId);
        return call == null ? List.of() : List.of(CallFact.of(CallEventType.ENDED, call, at));
    }

    /** What was up and is gone is over; the rest lives, and what began unseen is told now. */
    private List<CallFact> upNow(UpNow now) {
        Set<String> up = now.channels().stream().map(Channel::id).collect(Collectors.toSet());
        List<CallFact> facts = new ArrayList<>();
        List.copyOf(calls.keySet()).stream()
                .filter(id -> !up.contains(id))
                .forEach(id -> facts.addAll(gone(id, now.at())));
        facts.addAll(keepAlive(now.at()));
        now.channels().stream()
                .sorted((a, b) -> a.since().compareTo(b.since()))
                .forEach(channel -> facts.addAll(seen(channel, now.at())));
        return facts;
    }

    private void forgetEldest() {
        if (calls.size() >= MOST_CALLS) {
            calls.remove(calls.keySet().iterator().next());
        }
    }
}
