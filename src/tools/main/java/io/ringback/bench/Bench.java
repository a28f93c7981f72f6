package io.ringback.bench;

import io.ringback.common.Daemons;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/** Takes the measures, one after the other, on one broker. */
public final class Bench {
    private static final Map<String, Supplier<Measure>> MEASURES = measures();

    private static final long CLOSE_WITHIN_MILLIS = 5_000;

    private final RunSize size;
    private final List<String> assignments;
    private final PrintWriter progress;

    /**
     * @param assignments settings as {@code key=value}, of what is measured and of its references alike
     * @param progress told which measure is being taken
     */
    public Bench(RunSize size, List<String> assignments, PrintWriter progress) {
        this.size = size;
        this.assignments = List.copyOf(assignments);
        this.progress = progress;
    }

    /** What {@code --only} takes, in the order in which they are taken. */
    public static Set<String> names() {
        return MEASURES.keySet();
    }

    /** Takes the named measures. */
    public BenchReport run(Set<String> names) throws Exception {
        List<Figure> figures = new ArrayList<>();
        long begin = System.nanoTime();
        try (BenchBroker broker = BenchBroker.open(assignments)) {
            for (Map.Entry<String, Supplier<Measure>> measure : MEASURES.entrySet()) {
                if (names.contains(measure.getKey())) {
                    figures.addAll(take(measure.getKey(), measure.getValue().get(), broker, begin));
                }
            }
        }
        return new BenchReport(circumstances((System.nanoTime() - begin) / 1e9), figures);
    }

    /** What cannot be taken, or not in the time that is left, is a figure that failed: the others still count. */
    private List<Figure> take(String name, Measure measure, BenchBroker broker, long begin)
            throws InterruptedException {
        tell("measuring " + name + " ...");
        FutureTask<List<Figure>> task = new FutureTask<>(() -> measure.take(broker, size));
        Thread thread = Daemons.start("measure-" + name, task);
        try {
            return task.get(begin + size.atMost().toNanos() - System.nanoTime(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            task.cancel(true);
            thread.join(CLOSE_WITHIN_MILLIS);
            return List.of(Figure.missing(name, "not taken within the " + size.atMost() + " of this run"));
        } catch (ExecutionException e) {
            return List.of(Figure.missing(name, String.valueOf(e.getCause())));
        }
    }

    private void tell(String line) {
        progress.println(line);
        progress.flush();
    }

    private String circumstances(double seconds) {
        return String.format(
                "Median (least to most) of up to %d rounds, measure and reference taking turns, after some of%n"
                        + "warm-up; a ratio is the median of the rounds' ratios. %d cores, shared by broker, Ringback,%n"
                        + "references, producers and consumers, all in this process but for 'ringback run' where a cold or%n"
                        + "small JVM is measured. Java %s, load average %.1f at the end, %.0f s in all.",
                size.rounds(),
                Runtime.getRuntime().availableProcessors(),
                Runtime.version(),
                java.lang.management.ManagementFactory.getOperatingSystemMXBean()
                        .getSystemLoadAverage(),
                seconds);
    }

    private static Map<String, Supplier<Measure>> measures() {
        Map<String, Supplier<Measure>> measures = new LinkedHashMap<>();
        measures.put("decision", DecisionCost::new);
        measures.put("time-to-number", NumberDelay::new);
        measures.put("under-load", UnderLoad::new);
        measures.put("intake", IntakeThroughput::new);
        measures.put("desk", DeskThroughput::new);
        measures.put("first-call", FirstCall::new);
        measures.put("expiry", ExpiryLateness::new);
        measures.put("restore", Restore::new);
        measures.put("scale", Scaling::new);
        measures.put("console", ConsoleCost::new);
        measures.put("pools", ManyPools::new);
        measures.put("notify", NoticeDelay::new);
        measures.put("mail-hangs", SilentMail::new);
        measures.put("storm", WebhookStorm::new);
        measures.put("idle", IdleCost::new);
        return measures;
    }
}
