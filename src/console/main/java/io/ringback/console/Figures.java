package io.ringback.console;

import io.ringback.metrics.Registry;
import io.ringback.settings.Role;
import io.ringback.settings.Settings;
import java.net.URI;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The figures that Prometheus scrapes. A role has some thousands, so they are registered at the first scrape and not
 * at the role's start.
 */
final class Figures {
    private final RunningStreams running;
    private final Registry registry;
    private final Set<Role> bound = EnumSet.noneOf(Role.class);

    private Figures(RunningStreams running, Registry registry) {
        this.running = running;
        this.registry = registry;
    }

    /** Those of the roles here, which a collector is sent as well where the settings name one. */
    static Figures of(RunningStreams running, Registry registry, Settings settings) {
        Figures figures = new Figures(running, registry);
        @Nullable URI collector = settings.console().collector();
        if (collector != null) {
            registry.sendTo(collector, settings.applicationId(), figures::bind);
        }
        return figures;
    }

    /** @param everything and not only what alerts, the dashboard and the pages name */
    synchronized String scrape(boolean everything) {
        bind();
        return everything ? registry.scrapeAll() : registry.scrape();
    }

    private synchronized void bind() {
        running.streams().forEach((role, application) -> {
            if (bound.add(role)) {
                registry.bind(application);
            }
        });
    }
}
