package io.ringback.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringback.metrics.Registry;
import io.ringback.settings.Role;
import io.ringback.settings.Settings;
import io.ringback.settings.Sources;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A process without a console, before its desk has been started. */
final class ProbeServerTest {
    private static final RolesHere DESK = new RolesHere(Set.of(Role.DESK), Map::of);

    private final Registry registry = new Registry();
    private ProbeServer server;

    @BeforeEach
    void start() throws Exception {
        server = ProbeServer.start(Settings.load(Sources.none().with("http.port", 0)), registry, DESK);
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
        registry.close();
    }

    @Test
    void isAliveAndNotReady() throws Exception {
        assertThat(get("/health/live").statusCode()).isEqualTo(200);
        HttpResponse<String> ready = get("/health/ready");

        assertThat(ready.statusCode()).isEqualTo(503);
        assertThat(ready.body()).contains("desk", "waiting for a broker");
    }

    @Test
    void givesItsFigures() throws Exception {
        assertThat(get("/metrics").body()).contains("jvm_");
    }

    @Test
    void hasNeitherPageNorEvents() throws Exception {
        assertThat(get("/").statusCode()).isEqualTo(404);
        assertThat(get("/v1/events").statusCode()).isEqualTo(404);
    }

    @Test
    void asksForATokenOnAnyOtherAddress() {
        Settings open = Settings.load(Sources.none().with("http.port", 0).with("http.host", "0.0.0.0"));

        assertThatThrownBy(() -> ProbeServer.start(open, registry, DESK)).isInstanceOf(IllegalArgumentException.class);
    }

    private HttpResponse<String> get(String path) throws Exception {
        URI uri = URI.create("http://127.0.0.1:" + server.port() + path);
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
    }
}
