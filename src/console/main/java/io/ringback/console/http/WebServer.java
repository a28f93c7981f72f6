package io.ringback.console.http;

import io.ringback.console.live.Broadcast;
import io.ringback.http.BoundedServer;
import io.ringback.http.WaitingConnections;
import io.ringback.http.WaitingConnections.Bounds;
import java.io.IOException;
import java.time.Duration;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.jspecify.annotations.Nullable;

/** An HTTP server on a port of its own: a few threads, bounded headers, bodies and connections. */
public final class WebServer implements AutoCloseable {
    private static final int HEADER_BYTES = 8_192;
    private static final Duration IDLE = Duration.ofSeconds(30);

    private final BoundedServer server;
    private final WaitingConnections connections;

    private WebServer(BoundedServer server, WaitingConnections connections) {
        this.server = server;
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
        BoundedServer server =
                new BoundedServer("console-http", connections, new HttpConnectionFactory(configuration()));
        String host = place.access().host();
        server.address(host, place.port(), IDLE);
        server.handlers(new Dispatch(place.access(), routes, connections, stream), new TerseErrors());
        server.start("cannot listen on " + host + ":" + place.port() + "; --set " + place.setting()
                + "=N picks another port");
        return new WebServer(server, connections);
    }

    /** The port it listens on. */
    public int port() {
        return server.port();
    }

    /** Connections that have not said a whole request. */
    int waiting() {
        return connections.waiting();
    }

    @Override
    public void close() {
        server.close();
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
