package io.ringback.console;

import io.ringback.console.http.Access;
import io.ringback.console.http.Routes;
import io.ringback.console.http.WebServer;
import io.ringback.metrics.Registry;
import io.ringback.settings.Settings;
import java.io.IOException;
import java.util.List;

/** Health and figures of a process without a console, for orchestrators and Prometheus: no page, no API, no consumer. */
public final class ProbeServer implements AutoCloseable {
    private final WebServer server;

    private ProbeServer(WebServer server) {
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
        new Probes(List.of(running), new Figures(running, registry)::scrape).serve(routes);
        Access access = new Access(settings.httpHost(), TokenFile.read(settings));
        return new ProbeServer(WebServer.start(access, settings.httpPort(), routes));
    }

    /** Where it listens. */
    public int port() {
        return server.port();
    }

    @Override
    public void close() {
        server.close();
    }
}
