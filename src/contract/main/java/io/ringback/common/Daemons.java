package io.ringback.common;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;

/** Makes threads that do not keep the program from ending. */
public final class Daemons {
    private Daemons() {}

    /** A thread that has not started yet. */
    public static Thread thread(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        return thread;
    }

    /** A thread that has started. */
    public static Thread start(String name, Runnable work) {
        Thread thread = thread(name, work);
        thread.start();
        return thread;
    }

    /** Threads for a pool, numbered behind their name. */
    public static ThreadFactory named(String name) {
        AtomicInteger made = new AtomicInteger();
        return work -> thread(name + "-" + made.incrementAndGet(), work);
    }

    /** One thread that does things later, or again and again. */
    public static ScheduledExecutorService timer(String name) {
        return Executors.newSingleThreadScheduledExecutor(named(name));
    }
}
