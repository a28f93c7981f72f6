package io.ringback.privacy;

import io.ringback.cli.Ringback;
import io.ringback.embedded.ClusterNode;
import io.ringback.embedded.LoopbackPort;
import io.ringback.settings.Role;
import io.ringback.settings.SettingSources;
import io.ringback.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.metrics.JmxReporter;

/** A broker and each role of Ringback in a process of its own, with everything that they write under one folder. */
final class TestCluster implements AutoCloseable {
    private static final Duration START = Duration.ofMinutes(3);

    private final Path folder;
    private final List<String> assignments;
    private final Deque<LoggedProcess> running = new ArrayDeque<>();
    private final Map<LoggedProcess, String> addresses = new HashMap<>();

    private TestCluster(Path folder, List<String> assignments) {
        this.folder = folder;
        this.assignments = assignments;
    }

    /** @param chosen settings of the operator's, as {@code key=value}, that the roles run with */
    static TestCluster start(Path folder, List<String> chosen) throws IOException, InterruptedException {
        int port = LoopbackPort.free();
        List<String> assignments = new ArrayList<>(List.of(
                "bootstrap.servers=127.0.0.1:" + port,
                // Health and figures of intake and desk are HTTP answers, too.
                "http.probes=true",
                "http.probes.port=0",
                // And Kafka's own figures can be had by JMX.
                "kafka.metric.reporters=" + JmxReporter.class.getName(),
                // Every header that an output can have is searched as well.
                "output.headers=cloudevents",
                // The mode in which intake looks at most: at the caller's number, too.
                "callback.trust=listed",
                "callback.trusted-callers=+12025550189",
                "fallback.destination=+12025550188"));
        assignments.addAll(chosen);
        TestCluster cluster = new TestCluster(folder, List.copyOf(assignments));
        Files.createDirectories(cluster.logs());
        List<String> node = List.of(
                cluster.broker().toString(), Uuid.randomUuid().toString(), "1", "" + port, "" + LoopbackPort.free());
        cluster.running.push(LoggedProcess.start("broker", cluster.logs(), ClusterNode.class.getName(), node));
        return cluster;
    }

    Settings settings() {
        return Settings.load(new SettingSources(null, Map.of(), assignments));
    }

    /** Starts a role as {@code ringback run} does, and waits until it serves. */
    LoggedProcess run(Role role) throws IOException, InterruptedException {
        String name = role.name().toLowerCase(Locale.ROOT);
        List<String> arguments = new ArrayList<>(List.of("run", "--role", name));
        for (String assignment : assignments) {
            arguments.addAll(List.of("--set", assignment));
        }
        int port = LoopbackPort.free();
        arguments.addAll(List.of("--set", "state.dir=" + state().resolve(name), "--set", "http.port=" + port));
        LoggedProcess child = LoggedProcess.start(name, logs(), Ringback.class.getName(), arguments);
        running.push(child);
        addresses.put(child, "http://127.0.0.1:" + port);
        return child.await("READY", START);
    }

    /** Runs one of the operator's commands; what it says is searched with the logs. */
    LoggedProcess command(String... words) throws IOException {
        List<String> arguments = new ArrayList<>(List.of(words));
        arguments.addAll(List.of("--set", "bootstrap.servers=" + settings().bootstrapServers()));
        LoggedProcess child = LoggedProcess.start(
                String.join("-", words).replaceAll("[^a-z-]", ""), logs(), Ringback.class.getName(), arguments);
        running.push(child);
        return child;
    }

    /** Where a role answers over HTTP. */
    String address(LoggedProcess child) {
        return Objects.requireNonNull(addresses.get(child));
    }

    void kill(LoggedProcess child) throws InterruptedException {
        child.kill();
        running.remove(child);
    }

    /** The broker's own folder. */
    Path broker() {
        return folder.resolve("broker");
    }

    Path state() {
        return folder.resolve("state");
    }

    /** Everything that the processes logged and printed. */
    Path logs() {
        return folder.resolve("logs");
    }

    /** Stops what was started, the broker last. */
    @Override
    public void close() {
        while (!running.isEmpty()) {
            running.pop().close();
        }
    }
}
