package io.ringback.runtime;

import io.ringback.desk.DeskTopology;
import io.ringback.intake.IntakeTopology;
import io.ringback.notify.NotifyTopology;
import io.ringback.settings.Role;
import io.ringback.settings.Settings;
import io.ringback.topics.Changelog;
import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.kafka.streams.Topology;

/** Knows which topology plays which role. */
public final class Topologies {
    private Topologies() {}

    /**
     * The topologies of these roles.
     *
     * @throws CannotServeException for a role that is none of Kafka Streams'
     */
    public static Map<Role, Supplier<Topology>> of(Settings settings, Set<Role> roles) {
        return of(settings, roles, SteadyClock.ofThisHost());
    }

    /**
     * The topologies of these roles on a given clock.
     *
     * @throws CannotServeException for a role that is none of Kafka Streams'
     */
    public static Map<Role, Supplier<Topology>> of(Settings settings, Set<Role> roles, InstantSource clock) {
        return of(settings, roles, clock, settings::lease);
    }

    /**
     * Topologies that lease numbers for as long as {@code lease} says, which is at most the settings' lease.
     *
     * @throws CannotServeException for a role that is none of Kafka Streams'
     */
    static Map<Role, Supplier<Topology>> of(
            Settings settings, Set<Role> roles, InstantSource clock, Supplier<Duration> lease) {
        Map<Role, Supplier<Topology>> topologies = new EnumMap<>(Role.class);
        roles.forEach(role -> topologies.put(role, of(settings, role, clock, lease)));
        return topologies;
    }

    /** The changelogs of these roles' stores, as the settings need them. */
    public static List<Changelog> changelogs(Settings settings, Set<Role> roles) {
        return roles.stream()
                .flatMap(role -> switch (role) {
                    case DESK -> DeskTopology.changelogs(settings).stream();
                    case INTAKE -> IntakeTopology.changelogs(settings).stream();
                    case NOTIFY -> NotifyTopology.changelogs(settings).stream();
                    case CONSOLE, ASTERISK, GATEWAY -> Stream.<Changelog>of();
                })
                .toList();
    }

    private static Supplier<Topology> of(Settings settings, Role role, InstantSource clock, Supplier<Duration> lease) {
        return switch (role) {
            case DESK -> new DeskTopology(settings, clock, lease);
            case INTAKE -> new IntakeTopology(settings, clock);
            case NOTIFY -> notify(settings, clock);
            case CONSOLE, ASTERISK, GATEWAY ->
                throw new CannotServeException("the " + role.word() + " is no application of Kafka Streams");
        };
    }

    /** A secret that cannot be read is found before anything is served. */
    private static Supplier<Topology> notify(Settings settings, InstantSource clock) {
        try {
            return new NotifyTopology(settings, clock);
        } catch (IllegalArgumentException e) {
            throw new CannotServeException(String.valueOf(e.getMessage()), e);
        }
    }
}
