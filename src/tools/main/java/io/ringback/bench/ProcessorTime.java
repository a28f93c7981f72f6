package io.ringback.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the threads of some applications of this process have taken of the processors. Kafka Streams and its clients name
 * each thread after the application; the broker's work for them is not in it.
 */
final class ProcessorTime {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final List<String> groups;
    private Map<Long, Long> before;

    /** Counts from now on, for applications with these group ids. */
    ProcessorTime(List<String> groups) {
        this.groups = List.copyOf(groups);
        this.before = taken();
    }

    /** Milliseconds since it was asked before. A thread that has ended meanwhile is not counted. */
    double millis() {
        Map<Long, Long> now = taken();
        long nanos = now.entrySet().stream()
                .mapToLong(thread -> thread.getValue() - before.getOrDefault(thread.getKey(), 0L))
                .sum();
        before = now;
        return nanos / 1e6;
    }

    private Map<Long, Long> taken() {
        Map<Long, Long> taken = new HashMap<>();
        for (ThreadInfo thread : THREADS.getThreadInfo(THREADS.getAllThreadIds())) {
            if (thread != null && groups.stream().anyMatch(thread.getThreadName()::contains)) {
                taken.put(thread.getThreadId(), THREADS.getThreadCpuTime(thread.getThreadId()));
            }
        }
        return taken;
    }
}
