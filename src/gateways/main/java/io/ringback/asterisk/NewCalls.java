package io.ringback.asterisk;

import io.ringback.asterisk.SwitchEvent.Dialled;
import io.ringback.event.Direction;
import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Finds what begins a call that is to be told of, and whose call it is. */
final class NewCalls {
    /** libphonenumber's longest emergency number. */
    private static final int LONGEST_EMERGENCY = 6;

    private final Phones phones;
    private final Supplier<? extends Collection<String>> outsideLines;

    /** @param outsideLines what intake knows to stand before a number; they may change */
    NewCalls(Phones phones, Supplier<? extends Collection<String>> outsideLines) {
        this.phones = phones;
        this.outsideLines = outsideLines;
    }

    /** What a new channel is a side of; empty when Ringback need not know of it. */
    Optional<Call> of(Channel channel) {
        if (!channel.isPhoneOrTrunk()) {
            return Optional.empty();
        }
        String endpoint = channel.endpoint();
        @Nullable String agent = phones.agent(endpoint).orElse(null);
        if (!channel.dialled().isEmpty()) {
            Direction direction = phones.isTrunk(endpoint) ? Direction.INBOUND : Direction.OUTBOUND;
            return Optional.of(
                    new Call(channel.id(), direction, agent, endpoint, channel.dialled(), channel.id(), false));
        }
        return agent == null
                ? Optional.empty()
                : Optional.of(new Call(
                        channel.id(), Direction.INBOUND, agent, endpoint, endpoint, channel.linkedId(), false));
    }

    /**
     * A number that Asterisk dials to a trunk and that no phone has dialled: a click in a browser, a speed dial. Empty for
     * what has been told: what an agent dialled, also behind an outside line's prefix.
     */
    Optional<Call> of(Dialled dialled, Map<String, Call> calls) {
        Channel peer = dialled.peer();
        if (dialled.number().isEmpty() || calls.containsKey(peer.id()) || !phones.isTrunk(peer.endpoint())) {
            return Optional.empty();
        }
        @Nullable Call first = calls.get(peer.linkedId());
        if (first == null) {
            return Optional.of(phoneOf(peer.linkedId(), calls)
                            .map(phone -> agents(dialled, phone))
                            .orElseGet(() -> nobodys(dialled)))
                    .filter(call -> call.agentId() != null || mayBeEmergency(dialled.number()));
        }
        if (isSame(first.number(), dialled.number())) {
            return Optional.empty();
        }
        if (first.agentId() != null) {
            return Optional.of(agents(dialled, first));
        }
        // A customer's call that is put on to another number is the customer's still.
        boolean isOfThePhone = first.direction() == Direction.OUTBOUND && mayBeEmergency(dialled.number());
        return isOfThePhone ? Optional.of(nobodys(dialled)) : Optional.empty();
    }

    /** What clicks may begin with an end within Asterisk: the agent's phone is rung for that. Who has answered dials. */
    private static Optional<Call> phoneOf(String first, Map<String, Call> calls) {
        return calls.values().stream()
                .filter(call -> call.agentId() != null && call.firstId().equals(first))
                .min(Comparator.comparing(call -> !call.answered()));
    }

    private static Call agents(Dialled dialled, Call whose) {
        Channel peer = dialled.peer();
        return new Call(
                peer.id(),
                Direction.OUTBOUND,
                whose.agentId(),
                whose.endpoint(),
                dialled.number(),
                peer.linkedId(),
                false);
    }

    private static Call nobodys(Dialled dialled) {
        Channel peer = dialled.peer();
        return new Call(peer.id(), Direction.OUTBOUND, null, peer.endpoint(), dialled.number(), peer.id(), false);
    }

    /** An emergency number behind digits that are no outside line's is one that intake does not know for one. */
    private boolean isSame(String first, String number) {
        if (!first.endsWith(number)) {
            return false;
        }
        String before = first.substring(0, first.length() - number.length());
        return before.isEmpty()
                || before.equals("+")
                || !mayBeEmergency(number)
                || outsideLines.get().contains(before);
    }

    /** Short, or a name for emergencies, such as {@code urn:service:sos} (RFC 5031). */
    private static boolean mayBeEmergency(String number) {
        return number.length() <= LONGEST_EMERGENCY
                || number.toLowerCase(Locale.ROOT).contains("sos");
    }
}
