package io.ringback.faults;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.common.utils.Utils;

/**
 * Measures how long an emergency call that is dialled right at a fault waits for its number. The call is one that the
 * fault hits as hard as it can: what is killed, frozen or stopped had its partitions of both topics on the call's way.
 */
final class FailoverFigures {
    private static final int PARTITIONS = 8;

    /** As in earnest: short leases would keep the brokers busy cleaning up. */
    private static final Duration LEASE = Duration.ofMinutes(60);

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** Faster than this is undisturbed: the next fault may come. */
    private static final Duration CALM = Duration.ofMillis(700);

    private static final List<String> POOLS = onePoolAPartition();

    private final TestedCluster cluster;
    private final InputWriter gateway;
    private final HistoryWriter witness;
    private int calls;

    private FailoverFigures(TestedCluster cluster, InputWriter gateway, HistoryWriter witness) {
        this.cluster = cluster;
        this.gateway = gateway;
        this.witness = witness;
    }

    /** Waits in milliseconds, the shortest first. */
    record Figures(Fault fault, List<Long> waits) {
        long longest() {
            return waits.get(waits.size() - 1);
        }

        @Override
        public String toString() {
            return "%s: n=%d min=%d median=%d max=%d ms"
                    .formatted(fault, waits.size(), waits.get(0), waits.get(waits.size() / 2), longest());
        }
    }

    /**
     * Measures on a cluster of its own.
     *
     * @param settings of Ringback and, with {@code broker.}, of the brokers, on top of the usual
     */
    static List<Figures> measure(List<Fault> faults, int times, List<String> settings) throws InterruptedException {
        List<String> all = new ArrayList<>(List.of(
                "pools=" + String.join(",", POOLS),
                "callback.lease=" + LEASE,
                "callback.quarantine=PT1S",
                "callback.overrun-grace=PT1S",
                // Faults are days apart, not seconds: what is left on disk of work that went elsewhere is long gone.
                "streams.state.cleanup.delay.ms=2000"));
        all.addAll(settings.stream().filter(each -> !each.startsWith("broker.")).toList());
        List<String> ofBrokers = settings.stream()
                .filter(each -> each.startsWith("broker."))
                .map(each -> each.substring("broker.".length()))
                .toList();
        HistoryWriter witness = new HistoryWriter();
        try (TestedCluster cluster = TestedCluster.direct(TestedCluster.freshDirectory("failover"), all, ofBrokers)) {
            cluster.start();
            try (InputWriter gateway = new InputWriter(cluster.bootstrapServers(), witness);
                    OutputReader reader = new OutputReader(cluster.bootstrapServers(), witness)) {
                List<Figures> figures = new FailoverFigures(cluster, gateway, witness).measure(faults, times);
                if (!reader.isReading()) {
                    throw new IllegalStateException("the outputs were not read to the end");
                }
                return figures;
            }
        }
    }

    private List<Figures> measure(List<Fault> faults, int times) throws InterruptedException {
        for (int i = 0; i < POOLS.size(); i++) {
            for (int n = 0; n < 9; n++) {
                gateway.number("+120255501" + i + n, POOLS.get(i), "IN_SERVICE");
            }
        }
        List<Figures> figures = new ArrayList<>();
        for (Fault fault : faults) {
            List<Long> waits = new ArrayList<>();
            for (int i = 0; i < times; i++) {
                awaitCalm();
                long wait = strike(fault, 1 + i % TestedCluster.SIZE);
                System.out.println(Instant.now() + " " + fault + " " + wait + " ms");
                waits.add(wait);
            }
            Collections.sort(waits);
            figures.add(new Figures(fault, waits));
            System.out.println(figures.get(figures.size() - 1));
        }
        return figures;
    }

    private long strike(Fault fault, int target) throws InterruptedException {
        Call call = aim(fault, target);
        OwnProcess hit = fault == Fault.KILL_BROKER ? cluster.broker(target) : cluster.instance(target);
        switch (fault) {
            case STOP_INSTANCE -> hit.stop();
            case FREEZE_INSTANCE -> hit.freeze();
            default -> hit.kill();
        }
        long wait = dial(call);
        if (fault == Fault.FREEZE_INSTANCE) {
            hit.thaw();
        } else {
            hit.awaitEnd(Duration.ofSeconds(30));
            restart(fault, target);
        }
        return wait;
    }

    private record Call(String id, String agent, String pool) {}

    /** A call whose way leads over what is about to be hit, in both topics. */
    private Call aim(Fault fault, int target) {
        calls++;
        String pool = POOLS.get(anyOf(cluster.state().partitions(fault == Fault.KILL_BROKER, target, "desk")));
        Set<Integer> ways = cluster.state().partitions(fault == Fault.KILL_BROKER, target, "intake");
        String id = IntStream.iterate(0, n -> n + 1)
                .mapToObj(n -> pool + "-hit-" + calls + "-" + n)
                .filter(name -> ways.contains(partition(name)))
                .findFirst()
                .orElseThrow();
        return new Call(id, pool + "-agent-" + calls % 9, pool);
    }

    private int anyOf(Set<Integer> partitions) {
        return List.copyOf(partitions).get(calls % partitions.size());
    }

    private long dial(Call call) throws InterruptedException {
        Instant dialled = Instant.now();
        gateway.call(call.id(), CallWords.dial(call.id(), call.agent(), call.pool()));
        long wait = awaitAnswer(call.id(), dialled);
        hangUp(call.id());
        return wait;
    }

    private void restart(Fault fault, int target) {
        if (fault == Fault.KILL_BROKER) {
            cluster.startBroker(target);
            cluster.state().awaitWholeBrokers();
        } else {
            cluster.startInstance(target);
            cluster.awaitReady(target);
        }
    }

    /** Standbys have caught up and nothing moves any more. */
    private void awaitCalm() throws InterruptedException {
        cluster.state().awaitEvenShares();
        int quiet = 0;
        for (int i = 0; i < 60 && quiet < 3; i++) {
            Thread.sleep(500);
            quiet = dialEverywhere() < CALM.toMillis() ? quiet + 1 : 0;
        }
    }

    /** The longest wait of one call in each pool, from before it is sent until its answer is seen. */
    private long dialEverywhere() throws InterruptedException {
        calls++;
        List<String> ids = POOLS.stream().map(pool -> pool + "-" + calls).toList();
        Instant dialled = Instant.now();
        for (int i = 0; i < POOLS.size(); i++) {
            String agent = POOLS.get(i) + "-agent-" + calls % 9;
            gateway.call(ids.get(i), CallWords.dial(ids.get(i), agent, POOLS.get(i)));
        }
        long longest = 0;
        for (String id : ids) {
            longest = Math.max(longest, awaitAnswer(id, dialled));
        }
        ids.forEach(this::hangUp);
        return longest;
    }

    private void hangUp(String id) {
        gateway.call(id, CallWords.event(id, "ENDED"));
        gateway.call(id, CallWords.event(id, "SESSION_CLOSED"));
    }

    private long awaitAnswer(String call, Instant dialled) throws InterruptedException {
        Optional<Entry> answer = Optional.empty();
        while (answer.isEmpty() && Duration.between(dialled, Instant.now()).compareTo(PATIENCE) < 0) {
            Thread.sleep(2);
            answer = witness.output("auto-responder", call, row -> true);
        }
        return answer.map(seen -> Duration.between(dialled, seen.seenAt()).toMillis())
                .orElse(PATIENCE.toMillis());
    }

    /** Names that the default partitioner spreads over all partitions. */
    private static List<String> onePoolAPartition() {
        List<String> pools = new ArrayList<>();
        for (int partition = 0; partition < PARTITIONS; partition++) {
            int wanted = partition;
            pools.add(IntStream.iterate(0, n -> n + 1)
                    .mapToObj(n -> "site" + n)
                    .filter(name -> partition(name) == wanted)
                    .findFirst()
                    .orElseThrow());
        }
        return pools;
    }

    private static int partition(String key) {
        return Utils.toPositive(Utils.murmur2(key.getBytes(StandardCharsets.UTF_8))) % PARTITIONS;
    }

    /** {@code TIMES KIND,… [SETTING=VALUE…]} */
    public static void main(String[] arguments) throws InterruptedException {
        List<Fault> faults =
                Stream.of(arguments[1].split(",", -1)).map(Fault::valueOf).toList();
        List<String> settings = List.of(arguments).subList(2, arguments.length);
        System.out.println(measure(faults, Integer.parseInt(arguments[0]), settings).stream()
                .map(Figures::toString)
                .collect(Collectors.joining("\n")));
    }
}
