package io.ringback.asterisk;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Decides which call a desk hears that listens in to an emergency. Nobody may, unless the desk's phone is granted it. */
final class Listeners {
    private final List<Pattern> granted;
    private final Phones phones;

    Listeners(List<Pattern> granted, Phones phones) {
        this.granted = List.copyOf(granted);
        this.phones = phones;
    }

    /**
     * The id of the channel to listen to; empty when the desk may not, or the agent talks to nobody in an emergency.
     *
     * @param channel the name of the desk's own channel
     * @param calls those of the agent's emergency that are up
     */
    Optional<String> hears(String channel, String agentId, List<Call> calls) {
        if (!isGranted(Channel.endpoint(channel))) {
            return Optional.empty();
        }
        return calls.stream()
                .filter(call -> call.answered() && agentId.equals(call.agentId()))
                .map(Call::channelId)
                .findFirst();
    }

    private boolean isGranted(String endpoint) {
        return !endpoint.startsWith(Channel.LOCAL)
                && !phones.isTrunk(endpoint)
                && granted.stream()
                        .anyMatch(pattern -> pattern.matcher(endpoint).matches());
    }
}
