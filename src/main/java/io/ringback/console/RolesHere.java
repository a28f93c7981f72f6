package io.ringback.console;

import io.ringback.settings.Role;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.kafka.streams.KafkaStreams;

/**
 * The roles that this process plays besides the console.
 *
 * @param roles those that are to run; one that has not been started yet makes the process not ready
 * @param streams those that have been started, asked again and again
 */
public record RolesHere(Set<Role> roles, Supplier<Map<Role, KafkaStreams>> streams) {
    public RolesHere {
        roles = Set.copyOf(roles);
    }

    /** The console alone. */
    public static RolesHere none() {
        return new RolesHere(Set.of(), Map::of);
    }
}
