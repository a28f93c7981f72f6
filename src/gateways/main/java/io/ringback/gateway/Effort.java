package io.ringback.gateway;

import com.dashjoin.jsonata.JException;
import com.dashjoin.jsonata.Jsonata.Frame;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.concurrent.TimeUnit;

/**
 * Ends an evaluation that goes too deep or takes too long, looked at between its steps. What counts is its thread's processor
 * time: by the clock, a machine that is busy with a storm would refuse events for no fault of theirs.
 */
final class Effort {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final boolean HAS_PROCESSOR_TIME =
            THREADS.isCurrentThreadCpuTimeSupported() && THREADS.isThreadCpuTimeEnabled();
    private static final long MOST_NANOS = TimeUnit.MILLISECONDS.toNanos(500);
    private static final int DEEPEST = 200;
    private static final int LOOK_EVERY = 64;

    private int depth;
    private int steps;
    private final long begunAt = now();

    private Effort() {}

    /** Bounds what is evaluated in this frame. */
    static void bound(Frame frame) {
        Effort effort = new Effort();
        frame.setEvaluateEntryCallback((expression, input, environment) -> effort.enter());
        frame.setEvaluateExitCallback((expression, input, environment, result) -> effort.depth--);
    }

    private void enter() {
        depth++;
        if (depth > DEEPEST) {
            throw new JException("too deep", -1);
        }
        steps++;
        if (steps % LOOK_EVERY == 0 && now() - begunAt > MOST_NANOS) {
            throw new JException("too long", -1);
        }
    }

    private static long now() {
        return HAS_PROCESSOR_TIME ? THREADS.getCurrentThreadCpuTime() : System.nanoTime();
    }
}
