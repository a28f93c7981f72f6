package io.ringback.cli;

import io.ringback.console.Console;
import io.ringback.console.ProbeServer;
import io.ringback.console.RolesHere;
import io.ringback.console.play.LeaseControl;
import io.ringback.metrics.Registry;
import io.ringback.settings.Settings;
import java.io.IOException;

/** The console in this process, told in one line why when it cannot open. */
final class ConsoleInside {
    private ConsoleInside() {}

    /** Opens it, {@code resources} closes it; returns where a browser finds it. */
    static String start(Settings settings, RolesHere here, OpenResources resources) {
        try {
            Registry registry = resources.add(new Registry());
            return resources.add(Console.start(settings, registry, here)).url();
        } catch (IOException | IllegalArgumentException e) {
            throw new CommandFailure(String.valueOf(e.getMessage()), e);
        }
    }

    /** Opens it with phones to try it, for a demo; as {@link #start}. */
    static String startWithPhones(Settings settings, RolesHere here, LeaseControl lease, OpenResources resources) {
        try {
            Registry registry = resources.add(new Registry());
            return resources
                    .add(Console.startWithPhones(settings, registry, here, lease))
                    .url();
        } catch (IOException | IllegalArgumentException e) {
            throw new CommandFailure(String.valueOf(e.getMessage()), e);
        }
    }

    /** Opens health and metrics alone. */
    static void startProbes(Settings settings, RolesHere here, OpenResources resources) {
        try {
            Registry registry = resources.add(new Registry());
            resources.add(ProbeServer.start(settings, registry, here));
        } catch (IOException | IllegalArgumentException e) {
            throw new CommandFailure(String.valueOf(e.getMessage()), e);
        }
    }
}
