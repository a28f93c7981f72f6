package io.ringback.cli;

import java.util.ArrayDeque;
import java.util.Deque;

/** What must be closed in the reverse order, once, also when a signal ends the program. */
final class OpenResources implements AutoCloseable {
    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private final Thread atExit = new Thread(this::closeAll, "close-at-exit");

    OpenResources() {
        Runtime.getRuntime().addShutdownHook(atExit);
    }

    synchronized <T extends AutoCloseable> T add(T resource) {
        open.push(resource);
        return resource;
    }

    @Override
    public void close() {
        closeAll();
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException e) {
            // The program is ending already: the hook is what closes.
        }
    }

    private synchronized void closeAll() {
        while (!open.isEmpty()) {
            AutoCloseable next = open.pop();
            try {
                next.close();
            } catch (Exception e) {
                System.err.println("ringback: " + next.getClass().getSimpleName() + " did not close: "
                        + e.getClass().getSimpleName());
            }
        }
    }
}
