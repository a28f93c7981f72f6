package io.ringback.console;

import io.ringback.metrics.Registry;
import io.ringback.settings.Role;
import java.util.EnumSet;
import java.util.Set;

/** Adds the figures of each role once it has been started. */
final class BindStreams implements Runnable {
    private final RunningStreams running;
    private final Registry registry;
    private final Set<Role> bound = EnumSet.noneOf(Role.class);

    BindStreams(RunningStreams running, Registry registry) {
        this.running = running;
        this.registry = registry;
    }

    @Override
    public void run() {
        running.streams().forEach((role, application) -> {
            if (bound.add(role)) {
                registry.bind(application);
            }
        });
    }
}
