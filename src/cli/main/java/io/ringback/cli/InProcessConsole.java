package io.ringback.cli;

import io.ringback.console.Console;
import io.ringback.console.ProbeServer;
import io.ringback.console.RolesHere;
import io.ringback.console.play.LeaseControl;
import io.ringback.metrics.Registry;
import io.ringback.settings.Settings;
import java.io.IOException;

/** Opens the console, or parts of it, in this process; the user reads in one line why it cannot open. */
public final class InProcessConsole {
    private interface Opening<T> {
        T with(Registry registry) throws IOException;
    }

    private InProcessConsole() {}

    /** Opens it, {@code resources} closes it; returns where a browser finds it. */
    static String start(Settings settings, RolesHere here, OpenResources resources) {
        return open(resources, registry -> Console.start(settings, registry, here))
                .url();
    }

    /** Opens it with phones to try it, for a demo; as {@link #start}. */
    public static String startWithPhones(
            Settings settings, RolesHere here, LeaseControl lease, OpenResources resources) {
        return open(resources, registry -> Console.startWithPhones(settings, registry, here, lease))
                .url();
    }

    /** Opens health and metrics alone. */
    static void startProbes(Settings settings, RolesHere here, OpenResources resources) {
        var unused = open(resources, registry -> ProbeServer.start(settings, registry, here));
    }

    /** The same with routes, for the role gateway; returns where a switch asks for them. */
    static String startRoutes(Settings settings, RolesHere here, OpenResources resources) {
        ProbeServer server = open(resources, registry -> ProbeServer.startWithRoutes(settings, registry, here));
        return "http://" + settings.console().host() + ":" + server.port() + "/v1/route";
    }

    /** Opens health alone. */
    static void startHealth(Settings settings, RolesHere here, OpenResources resources) {
        var unused = open(resources, registry -> ProbeServer.startHealthAlone(settings, here));
    }

    private static <T extends AutoCloseable> T open(OpenResources resources, Opening<T> opening) {
        Registry registry = resources.add(new Registry());
        return resources.start(() -> opening.with(registry));
    }
}
