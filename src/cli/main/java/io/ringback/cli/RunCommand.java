package io.ringback.cli;

import io.ringback.console.RolesHere;
import io.ringback.runtime.RingbackProcess;
import io.ringback.settings.Role;
import io.ringback.settings.Settings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Serves until it is told to stop. */
@Command(
        name = "run",
        description = "Run Ringback until SIGTERM or Ctrl-C.",
        footer = {
            "",
            "Examples:",
            "  ringback run --embedded                   all in one, its broker too",
            "  ringback run --bootstrap-servers k1:9092  the roles against a cluster",
            "  ringback run --role desk --config desk.properties",
            "  ringback run --role intake,desk,notify,console",
            "  ringback run --role asterisk --config pbx.properties",
            "  ringback run --role gateway --config webhooks.properties",
            "",
            "The role console has the page, the API, health and metrics; asterisk is gateway, router, bot and presence of an"
                    + " Asterisk; gateway takes other systems' events and answers routes (docs/gateways.md).",
            "",
            "A broker that does not answer yet is waited for. 'READY' on standard output says that it serves."
        })
final class RunCommand implements Callable<Integer> {
    private final Invocation invocation;
    private final Toolbox toolbox;

    @Option(
            names = "--role",
            split = ",",
            paramLabel = "ROLE",
            description =
                    "What to run: intake, desk (these by default, and console with --embedded), notify, console, asterisk, gateway; separated by commas.")
    private @Nullable Set<Role> wanted;

    @ArgGroup(exclusive = false)
    private @Nullable Embedded embedded;

    RunCommand(Invocation invocation, Toolbox toolbox) {
        this.invocation = invocation;
        this.toolbox = toolbox;
    }

    /** The broker in this process, and where it listens and writes. */
    @SuppressWarnings("UnusedVariable") // picocli reads the options
    static final class Embedded {
        @Option(
                names = "--embedded",
                required = true,
                description =
                        "Start a Kafka broker in this process, reachable from this machine alone (in a checkout).")
        private boolean wanted;

        @Option(
                names = "--kafka-port",
                paramLabel = "N",
                defaultValue = "9092",
                description = "Its port (default: ${DEFAULT-VALUE}; 0: any free one).")
        private int port;

        @Option(
                names = "--data",
                paramLabel = "DIR",
                description = "Keep its data and the stores here (default: a temporary folder).")
        private @Nullable Path data;
    }

    @Override
    public Integer call() throws Exception {
        refuseContradictions();
        invocation.settings();
        try (OpenResources resources = new OpenResources()) {
            return serve(resources);
        }
    }

    private int serve(OpenResources resources) throws InterruptedException {
        Settings settings = embedded == null
                ? invocation.settings()
                : toolbox.broker(invocation.sources(), embedded.data, embedded.port, resources);
        return streamsRoles().isEmpty() ? watch(settings, resources) : play(settings, resources);
    }

    /** The console or a gateway alone: it lasts until a signal ends the program. */
    private int watch(Settings settings, OpenResources resources) throws InterruptedException {
        EdgeRoles edge = new EdgeRoles(roles());
        String at = open(settings, RolesHere.none(edge), resources) + edge.start(settings, resources);
        edge.awaitReady();
        invocation.tell("READY" + at.substring(1));
        new CountDownLatch(1).await();
        return 0;
    }

    /** The console comes first: it tells who asks that the others are not ready yet. */
    private int play(Settings settings, OpenResources resources) throws InterruptedException {
        RingbackProcess process = resources.add(RingbackProcess.of(settings, streamsRoles()));
        EdgeRoles edge = new EdgeRoles(roles());
        RolesHere here = new RolesHere(
                streamsRoles(),
                process::streams,
                process::isStuck,
                role -> process.ended().containsKey(role),
                edge);
        String at = open(settings, here, resources) + edge.start(settings, resources);
        process.start();
        if (awaitReady(process, edge)) {
            invocation.tell("READY " + words(process.serving()) + " on " + settings.bootstrapServers() + at);
        }
        Optional<String> reason = process.awaitEnd();
        if (reason.isPresent()) {
            throw new CommandFailure(reason.get());
        }
        return 0;
    }

    /** False when the process ended before. */
    private static boolean awaitReady(RingbackProcess process, EdgeRoles edge) throws InterruptedException {
        while (process.awaitReady(Duration.ofDays(Integer.MAX_VALUE))) {
            if (edge.isReady()) {
                return true;
            }
            EdgeRoles.pause();
        }
        return false;
    }

    /** Where the console is, or what answers routes without one, to end the line that says ready. */
    private String open(Settings settings, RolesHere here, OpenResources resources) {
        if (roles().contains(Role.CONSOLE)) {
            return ", console at " + InProcessConsole.start(settings, here, resources);
        }
        if (roles().contains(Role.GATEWAY) && settings.gatewayAddress().routes()) {
            try {
                return ", routes at " + InProcessConsole.startRoutes(settings, here, resources);
            } catch (CommandFailure | WrongUsage e) {
                if (settings.console().isPortGiven()) {
                    throw e;
                }
                invocation.warn("no routes are answered here: " + e.getMessage()
                        + "; name http.port, or say gateway.routes=false");
            }
        }
        if (settings.console().probes()) {
            InProcessConsole.startProbes(settings, here, resources);
            return "";
        }
        if (settings.console().isProbesPortGiven()) {
            health(settings, here, resources);
        }
        if (settings.console().isPortGiven()) {
            invocation.warn("http.port is set and nothing listens there: add the role console, or http.probes=true");
        }
        return "";
    }

    /** Two processes of one machine may have one file of settings. */
    private void health(Settings settings, RolesHere here, OpenResources resources) {
        try {
            InProcessConsole.startHealth(settings, here, resources);
        } catch (CommandFailure | WrongUsage e) {
            invocation.warn("no health is told here: " + e.getMessage());
        }
    }

    /** Who brings a broker along wants to see something. */
    private Set<Role> roles() {
        if (wanted != null) {
            return wanted;
        }
        return embedded == null ? EnumSet.of(Role.INTAKE, Role.DESK) : EnumSet.of(Role.INTAKE, Role.DESK, Role.CONSOLE);
    }

    private Set<Role> streamsRoles() {
        Set<Role> others = EnumSet.copyOf(roles());
        others.removeAll(Set.of(Role.CONSOLE, Role.ASTERISK, Role.GATEWAY));
        return others;
    }

    private void refuseContradictions() {
        if (embedded != null && invocation.meansACluster()) {
            throw new WrongUsage(
                    "--embedded brings its own broker: leave --bootstrap-servers and bootstrap.servers out");
        }
    }

    private static String words(Set<Role> roles) {
        return roles.stream().sorted().map(Role::word).collect(Collectors.joining(", "));
    }
}
