package io.ringback.access;

import io.ringback.topics.TopicParty;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The names that brokers know the parties by: {@code User:ringback-<party>} unless the operator says otherwise. A party
 * may have several names, such as one for each gateway.
 */
public final class Principals {
    private static final String DEFAULT = "User:ringback-";

    private final Map<TopicParty, Set<String>> given = new EnumMap<>(TopicParty.class);

    private Principals() {}

    /**
     * Reads assignments such as {@code gateway=User:CN=gw1}; the rest of the parties have their default names.
     *
     * @throws IllegalArgumentException naming the assignment that cannot be read
     */
    public static Principals of(Collection<String> assignments) {
        Principals principals = new Principals();
        assignments.forEach(principals::assign);
        return principals;
    }

    /** The names of a party, sorted. */
    public Set<String> of(TopicParty party) {
        return given.getOrDefault(party, Set.of(DEFAULT + word(party)));
    }

    private void assign(String assignment) {
        int equals = assignment.indexOf('=');
        String name = assignment.substring(equals + 1);
        for (TopicParty party : TopicParty.values()) {
            if (equals > 0 && word(party).equals(assignment.substring(0, equals)) && name.matches("User:\\S+")) {
                given.computeIfAbsent(party, key -> new TreeSet<>()).add(name);
                return;
            }
        }
        throw new IllegalArgumentException("a principal is given as PARTY=User:NAME, not '" + assignment + "'");
    }

    private static String word(TopicParty party) {
        return party.name().toLowerCase(Locale.ROOT);
    }
}
