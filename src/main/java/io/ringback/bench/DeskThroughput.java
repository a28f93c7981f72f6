package io.ringback.bench;

import io.ringback.settings.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Emergency calls through a saturated desk, beside a topology of Kafka Streams' own DSL with two stores and a join. */
final class DeskThroughput implements Measure {
    private static final int PARTITIONS = 8;

    @Override
    public List<Figure> take(Lab lab, Effort effort) throws Exception {
        List<Figure> figures = new ArrayList<>();
        figures.addAll(take(lab, effort, 1, "one pool"));
        figures.addAll(take(lab, effort, PARTITIONS, "eight busy partitions"));
        return figures;
    }

    private static List<Figure> take(Lab lab, Effort effort, int pools, String where) throws InterruptedException {
        DeskLoad load = new DeskLoad(lab, "desk-" + pools, Pools.apart(pools, PARTITIONS));
        DslLoad full = new DslLoad(lab, "dsl-" + pools + ".", pools, PassThrough.OUTPUTS);
        DslLoad bare = new DslLoad(lab, "dsl-bare-" + pools + ".", pools, 1);
        List<Double> ours = new ArrayList<>();
        List<Double> theirs = new ArrayList<>();
        List<Double> leanest = new ArrayList<>();
        try (Application desk = load.desk("bench-desk-" + pools, Map.of());
                Application dsl = full.start(load.settings(), "bench-dsl-" + pools, Role.DESK);
                Application one = bare.start(load.settings(), "bench-dsl-bare-" + pools, Role.DESK)) {
            load.offer(desk, effort.allDials());
            for (int i = -effort.warmUp(); i < effort.rounds(); i++) {
                double aggregated = full.burst(dsl, effort.dials());
                double decided = load.burst(desk, effort.dials());
                double lean = bare.burst(one, effort.dials());
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
        return List.of(
                Figure.beside(
                        "emergency calls through the desk, " + where,
                        "calls/s",
                        ours,
                        theirs,
                        Goal.ratioAtLeast(1),
                        note),
                Figure.beside(
                        "the same beside a DSL that writes one output, " + where,
                        "calls/s",
                        ours,
                        leanest,
                        Goal.NONE,
                        "the same bursts of Ringback: seven outputs against one"));
    }
}
