package io.ringback.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.streams.StreamsConfig;

/** What the guarantee behind R11 costs: the desk as it is, beside itself at least once, which Ringback never runs. */
final class PriceOfExactlyOnce implements Measure {
    private static final int PARTITIONS = 8;
    private static final Map<String, Object> AT_LEAST_ONCE =
            Map.of(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.AT_LEAST_ONCE);

    @Override
    public List<Figure> take(BenchBroker lab, RunSize effort) throws Exception {
        DeskLoad exact = new DeskLoad(lab, "exactly-once", PoolNames.apart(1, PARTITIONS));
        DeskLoad loose = new DeskLoad(lab, "at-least-once", PoolNames.apart(1, PARTITIONS));
        List<Double> ours = new ArrayList<>();
        List<Double> theirs = new ArrayList<>();
        try (Application once = exact.desk("bench-exactly-once", Map.of());
                Application more = loose.desk("bench-at-least-once", AT_LEAST_ONCE)) {
            exact.offer(once, effort.allDials());
            loose.offer(more, effort.allDials());
            for (int i = -effort.warmUp(); i < effort.rounds(); i++) {
                double unsafe = loose.burst(more, effort.dials());
                double safe = exact.burst(once, effort.dials());
                if (i >= 0) {
                    ours.add(safe);
                    theirs.add(unsafe);
                }
            }
        }
        return List.of(Figure.beside(
                "the desk exactly once, beside at least once",
                "calls/s",
                ours,
                theirs,
                Goal.NONE,
                "saturated, one pool"));
    }
}
