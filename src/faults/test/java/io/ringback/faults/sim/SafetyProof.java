package io.ringback.faults.sim;

import io.ringback.faults.Decoder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** Lives through one seed after the other, on all processors, and counts what it saw. */
final class SafetyProof {
    private final AtomicLong nextSeed;
    private final long until;
    private final List<LivedPlan> failed = new ArrayList<>();
    private long histories;
    private long emergencies;
    private long faults;
    private long entries;
    private Deliveries deliveries = Deliveries.NONE;
    private long violations;

    private SafetyProof(long firstSeed, long until) {
        this.nextSeed = new AtomicLong(firstSeed);
        this.until = until;
    }

    static SafetyProof run(long firstSeed, Duration length, int threads) throws InterruptedException {
        SafetyProof proof = new SafetyProof(firstSeed, System.nanoTime() + length.toNanos());
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
