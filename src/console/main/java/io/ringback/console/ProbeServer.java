package io.ringback.console;

import io.ringback.console.http.Access;
import io.ringback.console.http.Routes;
import io.ringback.console.http.WebServer;
import io.ringback.console.http.WebServer.Place;
import io.ringback.metrics.Registry;
import io.ringback.settings.Settings;
import java.io.IOException;
import java.util.List;

/** Health and figures of a process without a console, for orchestrators and Prometheus: no page, no API, no consumer. */
public final class ProbeServer implements AutoCloseable {
    private final WebServer server;
    private final WebServer probes;

    private ProbeServer(WebServer server, WebServer probes) {
        this.server = server;
        this.probes = probes;
    }

    /**
     * Serves {@code /health/live}, {@code /health/ready} and {@code /metrics}, and health on the probes' port.
     *
     * @throws IOException in one line, when a port cannot be had or the token's file not be read
     * @throws IllegalArgumentException in one line, for an address that needs a token and has none
     */
    public static ProbeServer start(Settings settings, Registry registry, RolesHere here) throws IOException {
        RunningStreams running = new RunningStreams(here);
        Probes probes = new Probes(List.of(running), Figures.of(running, registry, settings)::scrape, System::nanoTime);
        Routes routes = new Routes();
        probes.serve(routes);
        Access access = new Access(settings.httpHost(), TokenFile.of(settings));
        WebServer server = WebServer.start(new Place(access, settings.httpPort(), "http.port"), routes);
        try {
            return new ProbeServer(server, probes.open(access, settings));
        } catch (IOException e) {
            server.close();
            throw e;
        }
    }

    /** Where health and figures are. */
    public int port() {
        return server.port();
    }

    /** Where health alone is. */
    public int probesPort() {
        return probes.port();
    }

    @Override
    public void close() {
        probes.close();
        server.close();
    }
}
