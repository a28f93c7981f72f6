package io.ringback.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** What an instance that nobody calls takes of a core, and what the broker takes for it. */
final class IdleCost implements Measure {
    private static final String NAME = "idle";

    /** A start's own work is over, and the compiler's: after 20 s it still took as much as all the rest. */
    private static final Duration SETTLES = Duration.ofSeconds(90);

    private static final OperatingSystemMXBean SYSTEM =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    /** Shares of a core in percent. */
    private record Shares(double instance, double broker) {}

    @Override
    public List<Figure> take(BenchBroker broker, RunSize size) throws Exception {
        List<Double> instances = new ArrayList<>();
        List<Double> brokers = new ArrayList<>();
        double alone = broker(size.round());
        try (ChildProcess child = new ChildProcess(List.of(), "intake,desk", broker.sources(NAME))) {
            child.awaitReady();
            TimeUnit.NANOSECONDS.sleep(SETTLES.toNanos());
            for (int i = 0; i < size.rounds(); i++) {
                Shares shares = shares(child, size.round());
                instances.add(shares.instance);
                brokers.add(shares.broker - alone);
            }
        }
        String note = "'ringback run --role intake,desk', 8 partitions, nobody calls";
        return List.of(
                Figure.alone("idle instance, share of a core", "%", Summary.of(instances), Goal.atMost(3, "%"), note),
                Figure.alone(
                        "its broker, share of a core more than without it",
                        "%",
                        Summary.of(brokers),
                        Goal.NONE,
                        "one broker"));
    }

    private static double broker(Duration time) throws InterruptedException {
        long before = SYSTEM.getProcessCpuTime();
        TimeUnit.NANOSECONDS.sleep(time.toNanos());
        return 100.0 * (SYSTEM.getProcessCpuTime() - before) / time.toNanos();
    }

    private static Shares shares(ChildProcess child, Duration time) throws InterruptedException {
        long begin = System.nanoTime();
        long before = child.processorNanos();
        double broker = broker(time);
        return new Shares(100.0 * (child.processorNanos() - before) / (System.nanoTime() - begin), broker);
    }
}
