package io.ringback.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Emergency calls through a saturated desk, beside a topology of Kafka Streams' own DSL with two stores and a join. */
final class DeskThroughput implements Measure {
    private static final int PARTITIONS = 8;

    @Override
    public List<Figure> take(BenchBroker broker, RunSize size) throws Exception {
        return List.of(take(broker, size, 1, "one pool"), take(broker, size, PARTITIONS, "eight busy partitions"));
    }

    private static Figure take(BenchBroker broker, RunSize size, int pools, String where) throws InterruptedException {
        DeskLoad load = new DeskLoad(broker, "desk-" + pools, PoolNames.apart(pools, PARTITIONS));
        DslLoad reference = new DslLoad(broker, "dsl-" + pools + ".", pools);
        List<Double> ours = new ArrayList<>();
        List<Double> theirs = new ArrayList<>();
        try (Application desk = load.desk("bench-desk-" + pools, Map.of());
                Application dsl = reference.start(load.settings(), "bench-dsl-" + pools)) {
            load.offer(desk, size.allDials());
            for (int i = -size.warmUp(); i < size.rounds(); i++) {
                double aggregated = reference.burst(dsl, size.dials());
                double decided = load.burst(desk, size.dials());
                if (i >= 0) {
                    ours.add(decided);
                    theirs.add(aggregated);
                }
            }
        }
        String note = String.format(
                "%,d calls of new agents a round, seven outputs a call in both, %d rounds of warm-up",
                size.dials(), size.warmUp());
        return Figure.beside(
                "emergency calls through the desk, " + where, "calls/s", ours, theirs, Goal.ratioAtLeast(1), note);
    }
}
