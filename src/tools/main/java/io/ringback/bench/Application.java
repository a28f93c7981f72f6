package io.ringback.bench;

import io.ringback.runtime.RoleClients;
import io.ringback.runtime.StreamsSettings;
import io.ringback.settings.Role;
import io.ringback.settings.Settings;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.KafkaClientSupplier;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.apache.kafka.streams.processor.StateRestoreListener;
import org.apache.kafka.streams.processor.internals.DefaultKafkaClientSupplier;

/**
 * A topology that runs as the role does: Ringback's own with its very settings and clients, or a reference in its place
 * with the settings, Kafka's own clients and commits by time.
 */
final class Application implements AutoCloseable {
    private static final Duration START = Duration.ofMinutes(2);
    private static final Duration CLOSE = Duration.ofSeconds(10);

    /** A step of the DSL cannot tell where what was read together ends. */
    private static final int REFERENCE_COMMITS_AFTER_MILLIS = 5;

    private final KafkaStreams streams;
    private final String group;
    private final CountDownLatch running = new CountDownLatch(1);
    private volatile long runningAt;

    private Application(Topology topology, Properties properties, KafkaClientSupplier clients) {
        this.group = properties.getProperty(StreamsConfig.APPLICATION_ID_CONFIG);
        this.streams = new KafkaStreams(topology, properties, clients);
        streams.setUncaughtExceptionHandler(failure -> StreamThreadExceptionResponse.SHUTDOWN_CLIENT);
        streams.setStateListener((now, before) -> {
            if (now == KafkaStreams.State.RUNNING) {
                runningAt = System.nanoTime();
                running.countDown();
            }
        });
    }

    /**
     * Starts it and waits until it runs.
     *
     * @param id application id; the role is added
     * @param changes Kafka Streams settings that differ from the role's
     */
    static Application start(Settings settings, String id, Role role, Topology topology, Map<String, ?> changes)
            throws InterruptedException {
        return make(settings, id, role, topology, changes, new RoleClients()).begin();
    }

    static Application start(Settings settings, String id, Role role, Topology topology) throws InterruptedException {
        return start(settings, id, role, topology, Map.of());
    }

    /** A reference that stands for the desk. */
    static Application reference(Settings settings, String id, Topology topology) throws InterruptedException {
        Map<String, Object> changes = new HashMap<>(settings.streams());
        changes.putIfAbsent(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, REFERENCE_COMMITS_AFTER_MILLIS);
        return make(settings, id, Role.DESK, topology, changes, new DefaultKafkaClientSupplier())
                .begin();
    }

    /** One that tells of its restoring. */
    static Application start(
            Settings settings,
            String id,
            Role role,
            Topology topology,
            Map<String, ?> changes,
            StateRestoreListener told)
            throws InterruptedException {
        Application application = make(settings, id, role, topology, changes, new RoleClients());
        application.streams.setGlobalStateRestoreListener(told);
        return application.begin();
    }

    private static Application make(
            Settings settings,
            String id,
            Role role,
            Topology topology,
            Map<String, ?> changes,
            KafkaClientSupplier clients) {
        Properties properties = StreamsSettings.of(settings, role, 1, settings.topicPrefix() + "rejects");
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, id + "-" + role.word());
        properties.put(StreamsConfig.NUM_STANDBY_REPLICAS_CONFIG, 0);
        properties.putAll(changes);
        return new Application(topology, properties, clients);
    }

    private Application begin() throws InterruptedException {
        streams.start();
        if (!running.await(START.toSeconds(), TimeUnit.SECONDS)) {
            close();
            throw new BenchFailure(group + " did not run within " + START.toSeconds() + " s");
        }
        return this;
    }

    String group() {
        return group;
    }

    /** When it last came to run, on the clock of {@link System#nanoTime}. */
    long runningAt() {
        return runningAt;
    }

    @Override
    public void close() {
        streams.close(CloseOptions.timeout(CLOSE)
                .withGroupMembershipOperation(CloseOptions.GroupMembershipOperation.LEAVE_GROUP));
    }
}
