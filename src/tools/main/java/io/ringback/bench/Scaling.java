package io.ringback.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.streams.StreamsConfig;

/** What more pools on more threads bring, beside one of each, and more instances beside one. */
final class Scaling implements Measure {
    private static final int PARTITIONS = 8;
    private static final List<Integer> STEPS = List.of(1, 2, 4);

    @Override
    public List<Figure> take(BenchBroker broker, RunSize size) throws Exception {
        List<List<Double>> threads = new ArrayList<>();
        for (int step : STEPS) {
            threads.add(threads(broker, size, step));
        }
        List<Figure> figures = new ArrayList<>();
        for (int i = 1; i < STEPS.size(); i++) {
            figures.add(Figure.beside(
                    STEPS.get(i) + " pools on " + STEPS.get(i) + " threads, beside one",
                    "calls/s",
                    threads.get(i),
                    threads.get(0),
                    Goal.NONE,
                    "linear would be " + STEPS.get(i) + "x; "
                            + Runtime.getRuntime().availableProcessors() + " cores carry broker, producer and desk"));
        }
        figures.add(Figure.beside(
                "2 pools on 2 instances, beside one of each",
                "calls/s",
                instances(broker, size),
                threads.get(0),
                Goal.NONE,
                "in one JVM, each with stores and a transaction of its own"));
        return figures;
    }

    private static List<Double> threads(BenchBroker broker, RunSize size, int count) throws InterruptedException {
        DeskLoad load = new DeskLoad(broker, "scale-" + count, PoolNames.apart(count, PARTITIONS));
        try (Application desk = load.desk("bench-scale-" + count, threads(count))) {
            return bursts(load, List.of(desk), size);
        }
    }

    private static List<Double> instances(BenchBroker broker, RunSize size) throws InterruptedException {
        DeskLoad load = new DeskLoad(broker, "scale-instances", PoolNames.apart(2, PARTITIONS));
        String id = "bench-scale-instances";
        try (Application first = load.desk(id, Map.of());
                Application second =
                        load.desk(id, stateIn(broker.stateDirectory("second").toString()))) {
            return bursts(load, List.of(first, second), size);
        }
    }

    private static List<Double> bursts(DeskLoad load, List<Application> instances, RunSize size)
            throws InterruptedException {
        Application desk = instances.get(0);
        load.offer(desk, size.allDials());
        List<Double> rates = new ArrayList<>();
        for (int i = -size.warmUp(); i < size.rounds(); i++) {
            double rate = load.burst(desk, size.dials());
            if (i >= 0) {
                rates.add(rate);
            }
        }
        return rates;
    }

    private static Map<String, Object> threads(int count) {
        return Map.of(StreamsConfig.NUM_STREAM_THREADS_CONFIG, count);
    }

    private static Map<String, Object> stateIn(String directory) {
        return Map.of(StreamsConfig.STATE_DIR_CONFIG, directory);
    }
}
