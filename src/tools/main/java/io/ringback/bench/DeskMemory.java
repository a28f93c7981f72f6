package io.ringback.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** What a desk with all that state takes: a JVM of its own that is given 512 MiB of heap and goes on working. */
final class DeskMemory {
    private static final List<String> OPTIONS = List.of("-Xmx512m");
    private static final int SAMPLES = 20;
    private static final double FLAT = 1.1;

    private final String name;

    /**
     * @param name of a deployment that was filled
     */
    DeskMemory(String name) {
        this.name = name;
    }

    List<Figure> take(BenchBroker broker, RunSize size) throws Exception {
        List<Double> resident = new ArrayList<>();
        List<Double> heap = new ArrayList<>();
        String state = "state.dir=" + broker.stateDirectory(name + "-child");
        try (ChildProcess child = new ChildProcess(OPTIONS, "desk", broker.sources(name, state));
                BulkProducer producer = new BulkProducer(broker)) {
            child.awaitReady();
            SignalRecords signals = new SignalRecords();
            for (int i = 0; i < SAMPLES; i++) {
                work(producer, signals, i, size.statuses());
                TimeUnit.NANOSECONDS.sleep(size.soak().toNanos() / SAMPLES);
                resident.add(child.residentMebibytes());
            }
            heap.add(child.heapMebibytes());
        }
        return figures(size, resident, heap);
    }

    /** Agents change their presence, and some of them who have a number call again. */
    private void work(BulkProducer producer, SignalRecords signals, int sample, int statuses) {
        String topic = name + "." + SignalRecords.TOPIC;
        for (int i = 0; i < 1_000; i++) {
            int agent = (sample * 7_919 + i * 104_729) % statuses;
            producer.send(topic, "default", signals.presence("default", "agent-" + Math.abs(agent), "Away"));
        }
        for (int i = 0; i < 100; i++) {
            String call = "again-" + sample + "-" + i;
            producer.send(topic, "default", signals.dialledAndEnded("default", call, "agent-" + i));
        }
        producer.flush();
    }

    private static List<Figure> figures(RunSize size, List<Double> resident, List<Double> heap) {
        int half = resident.size() / 2;
        double before = Summary.of(resident.subList(0, half)).most();
        double after = Summary.of(resident.subList(half, resident.size())).most();
        String watched = "-Xmx512m, watched for " + size.soak().toSeconds() + " s of work";
        return List.of(
                Figure.alone("live heap with those", "MiB", Summary.of(heap), Goal.atMost(512, "MiB"), watched),
                Figure.alone(
                        "resident memory with those", "MiB", Summary.of(resident), Goal.atMost(1_024, "MiB"), watched),
                Figure.beside(
                        "resident memory, second half beside first",
                        "MiB",
                        List.of(after),
                        List.of(before),
                        Goal.ratioAtMost(FLAT),
                        "flat"));
    }
}
