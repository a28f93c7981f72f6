package io.ringback.bench;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;

/** What one decision of the core takes, without Kafka or Avro; {@code mvn -P jmh} measures the same with JMH. */
final class DecisionCost implements Measure {
    private static final int DECISIONS = 200_000;
    private static final int WARM_UPS = 5;

    @Override
    public List<Figure> take(Lab lab, Effort effort) {
        List<Double> nanos = new ArrayList<>();
        List<Double> bytes = new ArrayList<>();
        for (int i = -WARM_UPS; i < effort.rounds() + 2; i++) {
            CoreCalls calls = new CoreCalls(1_000);
            long allocated = allocated();
            long begin = System.nanoTime();
            for (int j = 0; j < DECISIONS; j++) {
                calls.decideNext();
            }
            if (i >= 0) {
                nanos.add((System.nanoTime() - begin) / (double) DECISIONS);
                bytes.add((allocated() - allocated) / (double) DECISIONS);
            }
        }
        String note = "dialled, answered, ended, closed in turn, 1,000 agents, state changes included";
        return List.of(
                Figure.alone("one decision in the core", "ns", Spread.of(nanos), Goal.atMost(1_000, "ns"), note),
                Figure.alone(
                        "allocated by one decision", "bytes", Spread.of(bytes), Goal.atMost(1_024, "bytes"), note));
    }

    private static long allocated() {
        return ((ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
    }
}
