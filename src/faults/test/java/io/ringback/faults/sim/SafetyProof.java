package io.ringback.faults.sim;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import io.ringback.faults.Decoder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.LoggerFactory;

/** Lives through one seed after the other, on all processors, and counts what it saw. */
final class SafetyProof {
    private static final long TOLD_EVERY_NANOS = Duration.ofMinutes(1).toNanos();

    private final AtomicLong nextSeed;
    private final long began = System.nanoTime();
    private final long until;
    private long toldAt = began;
    private final List<LivedPlan> failed = new ArrayList<>();
    private long histories;
    private long emergencies;
    private long faults;
    private long entries;
    private Deliveries deliveries = Deliveries.NONE;
    private long violations;

    private SafetyProof(long firstSeed, Duration length) {
        this.nextSeed = new AtomicLong(firstSeed);
        this.until = began + length.toNanos();
    }

    static SafetyProof run(long firstSeed, Duration length, int threads) throws InterruptedException {
        silenceLogs();
        SafetyProof proof = new SafetyProof(firstSeed, length);
        List<Thread> workers = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            Thread worker = new Thread(proof::work, "simulation-" + i);
            worker.start();
            workers.add(worker);
        }
        for (Thread worker : workers) {
            worker.join();
        }
        return proof;
    }

    private void work() {
        Decoder decoder = new Decoder();
        while (System.nanoTime() < until) {
            add(LivedPlan.of(Plan.of(nextSeed.getAndIncrement(), Mutation.NONE), decoder));
        }
    }

    private synchronized void add(LivedPlan trial) {
        histories++;
        emergencies += trial.emergencies();
        faults += trial.faults();
        entries += trial.history().entries().size();
        deliveries = deliveries.plus(Deliveries.of(trial.history()));
        violations += trial.violations().size();
        if (!trial.violations().isEmpty()) {
            System.out.println(ReadableTrial.of(trial));
            failed.add(trial);
        }
        tellProgress(System.nanoTime());
    }

    private void tellProgress(long now) {
        if (now - toldAt >= TOLD_EVERY_NANOS) {
            toldAt = now;
            System.out.printf(
                    "%d min: %d histories, %d emergency calls, %d faults, %d violations%n",
                    Duration.ofNanos(now - began).toMinutes(), histories, emergencies, faults, violations);
        }
    }

    /** Instances that are killed a hundred times a minute say a lot, and none of it counts here. */
    private static void silenceLogs() {
        LoggerContext logs = (LoggerContext) LoggerFactory.getILoggerFactory();
        logs.getLoggerList().forEach(logger -> logger.setLevel(Level.OFF));
    }

    /** Those that broke a rule. */
    List<LivedPlan> failed() {
        return failed;
    }

    @Override
    public String toString() {
        return ("%d histories, %d emergency calls, %d faults, %d entries; %s; %d violations in %d histories;"
                        + " with 95 %% confidence at most %.1e histories that fail a call, %.1e a fault")
                .formatted(
                        histories,
                        emergencies,
                        faults,
                        entries,
                        deliveries,
                        violations,
                        failed.size(),
                        Bound.ofRate(failed.size(), emergencies),
                        Bound.ofRate(failed.size(), faults));
    }
}
