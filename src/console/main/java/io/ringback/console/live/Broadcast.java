package io.ringback.console.live;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ringback.common.Daemons;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells viewers what changed, five times a second at most, once a second where many watch: each delta is rendered once,
 * and a viewer that does not keep up is dropped, so that it comes back and sees the current truth.
 */
public final class Broadcast implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Broadcast.class);
    private static final Duration TICK = Duration.ofMillis(200);
    private static final int HEARTBEAT_TICKS = 50;
    /** More viewers than these are told less often, so that calls never wait for their screens. */
    private static final int MANY = 50;

    private static final int TICKS_FOR_MANY = 5;
    private static final ByteBuffer HEARTBEAT =
            ByteBuffer.wrap(": still here\n\n".getBytes(StandardCharsets.UTF_8)).asReadOnlyBuffer();

    /** Somebody who watches. Must return at once. */
    public interface Viewer {
        /** Takes a message; false when the viewer has too many waiting, and is not to be told any more. */
        boolean offer(ByteBuffer message);

        /** No more messages come. */
        void end();
    }

    private final LiveDocument document;
    private final ObjectMapper json;
    private final List<Runnable> beforeEachTick;
    private final LongSupplier nanos;
    private final Set<Viewer> viewers = ConcurrentHashMap.newKeySet();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread = Daemons.thread("console-broadcast", this::run);
    private @Nullable ByteBuffer whole;
    private long wholeAt;
    private long sequence;
    private int quietTicks;
    private long ticks;

    /** Begins with {@link #start}; {@code beforeEachTick} may still change the document. */
    public Broadcast(LiveDocument document, ObjectMapper json, List<Runnable> beforeEachTick) {
        this(document, json, beforeEachTick, System::nanoTime);
    }

    Broadcast(LiveDocument document, ObjectMapper json, List<Runnable> beforeEachTick, LongSupplier nanos) {
        this.nanos = nanos;
        this.document = document;
        this.json = json;
        this.beforeEachTick = List.copyOf(beforeEachTick);
    }

    /** Begins to tick. */
    public void start() {
        thread.start();
    }

    /** Tells a new viewer everything, then whatever changes. */
    public synchronized void join(Viewer viewer) {
        if (viewer.offer(whole().duplicate())) {
            viewers.add(viewer);
        }
    }

    /** A viewer went away by itself. */
    public void leave(Viewer viewer) {
        viewers.remove(viewer);
    }

    /** How many watch. */
    public int viewers() {
        return viewers.size();
    }

    @Override
    public void close() {
        closing.countDown();
        synchronized (this) {
            viewers.forEach(Viewer::end);
            viewers.clear();
        }
    }

    private void run() {
        try {
            while (!closing.await(TICK.toMillis(), TimeUnit.MILLISECONDS)) {
                tick();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void tick() {
        try {
            beforeEachTick.forEach(Runnable::run);
            ticks++;
            if (ticks % pace() == 0) {
                tell();
            }
        } catch (RuntimeException e) {
            // The page must outlive one wrong view.
            LOG.warn("event=tick-failed error={}", e.getClass().getSimpleName());
        }
    }

    private int pace() {
        return viewers.size() > MANY ? TICKS_FOR_MANY : 1;
    }

    private synchronized void tell() {
        LiveDocument.Part part = document.delta();
        if (!part.isEmpty()) {
            whole = null;
        }
        if (viewers.isEmpty()) {
            return;
        }
        quietTicks += pace();
        if (!part.isEmpty()) {
            send(rendered(part));
        } else if (quietTicks >= HEARTBEAT_TICKS) {
            send(HEARTBEAT);
        }
    }

    /**
     * Rendered once for all who come back at the same moment, after a restart. It is good until a delta has been told:
     * what changes before that is in the next one.
     */
    private ByteBuffer whole() {
        @Nullable ByteBuffer rendered = whole;
        if (rendered == null || nanos.getAsLong() - wholeAt > TICK.toNanos()) {
            rendered = rendered(document.whole());
            wholeAt = nanos.getAsLong();
            whole = rendered;
        }
        return rendered;
    }

    private void send(ByteBuffer message) {
        quietTicks = 0;
        viewers.removeIf(viewer -> !viewer.offer(message.duplicate()));
    }

    private ByteBuffer rendered(LiveDocument.Part part) {
        sequence++;
        try {
            String data = json.writeValueAsString(new Message(sequence, System.currentTimeMillis(), part));
            return ByteBuffer.wrap(("data: " + data + "\n\n").getBytes(StandardCharsets.UTF_8))
                    .asReadOnlyBuffer();
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("a view cannot be written", e);
        }
    }

    /** What goes over the wire; {@code at} lets a page count down by the server's clock. */
    private record Message(long sequence, long at, LiveDocument.Part part) {}
}
