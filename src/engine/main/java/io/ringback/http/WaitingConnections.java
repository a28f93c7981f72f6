package io.ringback.http;

import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.ssl.SslConnection;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.thread.Scheduler;

/**
 * Bounds the connections that have not yet sent a whole request: how long each may take, how many one address may have,
 * and how many there may be in all. Beyond a bound the connection that has waited longest is closed, so that a client
 * that sends its request at once is answered, however many others stay silent.
 */
public final class WaitingConnections implements Connection.Listener {
    /**
     * What connections may take.
     *
     * @param anAddress connections of one address that wait at a moment
     * @param all connections that wait at a moment
     * @param patience how long a connection may wait: for its first whole request, and again after each answer
     */
    public record Bounds(int anAddress, int all, Duration patience) {
        public static final Bounds USUAL = new Bounds(64, 2_000, Duration.ofSeconds(5));
    }

    private static final int LOOKS_WITHIN_PATIENCE = 10;

    private record Waiting(String address, long since) {}

    private final Bounds bounds;
    private final LongSupplier nanos;
    private final Map<Connection, Waiting> longestFirst = new LinkedHashMap<>();
    private final Map<String, Integer> counts = new HashMap<>();

    /** Counts the connections of the connector that it is a bean of. */
    public WaitingConnections(Bounds bounds, LongSupplier nanos) {
        this.bounds = bounds;
        this.nanos = nanos;
    }

    /** By which their times are measured. */
    public LongSupplier clock() {
        return nanos;
    }

    @Override
    public void onOpened(Connection connection) {
        waits(connection);
    }

    @Override
    public void onClosed(Connection connection) {
        asks(connection);
    }

    /** All of a request has been read: its connection waits again when it has been answered. */
    public void isWhole(Request request) {
        Connection connection = request.getConnectionMetaData().getConnection();
        asks(connection);
        Request.addCompletionListener(request, failure -> waits(connection));
    }

    /** Connections that have not said a whole request. */
    public synchronized int waiting() {
        return longestFirst.size();
    }

    /** Closes those whose time is over, again and again until the scheduler stops. */
    public void watch(Scheduler scheduler) {
        scheduler.schedule(
                () -> {
                    closeTheLate();
                    watch(scheduler);
                },
                bounds.patience().dividedBy(LOOKS_WITHIN_PATIENCE).toNanos(),
                TimeUnit.NANOSECONDS);
    }

    /** It has nothing to answer from now on; the one that has waited longest makes room. Of TLS the inner one counts. */
    private synchronized void waits(Connection connection) {
        if (connection instanceof SslConnection || !connection.getEndPoint().isOpen()) {
            return;
        }
        String address = address(connection);
        if (counts.getOrDefault(address, 0) >= bounds.anAddress()) {
            close(longestOf(address));
        } else if (longestFirst.size() >= bounds.all()) {
            close(longestFirst.keySet().iterator().next());
        }
        if (longestFirst.put(connection, new Waiting(address, nanos.getAsLong())) == null) {
            counts.merge(address, 1, Integer::sum);
        }
    }

    private synchronized void asks(Connection connection) {
        Waiting waited = longestFirst.remove(connection);
        if (waited != null) {
            counts.computeIfPresent(waited.address, (address, count) -> count > 1 ? count - 1 : null);
        }
    }

    private synchronized void closeTheLate() {
        long latest = nanos.getAsLong() - bounds.patience().toNanos();
        List.copyOf(longestFirst.entrySet()).stream()
                .takeWhile(each -> each.getValue().since - latest <= 0)
                .map(Map.Entry::getKey)
                .forEach(this::close);
    }

    private Connection longestOf(String address) {
        return longestFirst.entrySet().stream()
                .filter(each -> each.getValue().address.equals(address))
                .findFirst()
                .orElseThrow()
                .getKey();
    }

    private void close(Connection connection) {
        asks(connection);
        connection.getEndPoint().close();
    }

    private static String address(Connection connection) {
        SocketAddress remote = connection.getEndPoint().getRemoteSocketAddress();
        return remote instanceof InetSocketAddress known && known.getAddress() != null
                ? known.getAddress().getHostAddress()
                : "";
    }
}
