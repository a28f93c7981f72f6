package io.ringback.console;

import io.ringback.console.http.Access;
import io.ringback.console.http.Routes;
import io.ringback.console.http.WebServer;
import io.ringback.console.live.Broadcast;
import io.ringback.console.live.LiveDocument;
import io.ringback.metrics.Registry;
import io.ringback.settings.Settings;
import java.io.IOException;
import java.util.List;

/** Health and figures of a process without a console, for orchestrators and Prometheus: no page, no API, no consumer. */
public final class ProbeServer implements AutoCloseable {
    private final Broadcast ticks;
    private final WebServer server;

    private ProbeServer(Broadcast ticks, WebServer server) {
        this.ticks = ticks;
        this.server = server;
    }

    /**
     * Serves {@code /health/live}, {@code /health/ready} and {@code /metrics}.
     *
     * @throws IOException in one line, when the port cannot be had or the token's file not be read
     * @throws IllegalArgumentException in one line, for an address that needs a token and has none
     */
    public static ProbeServer start(Settings settings, Registry registry, RolesHere here) throws IOException {
        RunningStreams running = new RunningStreams(here);
        Routes routes = new Routes();
        new Probes(List.of(running), registry::scrape).serve(routes);
        Access access = new Access(settings.httpHost(), TokenFile.read(settings));
        Broadcast ticks = new Broadcast(new LiveDocument(), Json.mapper(), List.of(new BindStreams(running, registry)));
        WebServer server = WebServer.start(access, settings.httpPort(), routes, ticks);
        ticks.start();
        return new ProbeServer(ticks, server);
    }

    /** Where it listens. */
    public int port() {
        return server.port();
    }

    @Override
    public void close() {
        server.close();
        ticks.close();
    }
}
