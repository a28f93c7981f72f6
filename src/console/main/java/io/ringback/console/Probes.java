package io.ringback.console;

import io.ringback.console.http.Access;
import io.ringback.console.http.Answer;
import io.ringback.console.http.Ask;
import io.ringback.console.http.Routes;
import io.ringback.console.http.WebServer;
import io.ringback.console.http.WebServer.Place;
import io.ringback.metrics.Registry;
import io.ringback.settings.Settings;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What orchestrators and Prometheus ask for. Alive means a restart would not help; ready means that every part serves.
 * Health has a port of its own besides: one that nobody but an orchestrator needs to reach, and that answers as fast when
 * the other is busy. It is looked at twice a second at most, however often it is asked for.
 */
final class Probes {
    private static final Logger LOG = LoggerFactory.getLogger(Probes.class);
    private static final Duration RECENT = Duration.ofMillis(500);

    private final List<Health> health;
    private final Function<Boolean, String> metrics;
    private final LongSupplier nanos;
    private List<Health.Part> parts = List.of();
    private @Nullable Long lookedAt;

    Probes(List<Health> health, Function<Boolean, String> metrics, LongSupplier nanos) {
        this.health = List.copyOf(health);
        this.metrics = metrics;
        this.nanos = nanos;
    }

    void serve(Routes routes) {
        health(routes).get("/metrics", ask -> Answer.text(200, Registry.TEXT, metrics.apply(asksForAll(ask))));
    }

    private static boolean asksForAll(Ask ask) {
        return ask.parameter("all").filter("true"::equals).isPresent();
    }

    /**
     * Opens the port that answers health and nothing else.
     *
     * @throws IOException in one line, when the port cannot be had
     */
    WebServer open(Access access, Settings settings) throws IOException {
        WebServer server = WebServer.start(
                new Place(access, settings.console().probesPort(), "http.probes.port"), health(new Routes()));
        LOG.info("event=probes-open port={}", server.port());
        return server;
    }

    /** As it was half a second ago at most. */
    synchronized List<Health.Part> parts() {
        long now = nanos.getAsLong();
        if (lookedAt == null || now - lookedAt > RECENT.toNanos()) {
            parts = health.stream().flatMap(each -> each.get().stream()).toList();
            lookedAt = now;
        }
        return parts;
    }

    private Routes health(Routes routes) {
        return routes.getOpenly("/health/live", ask -> live()).getOpenly("/health/ready", ask -> ready());
    }

    private Answer live() {
        List<String> dead = parts().stream()
                .filter(part -> !part.alive())
                .map(Health.Part::name)
                .toList();
        return Json.answer(
                dead.isEmpty() ? 200 : 503, Map.of("status", dead.isEmpty() ? "alive" : "dead", "dead", dead));
    }

    private Answer ready() {
        List<Health.Part> parts = parts();
        boolean ready = parts.stream().allMatch(Health.Part::ready);
        return Json.answer(ready ? 200 : 503, Map.of("status", ready ? "ready" : "not ready", "parts", parts));
    }
}
