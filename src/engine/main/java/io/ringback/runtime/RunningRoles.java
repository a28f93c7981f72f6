package io.ringback.runtime;

import io.ringback.common.Daemons;
import io.ringback.settings.Role;
import io.ringback.settings.Settings;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KafkaStreams.State;
import org.apache.kafka.streams.Topology;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts a process's roles, each with its own login, and knows which serve and which have ended alone. */
final class RunningRoles {
    private static final Logger LOG = LoggerFactory.getLogger(RunningRoles.class);

    private final Settings settings;
    private final SortedMap<Role, Supplier<Topology>> topologies;
    private final Host host;
    private final RoleStates states;
    private final Map<Role, KafkaStreams> streams = new ConcurrentHashMap<>();
    private final Map<Role, Places> places = new ConcurrentHashMap<>();

    /** The process that they run in. */
    interface Host {
        /** Closes it in the end, or at once when that has come. */
        void keep(RunningRole role);

        boolean hasEnded();

        /** All serve that a life hangs on; told more than once. */
        void isReady();

        /** It cannot go on. */
        void stop(String why);
    }

    /** What every role's settings for Kafka Streams follow from. */
    record Surroundings(int brokers, String rejects, Duration leastSession) {}

    RunningRoles(Settings settings, SortedMap<Role, Supplier<Topology>> topologies, Host host) {
        this.settings = settings;
        this.topologies = topologies;
        this.host = host;
        this.states = new RoleStates(topologies.keySet());
    }

    /**
     * Starts them all.
     *
     * @param first with the first role's login
     * @throws CannotServeException when one does not start without which the process cannot go on
     */
    void start(Admin first, Surroundings where) {
        for (Role role : topologies.keySet()) {
            if (role.isLifeCritical() || topologies.size() == 1) {
                correctChangelogs(first, role);
                start(role, where);
            } else {
                startAside(first, role, where);
            }
        }
    }

    /** Brokers that refuse it something may keep it waiting for minutes: nobody waits for it. */
    private void startAside(Admin first, Role role, Surroundings where) {
        Daemons.start("start-" + role.word(), () -> {
            try {
                correctChangelogs(first, role);
                start(role, where);
            } catch (CannotServeException | KafkaException e) {
                end(role, role.word() + " cannot start: " + SafeMessage.of(e));
            }
        });
    }

    Map<Role, KafkaStreams> streams() {
        return Map.copyOf(streams);
    }

    boolean isStuck(Role role) {
        Places ended = places.get(role);
        return ended != null && ended.stuck();
    }

    Set<Role> serving() {
        return states.serving();
    }

    /** Why those ended that ended alone. */
    Map<Role, String> ended() {
        return states.ended();
    }

    private void correctChangelogs(Admin first, Role role) {
        if (role == topologies.firstKey()) {
            ChangelogGate.open(first, settings, role);
            return;
        }
        Admin own = Admin.create(settings.kafka(role));
        try {
            ChangelogGate.open(own, settings, role);
        } finally {
            own.close(Duration.ZERO);
        }
    }

    private void start(Role role, Surroundings where) {
        if (host.hasEnded()) {
            return;
        }
        Places ended = new Places();
        places.put(role, ended);
        Properties chosen = StreamsSettings.of(settings, role, where.brokers(), where.rejects(), where.leastSession());
        chosen.put(Places.SETTING, ended);
        RunningRole running = RunningRole.start(
                role,
                Objects.requireNonNull(topologies.get(role)),
                chosen,
                new ThreadFailures(role.word(), Clock.systemUTC(), ended, why -> end(role, why)),
                state -> onChange(role, state));
        host.keep(running);
        streams.put(role, running.streams());
    }

    private void onChange(Role role, State state) {
        states.set(role, state == State.RUNNING);
        if (state == State.ERROR) {
            end(role, role.word() + " stopped");
        }
        if (states.isReady()) {
            host.isReady();
        }
    }

    /** The role cannot go on, and perhaps the process neither. */
    private void end(Role role, String why) {
        boolean known = states.ended().containsKey(role);
        if (states.end(role, why)) {
            host.stop(why);
        } else if (!known) {
            tellOfEnd(role, why);
        }
    }

    private void tellOfEnd(Role role, String why) {
        LOG.error("event=role-ended role={} reason=\"{}\" what=\"the others go on\"", role.word(), why);
    }
}
