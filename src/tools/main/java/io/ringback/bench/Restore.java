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
    public List<Figure> take(BenchBroker lab, RunSize effort) throws Exception {
        Settings settings = lab.deployment(NAME);
        fill(lab, settings, effort);
        Set<String> changelogs = changelogs(lab, settings);
        List<Double> ours = new ArrayList<>();
        List<Double> theirs = new ArrayList<>();
        int rounds = Math.min(3, effort.rounds());
        for (int i = -1; i < rounds; i++) {
            double plain = PlainConsumer.secondsToRead(lab, changelogs);
            double restored = restore(lab, settings, i);
            if (i >= 0) {
                ours.add(restored);
                theirs.add(plain);
            }
        }
        String note = String.format(
                "%,d base statuses and %,d leases; from the first store's start until it serves",
                effort.statuses(), effort.leases());
        List<Figure> figures = new ArrayList<>();
        figures.add(Figure.beside("restore", "s", ours, theirs, Goal.ratioAtMost(2), note));
        figures.addAll(new DeskMemory(NAME).take(lab, effort));
        return figures;
    }

    private static void fill(BenchBroker lab, Settings settings, RunSize effort) throws InterruptedException {
        String topic = settings.topicPrefix() + SignalRecords.TOPIC;
        SignalRecords signals = new SignalRecords();
        try (Application desk = Application.start(
                        settings, settings.applicationId(), Role.DESK, BenchDeployment.topology(settings, Role.DESK));
                BulkProducer bulk = new BulkProducer(lab)) {
            BenchDeployment.offer(lab, settings, desk, effort.leases());
            for (int i = 0; i < effort.leases(); i++) {
                bulk.send(topic, "default", signals.dialledAndEnded("default", "call-" + i, "agent-" + i));
            }
            for (int i = 0; i < effort.statuses(); i++) {
                bulk.send(topic, "default", signals.presence("default", "agent-" + i, "Available"));
            }
            bulk.flush();
            new Progress(lab.admin(), desk.group(), topic).awaitCommitted(2L * effort.leases() + effort.statuses());
        }
    }

    private static Set<String> changelogs(BenchBroker lab, Settings settings)
            throws InterruptedException, ExecutionException {
        Set<String> topics = new TreeSet<>(lab.admin().listTopics().names().get());
        topics.removeIf(topic -> !topic.startsWith(settings.applicationId() + "-") || !topic.endsWith("-changelog"));
        return topics;
    }

    private static double restore(BenchBroker lab, Settings settings, int round) throws InterruptedException {
        FirstRestore first = new FirstRestore();
        Map<String, Object> emptyDisk = Map.of(
                StreamsConfig.STATE_DIR_CONFIG,
                lab.stateDirectory(NAME + "-" + round).toString());
        try (Application desk = Application.start(
                settings,
                settings.applicationId(),
                Role.DESK,
                BenchDeployment.topology(settings, Role.DESK),
                emptyDisk,
                first)) {
            return (desk.runningAt() - first.startedAt()) / 1e9;
        }
    }
}
