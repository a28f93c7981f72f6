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
import java.util.stream.Collectors;
import org.apache.kafka.common.Uuid;

/** Three brokers and three instances of Ringback on this machine, each a process that can be hurt. */
final class TestedCluster implements AutoCloseable {
    static final int SIZE = 3;
    private static final Duration START = Duration.ofMinutes(5);

    private final boolean wired;
    private final Path directory;
    private final List<String> brokerSettings;
    private final String clusterId = Uuid.randomUuid().toString();
    private final List<Integer> ports = freePorts(SIZE * (2 + SIZE));
    private final List<Integer> brokerPorts = ports.subList(0, SIZE);
    private final List<Integer> controllerPorts = ports.subList(SIZE, 2 * SIZE);
    private final Network network = Network.between(SIZE, ports.subList(2 * SIZE, ports.size()));
    private final Map<Integer, OwnProcess> brokers = new ConcurrentHashMap<>();
    private final Map<Integer, OwnProcess> instances = new ConcurrentHashMap<>();
    private volatile List<String> settings;
    private volatile List<String> always = List.of();
    private int started;

    /**
     * @param wired whether instances reach brokers by wires that can be cut, or directly
     * @param settings of every instance, {@code key=value} each
     * @param brokerSettings of every broker, on top of what it has
     */
    private TestedCluster(boolean wired, Path directory, List<String> settings, List<String> brokerSettings) {
        this.wired = wired;
        this.directory = directory;
        this.settings = List.copyOf(settings);
        this.brokerSettings = List.copyOf(brokerSettings);
    }

    /** Its instances talk to its brokers directly: for figures. */
    static TestedCluster direct(Path directory, List<String> settings, List<String> brokerSettings) {
        return new TestedCluster(false, directory, settings, brokerSettings);
    }

    /** Its instances can be cut off. */
    static TestedCluster wired(Path directory, List<String> settings, List<String> brokerSettings) {
        return new TestedCluster(true, directory, settings, brokerSettings);
    }

    /** For brokers on a machine that is starved: they do not take each other for dead within a second. */
    static List<String> patientBrokers() {
        return List.of(
                "group.min.session.timeout.ms=6000",
                "broker.session.timeout.ms=9000",
                "broker.heartbeat.interval.ms=1000",
                "controller.quorum.fetch.timeout.ms=8000",
                "controller.quorum.election.timeout.ms=4000",
                "metadata.max.idle.interval.ms=500",
                "request.timeout.ms=10000");
    }

    /** For instances on such a machine: their transactions and sessions outlast the times in which they get no processor. */
    static List<String> patientInstances() {
        return List.of("streams.producer.transaction.timeout.ms=20000", "streams.consumer.session.timeout.ms=15000");
    }

    void start() {
        startBrokers();
        state().awaitWholeBrokers();
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

    /** What every instance is set to besides, whatever else changes. */
    void alwaysSet(List<String> assignments) {
        always = List.copyOf(assignments);
    }

    /** What instances that start from now on are set to, {@code key=value} each. */
    void set(List<String> next) {
        settings = List.copyOf(next);
    }

    String bootstrapServers() {
        return brokerPorts.stream().map(port -> "127.0.0.1:" + port).collect(Collectors.joining(","));
    }

    OwnProcess broker(int id) {
        return got(brokers, id);
    }

    OwnProcess instance(int id) {
        return got(instances, id);
    }

    /** As the brokers see it. */
    ClusterState state() {
        return new ClusterState(bootstrapServers());
    }

    Network network() {
        return network;
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
        if (wired) {
            arguments.addAll(network.settings(id, brokerPorts.get(id - 1), controllerPorts.get(id - 1)));
        }
        arguments.addAll(brokerSettings);
        brokers.put(
                id,
                OwnProcess.java(log("broker", id), List.of("-Xmx320m"), "io.ringback.embedded.ClusterNode", arguments));
    }

    /** The last instance is on a host whose clock can be set; the others are the program as it is. */
    void startInstance(int id) {
        if (id != SIZE) {
            startInstance(id, OwnProcess.classPath());
            return;
        }
        List<String> options = List.of("-Xmx256m", "-Dhost.clock.offset=" + clockOf(id));
        instances.put(
                id,
                OwnProcess.java(log("ringback", id), options, "io.ringback.faults.SteppedRingback", assignments(id)));
    }

    /** The program as it is, of this build or of another. */
    void startInstance(int id, String classPath) {
        List<String> arguments = new ArrayList<>(List.of("run"));
        for (String assignment : assignments(id)) {
            arguments.addAll(List.of("--set", assignment));
        }
        Path log = log("ringback", id);
        instances.put(id, OwnProcess.java(log, classPath, List.of("-Xmx256m"), "io.ringback.cli.Ringback", arguments));
    }

    private List<String> assignments(int id) {
        List<String> assignments = new ArrayList<>(settings);
        assignments.addAll(always);
        assignments.add("bootstrap.servers=" + (wired ? network.bootstrapServers(id) : bootstrapServers()));
        assignments.add("topics.create=true");
        assignments.add("state.dir=" + stateOf(id));
        assignments.add("desk.kafka.client.id=desk-" + id);
        assignments.add("intake.kafka.client.id=intake-" + id);
        return assignments;
    }

    void awaitReady(int instance) {
        instance(instance).awaitWord("READY", START);
    }

    @Override
    public void close() {
        instances.values().forEach(OwnProcess::close);
        brokers.values().forEach(OwnProcess::close);
        network.close();
    }

    private Path log(String what, int id) {
        started++;
        return directory.resolve("%s-%d.%03d.log".formatted(what, id, started));
    }

    private static OwnProcess got(Map<Integer, OwnProcess> children, int id) {
        OwnProcess child = children.get(id);
        if (child == null) {
            throw new IllegalStateException("not started: " + id);
        }
        return child;
    }

    static List<Integer> freePorts(int count) {
        List<ServerSocket> sockets = new ArrayList<>();
        try {
            for (int i = 0; i < count; i++) {
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
