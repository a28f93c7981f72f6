package io.ringback.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** One run: a cluster, a workload, a nemesis, a history, and what the checker says of it. */
final class FaultRun {
    static final List<String> POOLS = List.of("default", "east", "west", "tight");
    private static final int AGENTS_A_POOL = 3;

    /** The last agents' stories go on a little after the last fault. */
    private static final Duration SETTLES = Duration.ofSeconds(4);

    private final long seed;
    private final Contract contract;
    private final Path directory = Cluster.freshDirectory("run");

    /**
     * @param seed of everything that is drawn
     */
    FaultRun(long seed, Contract contract) {
        this.seed = seed;
        this.contract = contract;
    }

    /** As promised, on a machine that has nothing else to do. */
    static Contract strict(Duration lease) {
        return contract(lease, Duration.ofSeconds(1), Duration.ofSeconds(5), Duration.ofSeconds(8));
    }

    /** Nothing twice, nothing lost, nothing early; but a busy machine may be late. */
    static Contract onABusyMachine(Duration lease) {
        return contract(lease, Duration.ofSeconds(15), Duration.ofSeconds(20), Duration.ofSeconds(20));
    }

    private static Contract contract(Duration lease, Duration late, Duration answer, Duration recovery) {
        return new Contract(lease, late, answer, recovery, Set.of("911"), Set.of("933"));
    }

    /** What is said of a run. */
    record Report(long seed, Map<Fault, Integer> faults, History history, List<Violation> violations, Path file) {
        @Override
        public String toString() {
            long calls = history.calls().size();
            long answers = history.outputs("auto-responder").size();
            String shown = violations.stream().limit(3).map(Violation::toString).collect(Collectors.joining("\n"));
            int struck = faults.values().stream().mapToInt(Integer::intValue).sum();
            return "seed %d: %d faults %s, %d inputs, %d calls, %d outputs, %d instructions, %d rules, %d violations%n%s%nhistory: %s"
                    .formatted(
                            seed,
                            struck,
                            faults,
                            history.of(Entry.Kind.INPUT).size(),
                            calls,
                            history.of(Entry.Kind.OUTPUT).size(),
                            answers,
                            Checker.RULES.size(),
                            violations.size(),
                            shown,
                            file);
        }
    }

    /** Strikes with these faults, one after the other, while agents live their stories; then lets everything end. */
    Report run(List<Fault> faults, Duration pause) throws InterruptedException {
        Witness witness = new Witness();
        try (Cluster cluster = new Cluster(directory, settings(), List.of());
                Gateway gateway = startGateway(cluster, witness);
                OutputReader reader = new OutputReader(cluster.bootstrapServers(), witness)) {
            offerNumbers(gateway);
            AtomicBoolean stop = new AtomicBoolean();
            List<Thread> agents = startAgents(gateway, witness, stop);
            Nemesis nemesis = new Nemesis(cluster, gateway, witness, contract.lease(), seed);
            Random random = new Random(seed);
            for (Fault fault : faults) {
                Thread.sleep(pause.toMillis() / 2 + random.nextInt((int) pause.toMillis()));
                nemesis.strike(fault);
            }
            Thread.sleep(SETTLES.toMillis());
            stop.set(true);
            for (Thread agent : agents) {
                agent.join();
            }
            letEverythingEnd(gateway, reader);
            return report(nemesis, witness.history());
        }
    }

    /** The faults of a run of this length, each kind about as often as it should be; drawn from the seed. */
    static List<Fault> draw(long seed, int count) {
        Random random = new Random(seed);
        List<Fault> often = List.of(
                Fault.KILL_INSTANCE,
                Fault.FREEZE_INSTANCE,
                Fault.KILL_BROKER,
                Fault.STOP_INSTANCE,
                Fault.POISON,
                Fault.OLD_DUPLICATES,
                Fault.GATEWAY_CLOCK_WRONG,
                Fault.MOVE_NUMBER);
        List<Fault> all = List.of(Fault.values());
        return IntStream.range(0, count)
                .mapToObj(i -> random.nextInt(3) == 0
                        ? all.get(random.nextInt(all.size()))
                        : often.get(random.nextInt(often.size())))
                .toList();
    }

    static List<String> numbers(String pool) {
        int first = 100 + 10 * POOLS.indexOf(pool);
        int count = pool.equals("tight") ? 2 : 5;
        return IntStream.range(first, first + count)
                .mapToObj(n -> "+120255501" + String.format("%02d", n - 100))
                .toList();
    }

    private Gateway startGateway(Cluster cluster, Witness witness) {
        cluster.start();
        return new Gateway(cluster.bootstrapServers(), witness);
    }

    private List<String> settings() {
        return List.of(
                "pools=" + String.join(",", POOLS),
                "emergency.region=US",
                "callback.lease=" + contract.lease(),
                "callback.quarantine=PT3S",
                "callback.overrun-grace=PT3S",
                "pools.tight.low=1");
    }

    private static void offerNumbers(Gateway gateway) {
        POOLS.forEach(pool -> numbers(pool).forEach(number -> gateway.number(number, pool, "IN_SERVICE")));
        gateway.flush();
    }

    private List<Thread> startAgents(Gateway gateway, Witness witness, AtomicBoolean stop) {
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

    private void letEverythingEnd(Gateway gateway, OutputReader reader) throws InterruptedException {
        Awaitility.await("inputs acknowledged").atMost(Duration.ofMinutes(3)).until(gateway::isQuiet);
        Thread.sleep(contract.lease().plusSeconds(9).toMillis());
        if (!reader.isReading()) {
            throw new IllegalStateException("the outputs were not read to the end");
        }
    }

    private Report report(Nemesis nemesis, History history) {
        Path file = directory.resolve("history.jsonl");
        try {
            Files.write(file, history.entries().stream().map(Entry::line).toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Instant begun = Instant.now();
        List<Violation> violations = new Checker(contract).check(history);
        System.out.println(
                "checked in " + Duration.between(begun, Instant.now()).toMillis() + " ms");
        return new Report(seed, nemesis.done(), history, violations, file);
    }

    /** {@code check FILE LEASE_SECONDS}, or {@code SEED FAULTS [LEASE_SECONDS [PAUSE_MILLIS [KIND,…]]]} */
    public static void main(String[] arguments) throws InterruptedException, IOException {
        if (arguments[0].equals("check")) {
            Contract contract = strict(Duration.ofSeconds(Long.parseLong(arguments[2])));
            new Checker(contract).check(History.read(Path.of(arguments[1]))).forEach(System.out::println);
            return;
        }
        long seed = Long.parseLong(arguments[0]);
        int count = Integer.parseInt(arguments[1]);
        long lease = arguments.length > 2 ? Long.parseLong(arguments[2]) : 20;
        long pause = arguments.length > 3 ? Long.parseLong(arguments[3]) : 3000;
        List<Fault> faults = arguments.length > 4
                ? Stream.of(arguments[4].split(",", -1)).map(Fault::valueOf).toList()
                : draw(seed, count);
        Duration length = Duration.ofSeconds(lease);
        Contract contract = Boolean.getBoolean("faults.busy") ? onABusyMachine(length) : strict(length);
        Report report = new FaultRun(seed, contract).run(faults, Duration.ofMillis(pause));
        System.out.println(report);
    }
}
