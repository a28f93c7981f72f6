package io.ringback.asterisk;

import io.ringback.common.BoundedMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Tells which endpoints are agents' phones, and where an agent is rung. */
final class Phones {
    private static final int MOST_REMEMBERED = 10_000;
    private static final Pattern GROUP = Pattern.compile("\\((?!\\?)[^()]*\\)");

    /**
     * What Asterisk reads as one name. Another gateway's agents are called whatever it likes, and {@code &} is another
     * phone, {@code /} and {@code @} lead to an address behind one, a comma or a bar ends what the dialplan reads.
     */
    private static final String NAME = "[\\p{L}\\p{M}\\p{N}._+*#-]+";

    private static final Pattern AGENT = Pattern.compile(NAME);
    private static final Pattern DEVICE = Pattern.compile("[A-Za-z0-9]+/" + NAME);

    private final List<Pattern> agents;
    private final List<Pattern> trunks;
    private final Map<String, String> lastUsed = new BoundedMap<>(MOST_REMEMBERED);

    Phones(List<Pattern> agents, List<Pattern> trunks) {
        this.agents = List.copyOf(agents);
        this.trunks = List.copyOf(trunks);
    }

    /** The agent whose phone this is. */
    Optional<String> agent(String endpoint) {
        if (isTrunk(endpoint)) {
            return Optional.empty();
        }
        return agents.stream()
                .map(pattern -> pattern.matcher(endpoint))
                .filter(Matcher::matches)
                .map(matched -> matched.group(1))
                .filter(id -> id != null && !id.isEmpty())
                .findFirst();
    }

    boolean isTrunk(String endpoint) {
        return trunks.stream().anyMatch(pattern -> pattern.matcher(endpoint).matches());
    }

    /** The agent called from this phone: it is the one to ring. */
    synchronized void used(String agentId, String endpoint) {
        lastUsed.put(agentId, endpoint);
    }

    /** The agent's phone: the one last called from, else the first that a pattern makes of the agent's id. */
    synchronized Optional<String> phoneOf(String agentId) {
        return Optional.ofNullable(lastUsed.get(agentId)).or(() -> made(agentId).findFirst());
    }

    /** Whatever a queue may know the agent by: the phones that the patterns make of the agent's id, and the one in use. */
    synchronized Set<String> allOf(String agentId) {
        Set<String> all = new LinkedHashSet<>();
        made(agentId).forEach(all::add);
        Optional.ofNullable(lastUsed.get(agentId)).ifPresent(all::add);
        return all;
    }

    /** Whether this is one device, and the agent's: a gateway of any kind may have named it. */
    boolean isDeviceOf(String endpoint, String agentId) {
        return DEVICE.matcher(endpoint).matches() && isPhoneOf(endpoint, agentId);
    }

    private boolean isPhoneOf(String endpoint, String agentId) {
        return agent(endpoint).filter(agentId::equals).isPresent();
    }

    private Stream<String> made(String agentId) {
        return agents.stream()
                .filter(pattern -> AGENT.matcher(agentId).matches())
                .map(pattern -> GROUP.matcher(pattern.pattern()).replaceFirst(Matcher.quoteReplacement(agentId)))
                .filter(endpoint -> isPhoneOf(endpoint, agentId));
    }
}
