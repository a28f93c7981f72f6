package io.ringback.runtime;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is open, to be closed in the reverse order. What is opened after the end is closed at once. */
public final class ResourceStack implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ResourceStack.class);

    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private boolean closed;

    public synchronized <T extends AutoCloseable> T keep(T resource) {
        open.push(resource);
        if (closed) {
            closeAll();
        }
        return resource;
    }

    /** Those of a kind that are open, the latest first. */
    synchronized <T> List<T> kept(Class<T> kind) {
        return open.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /** One that does not close keeps no other open. */
    @Override
    public synchronized void close() {
        closed = true;
        closeAll();
    }

    private void closeAll() {
        while (!open.isEmpty()) {
            AutoCloseable next = open.pop();
            try {
                next.close();
            } catch (Exception e) {
                LOG.warn(
                        "event=unclean-close what={} reason=\"{}\"",
                        next.getClass().getSimpleName(),
                        SafeMessage.of(e));
            }
        }
    }
}
