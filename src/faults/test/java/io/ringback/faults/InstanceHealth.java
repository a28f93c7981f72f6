package io.ringback.faults;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Looks after the instances of a run: how much memory each takes, and whether one ended that nobody had ended. */
final class InstanceHealth implements AutoCloseable {
    private static final Duration EVERY = Duration.ofMillis(500);
    private static final long WORTH_NOTING = 8L * 1024 * 1024;

    private final TestedCluster cluster;
    private final HistoryWriter witness;
    private final Map<Integer, Long> most = new HashMap<>();
    private final Set<OwnProcess> ended = new HashSet<>();
    private final Thread thread = new Thread(this::watch, "health");

    InstanceHealth(TestedCluster cluster, HistoryWriter witness) {
        this.cluster = cluster;
        this.witness = witness;
        thread.start();
    }

    private void watch() {
        try {
            while (true) {
                Thread.sleep(EVERY.toMillis());
                for (int id = 1; id <= TestedCluster.SIZE; id++) {
                    look(id, cluster.instance(id));
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void look(int id, OwnProcess instance) {
        if (instance.isAlive()) {
            measure(id, instance);
        } else if (instance.endedByItself() && ended.add(instance)) {
            witness.note(
                    Entry.Kind.ENDED,
                    Instant.now(),
                    NoThreadEndsTwice.INSTANCE,
                    String.valueOf(id),
                    InputWriter.json());
        }
    }

    private void measure(int id, OwnProcess instance) {
        long bytes = instance.residentKilobytes() * 1024;
        if (bytes >= most.getOrDefault(id, 0L) + WORTH_NOTING) {
            most.put(id, bytes);
            witness.note(
                    Entry.Kind.SIZE,
                    Instant.now(),
                    SizesAreBounded.MEMORY,
                    "instance " + id,
                    InputWriter.json().put("bytes", bytes));
        }
    }

    boolean isWatching() {
        return thread.isAlive();
    }

    @Override
    public void close() {
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
