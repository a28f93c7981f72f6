package io.ringback.cli;

import io.ringback.asterisk.AsteriskRole;
import io.ringback.console.Health;
import io.ringback.console.TokenFile;
import io.ringback.gateway.GatewayRole;
import io.ringback.settings.Role;
import io.ringback.settings.Settings;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Starts the roles asterisk and gateway in this process, and tells whether they serve. */
final class EdgeRoles implements Health {
    /** In the order in which they begin. */
    private static final List<Role> ALL = List.of(Role.ASTERISK, Role.GATEWAY);

    private static final long LOOK_EVERY_MILLIS = 100;
    private static final Edge NOT_BEGUN = new Edge(() -> false, () -> "waiting for a broker");

    private final List<Role> wanted;
    private final Map<Role, Edge> begun = new ConcurrentHashMap<>();

    private record Edge(BooleanSupplier isReady, Supplier<String> waitsFor) {}

    EdgeRoles(Set<Role> roles) {
        this.wanted = ALL.stream().filter(roles::contains).toList();
    }

    /** Begins them, {@code resources} ends them; returns where each is asked, to end the line that says ready. */
    String start(Settings settings, OpenResources resources) {
        StringBuilder at = new StringBuilder();
        for (Role role : wanted) {
            at.append(role == Role.ASTERISK ? startAsterisk(settings, resources) : startGateway(settings, resources));
        }
        return at.toString();
    }

    @Override
    public List<Part> get() {
        return wanted.stream().map(this::part).toList();
    }

    boolean isReady() {
        return get().stream().allMatch(Part::ready);
    }

    /** Waits for as long as it takes. */
    void awaitReady() throws InterruptedException {
        while (!isReady()) {
            pause();
        }
    }

    static void pause() throws InterruptedException {
        Thread.sleep(LOOK_EVERY_MILLIS);
    }

    private Part part(Role role) {
        Edge edge = begun.getOrDefault(role, NOT_BEGUN);
        boolean ready = edge.isReady.getAsBoolean();
        return new Part(role.word(), ready, true, ready ? "running" : edge.waitsFor.get());
    }

    private String startAsterisk(Settings settings, OpenResources resources) {
        AsteriskRole role = resources.start(() -> AsteriskRole.start(settings, TokenFile.of(settings)));
        begun.put(Role.ASTERISK, new Edge(role::isReady, role::waitsFor));
        return ", asterisk asks at " + settings.asterisk().listen().getHostString() + ":" + role.port();
    }

    private String startGateway(Settings settings, OpenResources resources) {
        GatewayRole role = resources.start(() -> GatewayRole.start(settings));
        begun.put(Role.GATEWAY, new Edge(role::isReady, role::waitsFor));
        return ", events at " + settings.gatewayAddress().listen().getHostString() + ":" + role.port();
    }
}
