package io.ringback.bench;

import io.ringback.settings.Role;
import io.ringback.settings.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.streams.StreamsConfig;

/** A desk that comes back without its disk, beside a plain consumer that reads the same changelogs; then its memory. */
final class Restore implements Measure {
    private static final String NAME = "restore";

    @Override
    public List<Figure> take(BenchBroker broker, RunSize size) throws Exception {
        Settings settings = broker.deployment(NAME);
        fill(broker, settings, size);
        Set<String> changelogs = changelogs(broker, settings);
        List<Double> ours = new ArrayList<>();
        List<Double> theirs = new ArrayList<>();
        int rounds = Math.min(3, size.rounds());
        for (int i = -1; i < rounds; i++) {
            double plain = PlainConsumer.secondsToRead(broker, changelogs);
            double restored = restore(broker, settings, size, i);
            if (i >= 0) {
                ours.add(restored);
                theirs.add(plain);
            }
        }
        String note = String.format(
                "%,d base statuses and %,d leases; from the first store's start until it serves",
                size.statuses(), size.leases());
        List<Figure> figures = new ArrayList<>();
        figures.add(Figure.beside("restore", "s", ours, theirs, Goal.ratioAtMost(2), note));
        figures.addAll(new DeskMemory(NAME).take(broker, size));
        return figures;
    }

    private static void fill(BenchBroker broker, Settings settings, RunSize size) throws InterruptedException {
        String topic = settings.topicPrefix() + SignalRecords.TOPIC;
        SignalRecords signals = new SignalRecords();
        try (Application desk = Application.start(
                        settings, settings.applicationId(), Role.DESK, BenchDeployment.topology(settings, Role.DESK));
                BulkProducer producer = new BulkProducer(broker)) {
            BenchDeployment.offer(broker, settings, desk, size.leases());
            for (int i = 0; i < size.leases(); i++) {
                producer.send(topic, "default", signals.dialledAndEnded("default", "call-" + i, "agent-" + i));
            }
            for (int i = 0; i < size.statuses(); i++) {
                producer.send(topic, "default", signals.presence("default", "agent-" + i, "Available"));
            }
            producer.flush();
            new Progress(broker.admin(), desk.group(), topic).awaitCommitted(2L * size.leases() + size.statuses());
        }
    }

    private static Set<String> changelogs(BenchBroker broker, Settings settings)
            throws InterruptedException, ExecutionException {
        Set<String> topics = new TreeSet<>(broker.admin().listTopics().names().get());
        topics.removeIf(topic -> !topic.startsWith(settings.applicationId() + "-") || !topic.endsWith("-changelog"));
        return topics;
    }

    private static double restore(BenchBroker broker, Settings settings, RunSize size, int round)
            throws InterruptedException {
        FirstRestore first = new FirstRestore();
        Map<String, Object> emptyDisk = Map.of(
                StreamsConfig.STATE_DIR_CONFIG,
                broker.stateDirectory(NAME + "-" + round).toString());
        try (Application desk = Application.start(
                settings,
                settings.applicationId(),
                Role.DESK,
                BenchDeployment.topology(settings, Role.DESK),
                emptyDisk,
                first)) {
            first.requireAtLeast("callback-leases", size.leases());
            first.requireAtLeast("base-status", size.statuses());
            return (desk.runningAt() - first.startedAt()) / 1e9;
        }
    }
}
