package io.ringback.asterisk;

import io.ringback.asterisk.SwitchEvent.Dialled;
import io.ringback.asterisk.SwitchEvent.Gone;
import io.ringback.asterisk.SwitchEvent.Seen;
import io.ringback.asterisk.SwitchEvent.UpNow;
import io.ringback.event.CallEventType;
import io.ringback.event.Direction;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
    private static final int MOST_CALLS = 100_000;

    private final Phones phones;
    private final Map<String, Call> calls = new LinkedHashMap<>();
    private final Map<String, List<String>> joined = new HashMap<>();

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

    /** The call of this id, while it is up. */
    Optional<Call> call(String id) {
        return Optional.ofNullable(calls.get(id));
    }

    private List<CallFact> seen(Channel channel, Instant at) {
        List<CallFact> facts = new ArrayList<>();
        @Nullable Call call = calls.get(channel.id());
        if (call == null) {
            call = begun(channel);
            if (call == null) {
                return facts;
            }
            facts.addAll(started(call, channel.caller(), channel.since()));
        } else if (call.agentId() != null && !channel.linkedId().equals(call.firstId())) {
            call = call.joining(channel.linkedId());
            if (!calls.containsKey(call.id())) {
                joined.computeIfAbsent(channel.id(), id -> new ArrayList<>()).add(call.id());
                facts.addAll(started(call, "", at));
            }
        }
        if (channel.isUp() && answersByItself(call)) {
            facts.addAll(answered(call.id(), at));
        }
        return facts;
    }

    /** What the channel is a side of; null when Ringback need not know of it. */
    private @Nullable Call begun(Channel channel) {
        if (!channel.isPhoneOrTrunk()) {
            return null;
        }
        String endpoint = channel.endpoint();
        @Nullable String agent = phones.agent(endpoint).orElse(null);
        if (!channel.dialled().isEmpty()) {
            Direction direction = phones.isTrunk(endpoint) ? Direction.INBOUND : Direction.OUTBOUND;
            return new Call(channel.id(), direction, agent, endpoint, channel.dialled(), channel.id(), false);
        }
        return agent == null
                ? null
                : new Call(channel.id(), Direction.INBOUND, agent, endpoint, endpoint, channel.linkedId(), false);
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
     * A number that is dialled to a trunk for an agent, and that the agent did not dial: a click in a browser, a speed
     * dial. What the agent dialled behind a prefix has been told.
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
                peer.id(), Direction.OUTBOUND, first.agentId(), first.endpoint(), dialled.number(), first.id(), false);
        return started(call, "", dialled.at());
    }

    private List<CallFact> gone(String channelId, Instant at) {
        List<String> over = new ArrayList<>(List.of(channelId));
        over.addAll(Objects.requireNonNullElse(joined.remove(channelId), List.of()));
        return over.stream()
                .map(calls::remove)
                .filter(Objects::nonNull)
                .map(call -> CallFact.of(CallEventType.ENDED, call, at))
                .toList();
    }

    /** What was up and is gone is over; the rest lives, and what began unseen is told now. */
    private List<CallFact> upNow(UpNow now) {
        Set<String> up = now.channels().stream().map(Channel::id).collect(Collectors.toSet());
        List<CallFact> facts = new ArrayList<>();
        List.copyOf(calls.values()).stream()
                .map(Call::channelId)
                .filter(id -> !up.contains(id))
                .forEach(id -> facts.addAll(gone(id, now.at())));
        facts.addAll(keepAlive(now.at()));
        now.channels().stream()
                .sorted(Comparator.comparing(Channel::since))
                .forEach(channel -> facts.addAll(seen(channel, now.at())));
        return facts;
    }
}
