package io.ringback.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.Uuid;
import org.awaitility.Awaitility;

/** Three brokers and three instances of Ringback on this machine, each a process that can be hurt. */
final class Cluster implements AutoCloseable {
    static final int SIZE = 3;
    private static final Duration START = Duration.ofSeconds(90);

    private final Path directory;
    private final List<String> settings;
    private final List<String> brokerSettings;
    private final String clusterId = Uuid.randomUuid().toString();
    private final List<Integer> brokerPorts = freePorts();
    private final List<Integer> controllerPorts = freePorts();
    private final Map<Integer, Child> brokers = new ConcurrentHashMap<>();
    private final Map<Integer, Child> instances = new ConcurrentHashMap<>();
    private int started;

    /**
     * @param settings of every instance, {@code key=value} each
     * @param brokerSettings of every broker, on top of what it has
     */
    Cluster(Path directory, List<String> settings, List<String> brokerSettings) {
        this.directory = directory;
        this.settings = List.copyOf(settings);
        this.brokerSettings = List.copyOf(brokerSettings);
    }

    void start() {
        startBrokers();
        awaitWholeBrokers();
        startInstance(1);
        awaitReady(1);
        startInstance(2);
        startInstance(3);
        awaitReady(2);
        awaitReady(3);
    }

    void startBrokers() {
        for (int id = 1; id <= SIZE; id++) {
            startBroker(id);
        }
    }

    String bootstrapServers() {
        return brokerPorts.stream().map(port -> "127.0.0.1:" + port).collect(Collectors.joining(","));
    }

    Child broker(int id) {
        return got(brokers, id);
    }

    Child instance(int id) {
        return got(instances, id);
    }

    Path stateOf(int instance) {
        return directory.resolve("state-" + instance);
    }

    Path clockOf(int instance) {
        return directory.resolve("clock-" + instance);
    }

    void startBroker(int id) {
        String ports = controllerPorts.stream().map(String::valueOf).collect(Collectors.joining(","));
        List<String> arguments = new ArrayList<>(List.of(
                directory.resolve("broker-" + id).toString(),
                clusterId,
                String.valueOf(id),
                String.valueOf(brokerPorts.get(id - 1)),
                ports));
        arguments.addAll(brokerSettings);
        brokers.put(
                id, Child.java(log("broker", id), List.of("-Xmx320m"), "io.ringback.embedded.ClusterNode", arguments));
    }

    /** The last instance is on a host whose clock can be set; the others are the program as it is. */
    void startInstance(int id) {
        if (id != SIZE) {
            startInstance(id, Child.classPath());
            return;
        }
        List<String> options = List.of("-Xmx256m", "-Dhost.clock.offset=" + clockOf(id));
        instances.put(
                id, Child.java(log("ringback", id), options, "io.ringback.faults.SteppedRingback", assignments(id)));
    }

    /** The program as it is, of this build or of another. */
    void startInstance(int id, String classPath) {
        List<String> arguments = new ArrayList<>(List.of("run"));
        for (String assignment : assignments(id)) {
            arguments.addAll(List.of("--set", assignment));
        }
        Path log = log("ringback", id);
        instances.put(id, Child.java(log, classPath, List.of("-Xmx256m"), "io.ringback.cli.Ringback", arguments));
    }

    private List<String> assignments(int id) {
        List<String> assignments = new ArrayList<>(settings);
        assignments.add("bootstrap.servers=" + bootstrapServers());
        assignments.add("topics.create=true");
        assignments.add("state.dir=" + stateOf(id));
        assignments.add("desk.kafka.client.id=desk-" + id);
        assignments.add("intake.kafka.client.id=intake-" + id);
        return assignments;
    }

    void awaitReady(int instance) {
        instance(instance).awaitWord("READY", START);
    }

    /** Every partition has all its replicas in sync again. */
    void awaitWholeBrokers() {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers()))) {
            Awaitility.await("brokers whole")
                    .atMost(START)
                    .pollInterval(Duration.ofMillis(200))
                    .until(() -> isWhole(admin));
        }
    }

    @Override
    public void close() {
        instances.values().forEach(Child::close);
        brokers.values().forEach(Child::close);
    }

    private static boolean isWhole(Admin admin) throws InterruptedException {
        try {
            if (admin.describeCluster().nodes().get().size() < SIZE) {
                return false;
            }
            Map<String, TopicDescription> topics = admin.describeTopics(
                            admin.listTopics().names().get())
                    .allTopicNames()
                    .get();
            return topics.values().stream()
                    .flatMap(topic -> topic.partitions().stream())
                    .allMatch(partition ->
                            partition.isr().size() == partition.replicas().size());
        } catch (ExecutionException e) {
            return false;
        }
    }

    private Path log(String what, int id) {
        started++;
        return directory.resolve("%s-%d.%03d.log".formatted(what, id, started));
    }

    private static Child got(Map<Integer, Child> children, int id) {
        Child child = children.get(id);
        if (child == null) {
            throw new IllegalStateException("not started: " + id);
        }
        return child;
    }

    private static List<Integer> freePorts() {
        List<ServerSocket> sockets = new ArrayList<>();
        try {
            for (int i = 0; i < SIZE; i++) {
                sockets.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
            }
            List<Integer> ports =
                    sockets.stream().map(ServerSocket::getLocalPort).toList();
            for (ServerSocket socket : sockets) {
                socket.close();
            }
            return ports;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Path freshDirectory(String name) {
        try {
            Files.createDirectories(Path.of("target", "faults"));
            return Files.createTempDirectory(Path.of("target", "faults").toAbsolutePath(), name + "-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
