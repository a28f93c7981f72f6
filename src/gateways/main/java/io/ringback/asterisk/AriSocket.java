package io.ringback.asterisk;

import io.ringback.common.Daemons;
import java.io.IOException;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Holds the connection to Asterisk's events, and makes it anew whenever it is gone. */
final class AriSocket implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(AriSocket.class);
    private static final Duration AFTER_TROUBLE = Duration.ofMillis(500);
    private static final Duration SIGN_OF_LIFE = Duration.ofSeconds(5);

    /** Told in the order in which Asterisk told it, by one thread. Must not throw. */
    interface Listener {
        /** A connection was made: events that follow come after it. */
        void connected() throws IOException, InterruptedException;

        void event(String text);
    }

    private final Ari ari;
    private final Listener listener;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread = Daemons.thread("asterisk-events", this::run);
    private volatile boolean connected;
    private boolean troubled;

    AriSocket(Ari ari, Listener listener) {
        this.ari = ari;
        this.listener = listener;
    }

    void start() {
        thread.start();
    }

    boolean isConnected() {
        return connected;
    }

    @Override
    public void close() {
        closing.countDown();
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try {
            while (closing.getCount() > 0) {
                follow();
                closing.await(AFTER_TROUBLE.toMillis(), TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException e) {
            LOG.debug("event=asterisk-events-closed");
        }
    }

    private void follow() throws InterruptedException {
        Connection connection = new Connection();
        try {
            WebSocket socket = ari.events(connection).get(10, TimeUnit.SECONDS);
            try {
                listener.connected();
                connected = true;
                troubled = false;
                LOG.info("event=asterisk-connected");
                connection.opened.complete(null);
                awaitEnd(socket, connection);
            } finally {
                connected = false;
                socket.abort();
            }
        } catch (ExecutionException | TimeoutException | IOException | RuntimeException e) {
            // Whatever it was, a connection made anew begins with everything that is up.
            say(e);
        }
    }

    /** A ping that is not answered ends a connection that died in silence. */
    private void awaitEnd(WebSocket socket, Connection connection) throws InterruptedException {
        while (!connection.ended.await(SIGN_OF_LIFE.toMillis(), TimeUnit.MILLISECONDS)) {
            if (!connection.alive) {
                break;
            }
            connection.alive = false;
            var unused = socket.sendPing(ByteBuffer.allocate(0));
        }
        LOG.warn("event=asterisk-disconnected");
    }

    /** Once: an Asterisk that is down would fill the log. */
    private void say(Exception failure) {
        if (!troubled) {
            troubled = true;
            Throwable cause = failure.getCause() == null ? failure : failure.getCause();
            LOG.warn("event=asterisk-unreachable error={}", cause.getClass().getSimpleName());
        }
    }

    /** Holds events back until the listener has been told of the connection. */
    private final class Connection implements WebSocket.Listener {
        private final CompletableFuture<Void> opened = new CompletableFuture<>();
        private final CountDownLatch ended = new CountDownLatch(1);
        private final StringBuilder text = new StringBuilder();
        private volatile boolean alive = true;

        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence part, boolean last) {
            alive = true;
            text.append(part);
            if (!last) {
                socket.request(1);
                return CompletableFuture.completedStage(null);
            }
            String whole = text.toString();
            text.setLength(0);
            return opened.thenRun(() -> {
                try {
                    listener.event(whole);
                } catch (RuntimeException e) {
                    // One event that cannot be used must not take the events after it away.
                    LOG.error(
                            "event=asterisk-event-failed error={}", e.getClass().getSimpleName());
                }
                socket.request(1);
            });
        }

        @Override
        public CompletionStage<?> onPong(WebSocket socket, ByteBuffer message) {
            alive = true;
            socket.request(1);
            return CompletableFuture.completedStage(null);
        }

        @Override
        public CompletionStage<?> onClose(WebSocket socket, int status, String reason) {
            ended.countDown();
            return CompletableFuture.completedStage(null);
        }

        @Override
        public void onError(WebSocket socket, Throwable error) {
            ended.countDown();
        }
    }
}
