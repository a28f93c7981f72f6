package io.ringback.console.http;

import io.ringback.console.live.Broadcast;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * One browser's stream. Writes without blocking and keeps a bounded number of bytes for it: a viewer that does not read
 * is cut off, which costs the others and the pipeline nothing; it comes back and is told everything anew.
 */
final class StreamViewer implements Broadcast.Viewer {
    private static final int MOST_BYTES_WAITING = 4 << 20;

    private final Response response;
    private final Callback exchange;
    private final BooleanSupplier allowed;
    private final Consumer<Broadcast.Viewer> onGone;
    private final Deque<ByteBuffer> waiting = new ArrayDeque<>();
    private long bytesWaiting;
    private boolean writing;
    private boolean over;

    StreamViewer(Response response, Callback exchange, BooleanSupplier allowed, Consumer<Broadcast.Viewer> onGone) {
        this.response = response;
        this.exchange = exchange;
        this.allowed = allowed;
        this.onGone = onGone;
    }

    @Override
    public boolean offer(ByteBuffer message) {
        if (!allowed.getAsBoolean()) {
            cutOff();
            return false;
        }
        boolean tooSlow;
        synchronized (this) {
            if (over) {
                return false;
            }
            waiting.add(message);
            bytesWaiting += message.remaining();
            tooSlow = bytesWaiting > MOST_BYTES_WAITING && waiting.size() > 1;
        }
        if (tooSlow) {
            cutOff();
            return false;
        }
        writeOn();
        return true;
    }

    @Override
    public void end() {
        synchronized (this) {
            if (over) {
                return;
            }
            over = true;
        }
        response.write(true, ByteBuffer.allocate(0), exchange);
    }

    private void writeOn() {
        ByteBuffer next;
        synchronized (this) {
            if (writing || over || waiting.isEmpty()) {
                return;
            }
            next = waiting.remove();
            bytesWaiting -= next.remaining();
            writing = true;
        }
        response.write(false, next, Callback.from(this::written, failure -> gone()));
    }

    private void written() {
        synchronized (this) {
            writing = false;
        }
        writeOn();
    }

    private void cutOff() {
        gone();
        response.getRequest().getConnectionMetaData().getConnection().close();
    }

    private void gone() {
        synchronized (this) {
            if (over) {
                return;
            }
            over = true;
            waiting.clear();
        }
        onGone.accept(this);
        exchange.failed(new IOException("the viewer is gone"));
    }
}
