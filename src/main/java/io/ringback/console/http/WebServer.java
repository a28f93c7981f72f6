package io.ringback.console.http;

import io.ringback.console.live.Broadcast;
import java.io.IOException;
import java.time.Duration;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** The HTTP server: a few threads, bounded headers, bodies and connections. */
public final class WebServer implements AutoCloseable {
    private static final int THREADS = 12;
    private static final int MOST_CONNECTIONS = 2_000;
    private static final int HEADER_BYTES = 8_192;
    private static final Duration IDLE = Duration.ofSeconds(30);

    private final Server server;
    private final ServerConnector connector;

    private WebServer(Server server, ServerConnector connector) {
        this.server = server;
        this.connector = connector;
    }

    /**
     * Listens.
     *
     * @param port 0 takes any free one
     * @throws IOException in one line, when the port cannot be had
     */
    public static WebServer start(Access access, int port, Routes routes) throws IOException {
        return start(access, port, new Dispatch(access, routes, null));
    }

    /** The same, and streams {@code broadcast} to whoever watches. */
    public static WebServer start(Access access, int port, Routes routes, Broadcast broadcast) throws IOException {
        return start(access, port, new Dispatch(access, routes, new Stream(broadcast)));
    }

    private static WebServer start(Access access, int port, Dispatch dispatch) throws IOException {
        QueuedThreadPool threads = new QueuedThreadPool(THREADS, 4);
        threads.setName("console-http");
        threads.setDaemon(true);
        Server server = new Server(threads);
        ServerConnector connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(configuration()));
        connector.setHost(access.host());
        connector.setPort(port);
        connector.setIdleTimeout(IDLE.toMillis());
        server.addConnector(connector);
        server.addBean(new NetworkConnectionLimit(MOST_CONNECTIONS, server));
        server.setHandler(dispatch);
        server.setErrorHandler(new TerseErrors());
        server.setStopAtShutdown(false);
        try {
            server.start();
        } catch (Exception e) {
            stop(server);
            throw new IOException(
                    "the console cannot listen on " + access.host() + ":" + port + "; --set http.port=N picks another",
                    e);
        }
        return new WebServer(server, connector);
    }

    /** The port it listens on. */
    public int port() {
        return connector.getLocalPort();
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
