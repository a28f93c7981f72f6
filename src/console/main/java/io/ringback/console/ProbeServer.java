package io.ringback.console;

import io.ringback.console.http.Access;
import io.ringback.console.http.Routes;
import io.ringback.console.http.WebServer;
import io.ringback.console.http.WebServer.Place;
import io.ringback.metrics.Registry;
import io.ringback.runtime.ResourceStack;
import io.ringback.settings.Settings;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * What a process without a console has on its ports: health and figures for orchestrators and Prometheus, and, where the
 * role gateway answers them, routes. No page.
 */
public final class ProbeServer implements AutoCloseable {
    private final ResourceStack open = new ResourceStack();
    private final List<Health> health = new ArrayList<>();
    private final Routes routes = new Routes();
    private int port;
    private int probesPort;

    private ProbeServer() {}

    /**
     * Serves {@code /health/live}, {@code /health/ready} and {@code /metrics}, and health on the probes' port.
     *
     * @throws IOException in one line, when a port cannot be had or the token's file not be read
     * @throws IllegalArgumentException in one line, for an address that needs a token and has none
     */
    public static ProbeServer start(Settings settings, Registry registry, RolesHere here) throws IOException {
        return new ProbeServer().open(settings, registry, here, false);
    }

    /**
     * Serves health alone, on the probes' port.
     *
     * @throws IOException in one line, when the port cannot be had or the token's file not be read
     * @throws IllegalArgumentException in one line, for an address that needs a token and has none
     */
    public static ProbeServer startHealthAlone(Settings settings, RolesHere here) throws IOException {
        ProbeServer alone = new ProbeServer();
        Probes probes = new Probes(List.of(new RunningStreams(here), here.others()), all -> "", System::nanoTime);
        Access access = new Access(settings.console().host(), TokenFile.of(settings));
        alone.probesPort = alone.open.keep(probes.open(access, settings)).port();
        return alone;
    }

    /** The same and {@code /v1/route}; the probes' port only where the settings ask for probes. */
    public static ProbeServer startWithRoutes(Settings settings, Registry registry, RolesHere here) throws IOException {
        return new ProbeServer().open(settings, registry, here, true);
    }

    private ProbeServer open(Settings settings, Registry registry, RolesHere here, boolean withRoutes)
            throws IOException {
        Access access = new Access(settings.console().host(), TokenFile.of(settings));
        try {
            RunningStreams running = new RunningStreams(here);
            health.add(running);
            health.add(here.others());
            if (withRoutes) {
                follow(settings);
            }
            Probes probes = new Probes(health, Figures.of(running, registry, settings)::scrape, System::nanoTime);
            probes.serve(routes);
            port = open.keep(
                            WebServer.start(new Place(access, settings.console().port(), "http.port"), routes))
                    .port();
            if (!withRoutes || settings.console().probes() || settings.console().isProbesPortGiven()) {
                probesPort = open.keep(probes.open(access, settings)).port();
            }
            return this;
        } catch (IOException | RuntimeException e) {
            close();
            throw e;
        }
    }

    private void follow(Settings settings) {
        FollowedRoutes followed = open.keep(FollowedRoutes.start(settings));
        followed.serve(routes);
        health.add(followed.health());
    }

    /** Where health and figures are, and routes; 0 when health is alone. */
    public int port() {
        return port;
    }

    /** Where health alone is; 0 when that is nowhere. */
    public int probesPort() {
        return probesPort;
    }

    @Override
    public void close() {
        open.close();
    }
}
