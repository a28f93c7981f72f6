package io.ringback.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** Emergency calls through a saturated desk, beside a topology of Kafka Streams' own DSL with two stores and a join. */
final class DeskThroughput implements Measure {
    private static final int PARTITIONS = 8;

    /** Calls a second, and what their transactions came to. */
    private record Burst(double rate, Transactions transactions) {}

    private interface Load {
        double burst() throws InterruptedException;
    }

    @Override
    public List<Figure> take(BenchBroker lab, RunSize effort) throws Exception {
        List<Figure> figures = new ArrayList<>();
        figures.addAll(take(lab, effort, 1, "one pool"));
        figures.addAll(take(lab, effort, PARTITIONS, "eight busy partitions"));
        return figures;
    }

    private static List<Figure> take(BenchBroker lab, RunSize effort, int pools, String where)
            throws InterruptedException {
        DeskLoad load = new DeskLoad(lab, "desk-" + pools, PoolNames.apart(pools, PARTITIONS));
        DslLoad full = new DslLoad(lab, "dsl-" + pools + ".", pools, OneHop.OUTPUTS);
        DslLoad bare = new DslLoad(lab, "dsl-bare-" + pools + ".", pools, 1);
        List<Burst> ours = new ArrayList<>();
        List<Burst> theirs = new ArrayList<>();
        List<Burst> leanest = new ArrayList<>();
        try (Application desk = load.desk("bench-desk-" + pools, Map.of());
                Application dsl = full.start(load.settings(), "bench-dsl-" + pools);
                Application one = bare.start(load.settings(), "bench-dsl-bare-" + pools)) {
            load.offer(desk, effort.allDials());
            for (int i = -effort.warmUp(); i < effort.rounds(); i++) {
                Burst aggregated = burst(dsl, () -> full.burst(dsl, effort.dials()));
                Burst decided = burst(desk, () -> load.burst(desk, effort.dials()));
                Burst lean = burst(one, () -> bare.burst(one, effort.dials()));
                if (i >= 0) {
                    ours.add(decided);
                    theirs.add(aggregated);
                    leanest.add(lean);
                }
            }
        }
        String note = String.format(
                "%,d calls of new agents a round, seven outputs a call in both, %d rounds of warm-up",
                effort.dials(), effort.warmUp());
        return figures(where, note, ours, theirs, leanest);
    }

    private static Burst burst(Application application, Load load) throws InterruptedException {
        Transactions before = application.transactions();
        double rate = load.burst();
        return new Burst(rate, application.transactions().since(before));
    }

    private static List<Figure> figures(
            String where, String note, List<Burst> ours, List<Burst> theirs, List<Burst> leanest) {
        List<Figure> figures = new ArrayList<>();
        figures.add(Figure.beside(
                "emergency calls through the desk, " + where,
                "calls/s",
                each(ours, Burst::rate),
                each(theirs, Burst::rate),
                Goal.ratioAtLeast(1),
                note));
        figures.add(Figure.beside(
                "the same beside a DSL that writes one output, " + where,
                "calls/s",
                each(ours, Burst::rate),
                each(leanest, Burst::rate),
                Goal.NONE,
                "the same bursts of Ringback: seven outputs against one"));
        for (Transactions.Phase phase : Transactions.PHASES) {
            figures.add(Figure.beside(
                    phase.name() + ", " + where,
                    phase.unit(),
                    each(ours, burst -> phase.of().applyAsDouble(burst.transactions)),
                    each(theirs, burst -> phase.of().applyAsDouble(burst.transactions)),
                    Goal.NONE,
                    ""));
        }
        return figures;
    }

    private static List<Double> each(List<Burst> bursts, ToDoubleFunction<Burst> of) {
        return bursts.stream().map(of::applyAsDouble).toList();
    }
}
