package io.ringback.runtime;

import io.ringback.settings.Role;
import java.time.Duration;
import java.util.Properties;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.CloseOptions.GroupMembershipOperation;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KafkaStreams.State;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.ProcessorStateException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One role's Kafka Streams application: tells when it serves and when it never will again. */
final class RunningRole implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RunningRole.class);
    /** Both roles close in less than 10 s, should one wait for the other. */
    private static final Duration CLOSE_WITHIN = Duration.ofSeconds(4);

    /** Its threads poll ten times a second at least ({@link IdleWait}), unless they are deciding something. */
    private static final Duration LEAVE_WITHIN = Duration.ofMillis(200);

    private final Role role;
    private final RoleClients clients = new RoleClients();
    private final KafkaStreams streams;

    private RunningRole(Role role, Topology topology, Properties settings) {
        this.role = role;
        this.streams = new KafkaStreams(topology, settings, clients);
    }

    /**
     * @param onChange called at every change of state
     * @param failures decides over threads that die
     * @throws CannotServeException when the settings or the state directory cannot be used
     */
    static RunningRole start(
            Role role,
            Supplier<Topology> topology,
            Properties settings,
            ThreadFailures failures,
            Consumer<State> onChange) {
        try {
            return startOrHeal(role, topology, settings, failures, onChange);
        } catch (KafkaException e) {
            throw new CannotServeException(role.word() + " does not start: " + SafeMessage.of(e), e);
        }
    }

    /** What is on disk is a copy of what the brokers hold: a copy that cannot be read is thrown away and made anew. */
    private static RunningRole startOrHeal(
            Role role,
            Supplier<Topology> topology,
            Properties settings,
            ThreadFailures failures,
            Consumer<State> onChange) {
        RunningRole running = new RunningRole(role, topology.get(), settings);
        try {
            running.begin(failures, onChange);
            return running;
        } catch (ProcessorStateException e) {
            LOG.warn("event=local-state-thrown-away role={} reason=\"{}\"", role.word(), SafeMessage.of(e));
            running.streams.close(CLOSE_WITHIN);
        }
        RunningRole healed = new RunningRole(role, topology.get(), settings);
        healed.streams.cleanUp();
        healed.begin(failures, onChange);
        return healed;
    }

    private void begin(ThreadFailures failures, Consumer<State> onChange) {
        streams.setUncaughtExceptionHandler(failures);
        streams.setStateListener((now, before) -> {
            LOG.info("event=role-state role={} state={}", role.word(), now);
            onChange.accept(now);
        });
        streams.start();
    }

    /** For its health and its figures. */
    KafkaStreams streams() {
        return streams;
    }

    /** Begins to leave, without waiting for it: a call that is under way needs every role to be taken over at once. */
    void leave() {
        clients.leave();
    }

    /** Begins to stop, without waiting for it, once it has left. */
    void stop() {
        clients.awaitLeft(LEAVE_WITHIN);
        closeWithin(Duration.ZERO);
    }

    @Override
    public void close() {
        if (!closeWithin(CLOSE_WITHIN)) {
            LOG.warn("event=slow-close role={}", role.word());
        }
    }

    /** Leaves the group, so that others take over without waiting for a session to time out. */
    private boolean closeWithin(Duration atMost) {
        return streams.close(
                CloseOptions.timeout(atMost).withGroupMembershipOperation(GroupMembershipOperation.LEAVE_GROUP));
    }
}
