package io.ringback.faults.sim;

import io.ringback.settings.Role;
import io.ringback.settings.Settings;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.Map;
import org.apache.kafka.streams.StreamsConfig;

/** What all instances run with: their settings, which may change between two lives, and what a mutant has wrong. */
final class Deployment {
    private static final String REJECTS = "ringback.rejects";

    private final Mutation mutation;
    private final Brokers brokers;
    private final Map<Role, StreamsConfig> configs = new EnumMap<>(Role.class);
    private Settings settings;
    private Instant lastArrival = Instant.EPOCH;

    Deployment(Settings settings, Mutation mutation, Brokers brokers) {
        this.mutation = mutation;
        this.brokers = brokers;
        this.settings = settings;
    }

    Settings settings() {
        return settings;
    }

    void change(Settings changed) {
        settings = changed;
        configs.clear();
    }

    StreamsConfig config(Role role) {
        return configs.computeIfAbsent(role, any -> TaskParts.config(settings, role, REJECTS));
    }

    String intakeGroup() {
        return config(Role.INTAKE).getString(StreamsConfig.APPLICATION_ID_CONFIG);
    }

    Mutation mutation() {
        return mutation;
    }

    /** Something has arrived. */
    void arrived() {
        lastArrival = Instant.ofEpochMilli(brokers.now());
    }

    InstantSource intakeClock(InstantSource right, HostClock host) {
        return mutation == Mutation.INTAKE_BY_HOST_CLOCK ? () -> Instant.ofEpochMilli(host.milliseconds()) : right;
    }

    InstantSource deskClock(InstantSource right) {
        return mutation == Mutation.STREAM_TIME_EXPIRY ? () -> lastArrival : right;
    }
}
