package io.ringback.cli;

import io.ringback.runtime.ResourceStack;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** What must be closed in the reverse order, once, also when a signal ends the program. */
public final class OpenResources implements AutoCloseable {
    private static final long LONGEST_START_SECONDS = 60;

    /** Starts a part of the program. */
    @FunctionalInterface
    public interface Start<T> {
        T get() throws IOException;
    }

    private final ResourceStack open = new ResourceStack();
    private final ReentrantLock lock = new ReentrantLock();
    private volatile boolean ending;
    private final Thread atExit = new Thread(this::closeAtExit, "close-at-exit");

    public OpenResources() {
        Runtime.getRuntime().addShutdownHook(atExit);
    }

    public <T extends AutoCloseable> T add(T resource) {
        return open(() -> resource);
    }

    /** Starts what would leave something behind if a signal came half-way: the signal waits for it, then closes it. */
    public <T extends AutoCloseable> T open(Supplier<T> start) {
        lock.lock();
        try {
            return open.keep(start.get());
        } catch (RuntimeException | LinkageError e) {
            standStillWhenEnding();
            throw e;
        } finally {
            if (lock.isHeldByCurrentThread()) {
                lock.unlock();
            }
        }
    }

    /** Starts what the user's settings may keep from starting; the user reads why in one line. */
    public <T extends AutoCloseable> T start(Start<T> start) {
        try {
            return add(start.get());
        } catch (IllegalArgumentException e) {
            throw new WrongUsage(String.valueOf(e.getMessage()));
        } catch (IOException e) {
            throw new CommandFailure(String.valueOf(e.getMessage()), e);
        }
    }

    /** What cannot start because the program is ending is no failure that anybody should read of. */
    private void standStillWhenEnding() {
        if (ending) {
            lock.unlock();
            // Never returns: the signal's own end of the program is under way.
            System.exit(1);
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            open.close();
        } finally {
            lock.unlock();
        }
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException e) {
            // The program is ending already: the hook is what closes.
        }
    }

    /** Keeps the lock, so that nothing is opened any more. A start that does not end is not waited for. */
    private void closeAtExit() {
        ending = true;
        try {
            if (!lock.tryLock(LONGEST_START_SECONDS, TimeUnit.SECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return;
        }
        open.close();
    }
}
