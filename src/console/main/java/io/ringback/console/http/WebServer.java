package io.ringback.console.http;

import io.ringback.console.live.Broadcast;
import io.ringback.http.WaitingConnections;
import io.ringback.http.WaitingConnections.Bounds;
import java.io.IOException;
import java.time.Duration;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.jspecify.annotations.Nullable;

/** An HTTP server on a port of its own: a few threads, bounded headers, bodies and connections. */
public final class WebServer implements AutoCloseable {
    private static final int THREADS = 12;
    private static final int HEADER_BYTES = 8_192;
    private static final Duration IDLE = Duration.ofSeconds(30);

    private final Server server;
    private final ServerConnector connector;
    private final WaitingConnections connections;

    private WebServer(Server server, ServerConnector connector, WaitingConnections connections) {
        this.server = server;
        this.connector = connector;
        this.connections = connections;
    }

    /**
     * Where to listen.
     *
     * @param port 0 takes any free one
     * @param setting what the operator changes when the port cannot be had
     */
    public record Place(Access access, int port, String setting) {}

    /**
     * Listens.
     *
     * @throws IOException in one line, when the port cannot be had
     */
    public static WebServer start(Place place, Routes routes) throws IOException {
        return start(place, routes, null, usual());
    }

    /** Listens, and streams {@code broadcast} to every viewer. */
    public static WebServer start(Place place, Routes routes, Broadcast broadcast) throws IOException {
        return start(place, routes, new Stream(broadcast), usual());
    }

    private static WaitingConnections usual() {
        return new WaitingConnections(Bounds.USUAL, System::nanoTime);
    }

    static WebServer start(Place place, Routes routes, @Nullable Stream stream, WaitingConnections connections)
            throws IOException {
        Server server = new Server(threads());
        ServerConnector connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(configuration()));
        connector.setHost(place.access().host());
        connector.setPort(place.port());
        connector.setIdleTimeout(IDLE.toMillis());
        connector.addBean(connections);
        server.addConnector(connector);
        server.setHandler(new Dispatch(place.access(), routes, connections, stream));
        server.setErrorHandler(new TerseErrors());
        server.setStopAtShutdown(false);
        listen(server, place);
        connections.watch(connector.getScheduler());
        return new WebServer(server, connector, connections);
    }

    private static void listen(Server server, Place place) throws IOException {
        try {
            server.start();
        } catch (Exception e) {
            stop(server);
            throw new IOException(
                    "cannot listen on " + place.access().host() + ":" + place.port() + "; --set " + place.setting()
                            + "=N picks another port",
                    e);
        }
    }

    private static QueuedThreadPool threads() {
        QueuedThreadPool threads = new QueuedThreadPool(THREADS, 4);
        threads.setName("console-http");
        threads.setDaemon(true);
        return threads;
    }

    /** The port it listens on. */
    public int port() {
        return connector.getLocalPort();
    }

    /** Connections that have not said a whole request. */
    int waiting() {
        return connections.waiting();
    }

    @Override
    public void close() {
        stop(server);
    }

    private static void stop(Server server) {
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException("the console's server does not stop", e);
        }
    }

    private static HttpConfiguration configuration() {
        HttpConfiguration http = new HttpConfiguration();
        http.setSendServerVersion(false);
        http.setSendDateHeader(true);
        http.setRequestHeaderSize(HEADER_BYTES);
        // An agent's id may hold a slash; a route decodes its own last segment.
        http.setUriCompliance(UriCompliance.from("RFC3986,AMBIGUOUS_PATH_SEPARATOR"));
        return http;
    }
}
