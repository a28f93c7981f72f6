package io.ringback.http;

import java.io.IOException;
import java.time.Duration;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** An HTTP server on a port of its own, which takes a few threads and keeps no silent connection. */
public final class BoundedServer implements AutoCloseable {
    private static final int MOST_THREADS = 12;
    private static final int FEWEST_THREADS = 4;

    private final Server server;
    private final ServerConnector connector;
    private final WaitingConnections connections;

    /**
     * One that listens from {@link #start}.
     *
     * @param name of its threads
     * @param connections whom the handler tells of whole requests
     * @param protocols what it speaks, the first of them with the network
     */
    public BoundedServer(String name, WaitingConnections connections, ConnectionFactory... protocols) {
        QueuedThreadPool threads = new QueuedThreadPool(MOST_THREADS, FEWEST_THREADS);
        threads.setName(name);
        threads.setDaemon(true);
        this.server = new Server(threads);
        this.connector = new ServerConnector(server, 1, 1, protocols);
        this.connections = connections;
        connector.addBean(connections);
        server.addConnector(connector);
        server.setStopAtShutdown(false);
    }

    /**
     * Where it listens.
     *
     * @param idle how long a connection may say nothing
     */
    public void address(String host, int port, Duration idle) {
        connector.setHost(host);
        connector.setPort(port);
        connector.setIdleTimeout(idle.toMillis());
    }

    public void handlers(Handler requests, ErrorHandler errors) {
        server.setHandler(requests);
        server.setErrorHandler(errors);
    }

    /** Bounds its connections, those that wait for their answer among them. */
    public void limit(int most) {
        server.addBean(new NetworkConnectionLimit(most, server));
    }

    /** Takes its port; who connects waits until it starts. */
    public void open() throws IOException {
        connector.open();
    }

    /**
     * Listens.
     *
     * @throws IOException with these words, when it cannot
     */
    public void start(String cannot) throws IOException {
        try {
            server.start();
        } catch (Exception e) {
            close();
            throw new IOException(cannot, e);
        }
        connections.watch(connector.getScheduler());
    }

    public String host() {
        return connector.getHost();
    }

    /** The port it listens on. */
    public int port() {
        return connector.getLocalPort();
    }

    @Override
    public void close() {
        try {
            server.stop();
            connector.close();
        } catch (Exception e) {
            throw new IllegalStateException("the HTTP server does not stop", e);
        }
    }
}
