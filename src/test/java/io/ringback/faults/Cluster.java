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
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.GroupState;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.awaitility.Awaitility;

/** Three brokers and three instances of Ringback on this machine, each a process that can be hurt. */
final class Cluster implements AutoCloseable {
    static final int SIZE = 3;
    private static final Duration START = Duration.ofSeconds(90);

    private final boolean wired;
    private final Path directory;
    private final List<String> settings;
    private final List<String> brokerSettings;
    private final String clusterId = Uuid.randomUuid().toString();
    private final List<Integer> ports = freePorts(SIZE * (2 + SIZE));
    private final List<Integer> brokerPorts = ports.subList(0, SIZE);
    private final List<Integer> controllerPorts = ports.subList(SIZE, 2 * SIZE);
    private final Network network = Network.between(SIZE, ports.subList(2 * SIZE, ports.size()));
    private final Map<Integer, Child> brokers = new ConcurrentHashMap<>();
    private final Map<Integer, Child> instances = new ConcurrentHashMap<>();
    private int started;

    /**
     * @param wired whether instances reach brokers by wires that can be cut, or directly
     * @param settings of every instance, {@code key=value} each
     * @param brokerSettings of every broker, on top of what it has
     */
    private Cluster(boolean wired, Path directory, List<String> settings, List<String> brokerSettings) {
        this.wired = wired;
        this.directory = directory;
        this.settings = List.copyOf(settings);
        this.brokerSettings = List.copyOf(brokerSettings);
    }

    /** Its instances talk to its brokers directly: for figures. */
    static Cluster direct(Path directory, List<String> settings, List<String> brokerSettings) {
        return new Cluster(false, directory, settings, brokerSettings);
    }

    /** Its instances can be cut off. */
    static Cluster wired(Path directory, List<String> settings) {
        return new Cluster(true, directory, settings, List.of());
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

    /** Each of its roles is a member of its group again, after it was taken for dead. */
    void awaitJoined(int instance) {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers()))) {
            for (String role : List.of("intake", "desk")) {
                Awaitility.await(role + " of " + instance + " in its group")
                        .atMost(START)
                        .pollInterval(Duration.ofMillis(200))
                        .until(() -> isMember(admin, "ringback-" + role, role + "-" + instance + "-"));
            }
        }
    }

    /** Every instance runs its part of each role's tasks again. */
    void awaitEvenShares() {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers()))) {
            Awaitility.await("even shares")
                    .atMost(START)
                    .pollInterval(Duration.ofMillis(200))
                    .until(() -> isShared(admin, "ringback-intake") && isShared(admin, "ringback-desk"));
        }
    }

    /**
     * Which partitions of a role's calls a broker leads or an instance works on.
     *
     * @param broker whether {@code target} is a broker or an instance
     * @param role {@code desk} or {@code intake}
     */
    Set<Integer> partitions(boolean broker, int target, String role) {
        String topic = role.equals("desk") ? "ringback.emergency-signals" : "ringback.call-events";
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers()))) {
            Stream<TopicPartition> found = broker
                    ? ledBy(admin, target, topic)
                    : workedOn(admin, "ringback-" + role, role + "-" + target + "-");
            return found.filter(partition -> partition.topic().equals(topic))
                    .map(TopicPartition::partition)
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (ExecutionException | InterruptedException e) {
            throw new IllegalStateException("who has which partitions is not known", e);
        }
    }

    private static Stream<TopicPartition> ledBy(Admin admin, int broker, String topic)
            throws ExecutionException, InterruptedException {
        return admin.describeTopics(List.of(topic)).allTopicNames().get().values().stream()
                .flatMap(described -> described.partitions().stream())
                .filter(partition -> partition.leader().id() == broker)
                .map(partition -> new TopicPartition(topic, partition.partition()));
    }

    private static Stream<TopicPartition> workedOn(Admin admin, String group, String client)
            throws ExecutionException, InterruptedException {
        return admin.describeConsumerGroups(List.of(group)).all().get().values().stream()
                .flatMap(described -> described.members().stream())
                .filter(member -> member.clientId().startsWith(client))
                .flatMap(member -> member.assignment().topicPartitions().stream());
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
        network.close();
    }

    private static boolean isMember(Admin admin, String group, String client) throws InterruptedException {
        try {
            return admin.describeConsumerGroups(List.of(group)).all().get().values().stream()
                    .flatMap(described -> described.members().stream())
                    .anyMatch(member -> member.clientId().startsWith(client));
        } catch (ExecutionException e) {
            return false;
        }
    }

    private static boolean isShared(Admin admin, String group) throws InterruptedException {
        try {
            ConsumerGroupDescription described = admin.describeConsumerGroups(List.of(group))
                    .all()
                    .get()
                    .values()
                    .iterator()
                    .next();
            return described.groupState() == GroupState.STABLE
                    && described.members().size() == SIZE
                    && described.members().stream()
                            .allMatch(member ->
                                    member.assignment().topicPartitions().size() > 1);
        } catch (ExecutionException e) {
            return false;
        }
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

    private static List<Integer> freePorts(int count) {
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
