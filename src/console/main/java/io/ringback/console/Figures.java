package io.ringback.console;

import io.ringback.metrics.Registry;
import io.ringback.settings.Role;
import java.util.EnumSet;
import java.util.Set;

/** What Prometheus scrapes: a role's figures are named, some thousands, when it is asked for them and not at its start. */
final class Figures {
    private final RunningStreams running;
    private final Registry registry;
    private final Set<Role> bound = EnumSet.noneOf(Role.class);

    Figures(RunningStreams running, Registry registry) {
        this.running = running;
        this.registry = registry;
    }

    synchronized String scrape() {
        running.streams().forEach((role, application) -> {
            if (bound.add(role)) {
                registry.bind(application);
            }
        });
        return registry.scrape();
    }
}
