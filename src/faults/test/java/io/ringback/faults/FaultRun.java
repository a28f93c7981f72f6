package io.ringback.faults;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** One run: a cluster, a workload, a nemesis, a history, and what the checker says of it. */
final class FaultRun {
    static final List<String> POOLS = List.of("default", "east", "west", "tight");
    private static final int AGENTS_A_POOL = 3;

    /** After every tenth fault nothing is broken for a while, so that deadlines are measured in calm time, too. */
    private static final int QUIET_EVERY = 10;

    private static final Duration QUIET = Duration.ofSeconds(7);

    /** The last agents' stories go on a little after the last fault. */
    private static final Duration SETTLES = Duration.ofSeconds(4);

    private final long seed;
    private final Contract contract;
    private final List<String> brokerSettings;
    private final Path directory = TestedCluster.freshDirectory("run");

    /**
     * @param seed of everything that is drawn
     */
    FaultRun(long seed, Contract contract) {
        this(seed, contract, List.of());
    }

    private FaultRun(long seed, Contract contract, List<String> brokerSettings) {
        this.seed = seed;
        this.contract = contract;
        this.brokerSettings = brokerSettings;
    }

    /** As strict as the machine allows: {@code faults.busy} says that others work on it, too. */
    static FaultRun asFarAsItGoes(long seed, Duration lease) {
        return Boolean.getBoolean("faults.busy")
                ? new FaultRun(seed, starved(lease), TestedCluster.patientBrokers())
                : new FaultRun(seed, strict(lease));
    }

    /**
     * As promised, on a machine that has nothing else to do.
     *
     * @param lease the shortest of the run
     */
    static Contract strict(Duration lease) {
        return new Contract(
                lease,
                DrawnSettings.longestHold(lease),
                Duration.ofSeconds(1),
                Duration.ofSeconds(5),
                Duration.ofSeconds(8),
                Set.of("911"),
                Set.of("933"));
    }

    /** Safety, and deadlines with much patience. */
    private static Contract starved(Duration lease) {
        return new Contract(
                lease,
                DrawnSettings.longestHold(lease),
                Duration.ofSeconds(40),
                Duration.ofSeconds(40),
                Duration.ofSeconds(40),
                Set.of("911"),
                Set.of("933"));
    }

    /** With that patience, and brokers that have it too. */
    static FaultRun onABusyMachine(long seed, Duration lease) {
        return new FaultRun(seed, busy(lease), TestedCluster.patientBrokers());
    }

    /**
     * Nothing twice, nothing lost, nothing early; but a busy machine may be late. The settings stay as they are.
     *
     * @param lease longer than the machine leaves an event unread, since what is older is ignored (R14)
     */
    static Contract busy(Duration lease) {
        return new Contract(
                lease,
                lease.plus(DrawnSettings.LONGEST_GRACE.multipliedBy(2)),
                Duration.ofSeconds(40),
                Duration.ofSeconds(40),
                Duration.ofSeconds(40),
                Set.of("911"),
                Set.of("933"));
    }

    /**
     * Strikes with these faults, one after the other, while agents live their stories; then lets everything end.
     *
     * @throws IllegalStateException with all that a report says, when the run broke off
     */
    RunReport run(List<Fault> faults, Duration pause) throws InterruptedException {
        System.out.println("seed " + seed + ": " + faults);
        HistoryWriter witness = new HistoryWriter();
        try (TestedCluster cluster =
                        TestedCluster.wired(directory, DrawnSettings.first(contract.lease()), brokerSettings);
                InputWriter gateway = startGateway(cluster, witness);
                OutputReader reader = new OutputReader(cluster.bootstrapServers(), witness);
                RowSizes sizes = new RowSizes(cluster.bootstrapServers(), witness);
                InstanceHealth health = new InstanceHealth(cluster, witness)) {
            offerNumbers(gateway);
            live(faults, pause, new Nemesis(cluster, gateway, witness, contract, seed), gateway, witness);
            letEverythingEnd(gateway);
            if (!reader.isReading() || !sizes.isReading() || !health.isWatching()) {
                throw new IllegalStateException("the outputs were not read to the end");
            }
        } catch (RuntimeException e) {
            throw new IllegalStateException("the run broke off: " + e.getMessage() + "\n" + report(witness), e);
        }
        return report(witness);
    }

    private void live(List<Fault> faults, Duration pause, Nemesis nemesis, InputWriter gateway, HistoryWriter witness)
            throws InterruptedException {
        AtomicBoolean stop = new AtomicBoolean();
        List<Thread> agents = startAgents(gateway, witness, stop);
        agents.addAll(Attacker.start(seed, gateway, witness, contract, stop));
        try {
            Random random = new Random(seed);
            for (int struck = 1; struck <= faults.size(); struck++) {
                Thread.sleep(pause.toMillis() / 2 + random.nextInt((int) pause.toMillis()));
                nemesis.strike(faults.get(struck - 1));
                if (struck % QUIET_EVERY == 0) {
                    Thread.sleep(contract.recovery().plus(QUIET).toMillis());
                }
            }
            Thread.sleep(SETTLES.toMillis());
        } finally {
            stop.set(true);
            for (Thread agent : agents) {
                agent.join();
            }
        }
    }

    static List<String> numbers(String pool) {
        int first = 100 + 10 * POOLS.indexOf(pool);
        int count = pool.equals("tight") ? 2 : 5;
        return IntStream.range(first, first + count)
                .mapToObj(n -> "+120255501" + String.format("%02d", n - 100))
                .toList();
    }

    private InputWriter startGateway(TestedCluster cluster, HistoryWriter witness) {
        if (!brokerSettings.isEmpty()) {
            cluster.alwaysSet(TestedCluster.patientInstances());
        }
        cluster.start();
        return new InputWriter(cluster.bootstrapServers(), witness);
    }

    private static void offerNumbers(InputWriter gateway) {
        POOLS.forEach(pool -> numbers(pool).forEach(number -> gateway.number(number, pool, "IN_SERVICE")));
        gateway.flush();
    }

    private List<Thread> startAgents(InputWriter gateway, HistoryWriter witness, AtomicBoolean stop) {
        List<Thread> agents = new ArrayList<>();
        for (String pool : POOLS) {
            for (int i = 0; i < AGENTS_A_POOL; i++) {
                String name = pool + "-agent-" + i;
                Thread agent = new Thread(
                        new Agent(name, pool, seed * 1000 + agents.size(), gateway, witness, contract, stop), name);
                agent.start();
                agents.add(agent);
            }
        }
        return agents;
    }

    private void letEverythingEnd(InputWriter gateway) throws InterruptedException {
        Awaitility.await("inputs acknowledged").atMost(Duration.ofMinutes(3)).until(gateway::isQuiet);
        Thread.sleep(contract.longestHold().plusSeconds(9).toMillis());
    }

    private RunReport report(HistoryWriter witness) {
        InstanceLogs.ends(directory).forEach(witness::add);
        return RunReport.of(seed, contract, witness.history(), directory.resolve("history.jsonl"));
    }

    /** {@code check FILE LEASE_SECONDS [SEED]}, or {@code SEED FAULTS [LEASE_SECONDS [PAUSE_MILLIS [KIND,…]]]} */
    public static void main(String[] arguments) throws InterruptedException, IOException {
        if (arguments[0].equals("check")) {
            Path file = Path.of(arguments[1]);
            Contract contract = strict(Duration.ofSeconds(Long.parseLong(arguments[2])));
            long seed = arguments.length > 3 ? Long.parseLong(arguments[3]) : 0;
            System.out.println(RunReport.judged(seed, contract, History.read(file), file));
            return;
        }
        long seed = Long.parseLong(arguments[0]);
        int count = Integer.parseInt(arguments[1]);
        long lease = arguments.length > 2 ? Long.parseLong(arguments[2]) : 20;
        long pause = arguments.length > 3 ? Long.parseLong(arguments[3]) : 3000;
        List<Fault> faults = arguments.length > 4
                ? Stream.of(arguments[4].split(",", -1)).map(Fault::valueOf).toList()
                : Fault.draw(seed, count);
        RunReport report = asFarAsItGoes(seed, Duration.ofSeconds(lease)).run(faults, Duration.ofMillis(pause));
        System.out.println(report);
    }
}
