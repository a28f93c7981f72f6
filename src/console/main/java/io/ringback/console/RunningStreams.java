package io.ringback.console;

import io.ringback.settings.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.Metric;
import org.apache.kafka.streams.KafkaStreams;
import org.jspecify.annotations.Nullable;

/**
 * The roles that run in this process. A role is ready when brokers answer it, its stores are restored and its input is
 * caught up.
 */
final class RunningStreams implements Health {
    /** How many records a role may be behind and still count as caught up: about a second's worth. */
    private static final long MOST_BEHIND = 500;

    /** A role that has found nobody to send a heartbeat to for so long has no broker; ten are sent in a second. */
    private static final long MOST_SILENT_SECONDS = 10;

    private final RolesHere here;

    RunningStreams(RolesHere here) {
        this.here = here;
    }

    Map<Role, KafkaStreams> streams() {
        return here.streams().get();
    }

    @Override
    public List<Part> get() {
        List<Part> parts = new ArrayList<>();
        Map<Role, KafkaStreams> started = streams();
        here.roles().stream().sorted().forEach(role -> parts.add(part(role, started.get(role))));
        return parts;
    }

    /**
     * A role that ended alone asks for no restart, which would end the other roles, too; somebody's life may depend on
     * them.
     */
    private Part part(Role role, @Nullable KafkaStreams application) {
        if (here.ended().test(role)) {
            return new Part(
                    role.word(), false, true, "ended, while others go on: event=role-ended in the log says why");
        }
        if (here.stuck().test(role)) {
            return new Part(role.word(), false, false, "its threads have ended twice at the same place");
        }
        return application == null
                ? new Part(role.word(), false, true, "waiting for a broker")
                : started(role, application);
    }

    private static Part started(Role role, KafkaStreams application) {
        KafkaStreams.State state = application.state();
        boolean alive = state.isRunningOrRebalancing() || state == KafkaStreams.State.CREATED;
        if (state != KafkaStreams.State.RUNNING) {
            String word = state == KafkaStreams.State.REBALANCING ? "assigning or restoring" : state.name();
            return new Part(role.word(), false, alive, word);
        }
        long silent = secondsSinceAHeartbeat(application);
        if (silent > MOST_SILENT_SECONDS) {
            return new Part(role.word(), false, true, "no broker has answered for " + silent + " s");
        }
        long behind = behind(application);
        return behind > MOST_BEHIND
                ? new Part(role.word(), false, true, "catching up: " + behind + " records behind")
                : new Part(role.word(), true, true, "running");
    }

    private static long behind(KafkaStreams application) {
        return application.metrics().entrySet().stream()
                .filter(entry -> entry.getKey().name().equals("records-lag"))
                .filter(entry -> isInput(entry.getKey().tags().getOrDefault("client-id", "")))
                .mapToLong(entry -> value(entry.getValue()))
                .sum();
    }

    private static long secondsSinceAHeartbeat(KafkaStreams application) {
        return application.metrics().entrySet().stream()
                .filter(entry -> entry.getKey().name().equals("last-heartbeat-seconds-ago"))
                .mapToLong(entry -> value(entry.getValue()))
                .max()
                .orElse(0);
    }

    private static boolean isInput(String clientId) {
        return !clientId.contains("restore") && !clientId.contains("global");
    }

    private static long value(Metric metric) {
        return metric.metricValue() instanceof Double lag && !lag.isNaN() ? Math.round(Math.max(0, lag)) : 0;
    }
}
