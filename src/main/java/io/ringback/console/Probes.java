package io.ringback.console;

import io.ringback.console.http.Answer;
import io.ringback.console.http.Routes;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** What orchestrators and Prometheus ask for. Alive means a restart would not help; ready means that every part serves. */
final class Probes {
    private static final String PROMETHEUS = "text/plain; version=0.0.4; charset=utf-8";

    private final List<Health> health;
    private final Supplier<String> metrics;

    Probes(List<Health> health, Supplier<String> metrics) {
        this.health = List.copyOf(health);
        this.metrics = metrics;
    }

    void serve(Routes routes) {
        routes.getOpenly("/health/live", ask -> live())
                .getOpenly("/health/ready", ask -> ready())
                .get("/metrics", ask -> Answer.text(200, PROMETHEUS, metrics.get()));
    }

    List<Health.Part> parts() {
        return health.stream().flatMap(each -> each.get().stream()).toList();
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
