package io.ringback.faults;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.Uuid;

/** One broker and one instance with as much heap as one is given, each a process of its own: for floods. */
final class FloodStage implements AutoCloseable {
    private static final Duration START = Duration.ofMinutes(5);
    private static final Duration END = Duration.ofSeconds(30);

    private final Path directory;
    private final String heap;
    private final List<String> settings;
    private final int port;
    private final OwnProcess broker;
    private OwnProcess instance;
    private int started;

    /**
     * @param heap of the instance, such as {@code 384m}
     * @param settings of the instance, {@code key=value} each
     */
    FloodStage(String name, String heap, List<String> settings) {
        this.directory = TestedCluster.freshDirectory(name);
        this.heap = heap;
        this.settings = List.copyOf(settings);
        List<Integer> ports = TestedCluster.freePorts(2);
        this.port = ports.get(0);
        this.broker = OwnProcess.java(
                directory.resolve("broker.log"),
                List.of("-Xmx1g"),
                "io.ringback.embedded.ClusterNode",
                List.of(
                        directory.resolve("broker").toString(),
                        Uuid.randomUuid().toString(),
                        "1",
                        String.valueOf(port),
                        String.valueOf(ports.get(1))));
        this.instance = start();
    }

    String bootstrapServers() {
        return "127.0.0.1:" + port;
    }

    OwnProcess instance() {
        return instance;
    }

    /** Kills the instance and gives how long the next one takes until it serves. */
    Duration restart() {
        instance.kill();
        instance.awaitEnd(END);
        long begun = System.nanoTime();
        instance = start();
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    private OwnProcess start() {
        started++;
        List<String> arguments = new ArrayList<>(List.of("run"));
        for (String assignment : settings) {
            arguments.addAll(List.of("--set", assignment));
        }
        arguments.addAll(List.of("--set", "bootstrap.servers=" + bootstrapServers()));
        arguments.addAll(List.of("--set", "state.dir=" + directory.resolve("state")));
        OwnProcess next = OwnProcess.java(
                directory.resolve("ringback-1.%03d.log".formatted(started)),
                List.of("-Xmx" + heap),
                "io.ringback.cli.Ringback",
                arguments);
        next.awaitWord("READY", START);
        return next;
    }

    /** Where an instance's thread ended so far. */
    List<Entry> threadEnds() {
        return InstanceLogs.ends(directory);
    }

    @Override
    public void close() {
        instance.close();
        broker.close();
    }
}
