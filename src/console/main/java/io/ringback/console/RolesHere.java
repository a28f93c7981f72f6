package io.ringback.console;

import io.ringback.settings.Role;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.apache.kafka.streams.KafkaStreams;

/**
 * The roles that this process plays besides the console.
 *
 * @param roles those that are to run; one that has not been started yet makes the process not ready
 * @param streams those that have been started, asked again and again
 * @param stuck tells of a role whether its threads have ended twice at the same place, so that only a restart may help
 * @param ended tells of a role whether it has ended, though others go on
 * @param others the health of the roles that are no Kafka Streams application
 */
public record RolesHere(
        Set<Role> roles,
        Supplier<Map<Role, KafkaStreams>> streams,
        Predicate<Role> stuck,
        Predicate<Role> ended,
        Health others) {
    public RolesHere {
        roles = Set.copyOf(roles);
    }

    /** Roles whose threads nobody counts. */
    public RolesHere(Set<Role> roles, Supplier<Map<Role, KafkaStreams>> streams) {
        this(roles, streams, role -> false, role -> false);
    }

    /** Kafka Streams' roles alone. */
    public RolesHere(
            Set<Role> roles, Supplier<Map<Role, KafkaStreams>> streams, Predicate<Role> stuck, Predicate<Role> ended) {
        this(roles, streams, stuck, ended, List::of);
    }

    /** The console alone. */
    public static RolesHere none() {
        return none(List::of);
    }

    /** None of Kafka Streams' roles. */
    public static RolesHere none(Health others) {
        return new RolesHere(Set.of(), Map::of, role -> false, role -> false, others);
    }
}
