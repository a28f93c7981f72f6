package io.ringback.bench;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;

/** What one decision of the core takes, without Kafka or Avro; {@code mvn -P jmh} measures the same with JMH. */
final class DecisionCost implements Measure {
    private static final int DECISIONS = 200_000;
    private static final int WARM_UPS = 5;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    @Override
    public List<Figure> take(BenchBroker broker, RunSize size) {
        List<Double> nanos = new ArrayList<>();
        List<Double> bytes = new ArrayList<>();
        for (int i = -WARM_UPS; i < size.rounds() + 2; i++) {
            CoreCalls calls = new CoreCalls(1_000);
            long allocated = THREADS.getCurrentThreadAllocatedBytes();
            long begin = THREADS.getCurrentThreadCpuTime();
            for (int j = 0; j < DECISIONS; j++) {
                calls.decideNext();
            }
            if (i >= 0) {
                nanos.add((THREADS.getCurrentThreadCpuTime() - begin) / (double) DECISIONS);
                bytes.add((THREADS.getCurrentThreadAllocatedBytes() - allocated) / (double) DECISIONS);
            }
        }
        String note = "dialled, answered, ended, closed in turn, 1,000 agents, state changes included; processor time";
        return List.of(
                Figure.alone("one decision in the core", "ns", Summary.of(nanos), Goal.atMost(1_000, "ns"), note),
                Figure.alone(
                        "allocated by one decision", "bytes", Summary.of(bytes), Goal.atMost(1_024, "bytes"), note));
    }
}
