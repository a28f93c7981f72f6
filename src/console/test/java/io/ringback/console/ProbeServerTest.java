package io.ringback.console;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringback.metrics.Registry;
import io.ringback.settings.Role;
import io.ringback.settings.SettingSources;
import io.ringback.settings.Settings;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
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
        server = ProbeServer.start(Settings.load(SettingSources.none().with("http.port", 0)), registry, DESK);
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
    void givesTheFiguresThatAreWatched() throws Exception {
        assertThat(get("/metrics").body()).contains("jvm_memory_used_bytes{").doesNotContain("jvm_threads_");
    }

    @Test
    void givesAllItsFiguresOnRequest() throws Exception {
        assertThat(get("/metrics?all=true").body()).contains("jvm_memory_used_bytes{", "jvm_threads_");
    }

    @Test
    void answersHealthAloneOnThePortOfTheProbes() throws Exception {
        assertThat(get(server.probesPort(), "/health/live").statusCode()).isEqualTo(200);
        assertThat(get(server.probesPort(), "/health/ready").statusCode()).isEqualTo(503);
        for (String path : List.of("/", "/metrics", "/healthz", "/ready", "/v1/events")) {
            assertThat(get(server.probesPort(), path).statusCode()).as(path).isEqualTo(404);
        }
    }

    @Test
    void opensHealthAloneWhereNothingElseIsWanted() throws Exception {
        Health edge = () -> List.of(new Health.Part("asterisk", false, true, "waiting for Asterisk"));
        Settings health = Settings.load(SettingSources.none().with("http.probes.port", 0));
        try (ProbeServer alone = ProbeServer.startHealthAlone(health, RolesHere.none(edge))) {
            assertThat(get(alone.probesPort(), "/health/live").statusCode()).isEqualTo(200);
            assertThat(get(alone.probesPort(), "/health/ready").statusCode()).isEqualTo(503);
            assertThat(get(alone.probesPort(), "/health/ready").body()).contains("asterisk", "waiting for Asterisk");
            assertThat(get(alone.probesPort(), "/metrics").statusCode()).isEqualTo(404);
        }
    }

    @Test
    void isAliveWhileTheOtherPortIsFullOfUnfinishedRequests() throws Exception {
        Deque<Socket> open = new ArrayDeque<>();
        try {
            for (int i = 0; i < 2_000; i++) {
                open.push(new Socket(InetAddress.getLoopbackAddress(), server.port()));
                open.element().getOutputStream().write("GET /health/live HTTP/1.1\r\nHost: ".getBytes(US_ASCII));
            }

            assertThat(get(server.probesPort(), "/health/live").statusCode()).isEqualTo(200);
            assertThat(get("/health/live").statusCode()).isEqualTo(200);
        } finally {
            for (Socket each : open) {
                each.close();
            }
        }
    }

    @Test
    void isDeadOnceARoleHasEndedTwiceAtTheSamePlace() throws Exception {
        RunningStreams stuck =
                new RunningStreams(new RolesHere(Set.of(Role.DESK), Map::of, role -> role == Role.DESK, role -> false));

        assertThat(stuck.get())
                .singleElement()
                .returns(false, Health.Part::alive)
                .returns(false, Health.Part::ready);
    }

    /** Whoever restarts what is dead would end the others with it. */
    @Test
    void isAliveAndNotReadyOnceARoleHasEndedAlone() {
        RunningStreams without = new RunningStreams(
                new RolesHere(Set.of(Role.NOTIFY), Map::of, role -> true, role -> role == Role.NOTIFY));

        assertThat(without.get())
                .singleElement()
                .returns("notify", Health.Part::name)
                .returns(true, Health.Part::alive)
                .returns(false, Health.Part::ready);
    }

    @Test
    void looksAtItsHealthTwiceASecondHoweverOftenItIsAsked() {
        AtomicInteger looks = new AtomicInteger();
        AtomicLong nanos = new AtomicLong(-1);
        Health counted = () -> List.of(new Health.Part("look " + looks.incrementAndGet(), true, true, ""));
        Probes probes = new Probes(List.of(counted), all -> "", nanos::get);

        for (int milli = 0; milli < 1_000; milli++) {
            nanos.addAndGet(1_000_000);
            probes.parts();
        }

        assertThat(looks).hasValue(2);
    }

    @Test
    void hasNeitherPageNorEvents() throws Exception {
        assertThat(get("/").statusCode()).isEqualTo(404);
        assertThat(get("/v1/events").statusCode()).isEqualTo(404);
    }

    @Test
    void asksForATokenOnAnyOtherAddress() {
        Settings open = Settings.load(SettingSources.none().with("http.port", 0).with("http.host", "0.0.0.0"));

        assertThatThrownBy(() -> ProbeServer.start(open, registry, DESK)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void answersRoutesOnlyWhereTheyAreAskedFor() throws Exception {
        assertThat(get("/v1/route?to=12025550101").statusCode()).isEqualTo(404);

        try (ProbeServer routes = withRoutes("http.port", "0")) {
            assertThat(get(routes.port(), "/v1/route?to=12025550101").statusCode())
                    .isEqualTo(503);
            assertThat(get(routes.port(), "/health/ready").body()).contains("routes", "reading the tables");
            assertThat(routes.probesPort()).isZero();
        }
    }

    @Test
    void asksForTheTokenBeforeItTellsARoute() throws Exception {
        assertThatThrownBy(() -> withRoutes("http.host", "0.0.0.0")).isInstanceOf(IllegalArgumentException.class);

        try (ProbeServer routes = withRoutes("http.token", "who-routes-brings-this")) {
            assertThat(get(routes.port(), "/v1/route?to=12025550101").statusCode())
                    .isEqualTo(401);
            assertThat(get(routes.port(), "/health/live").statusCode()).isEqualTo(200);
        }
    }

    /** No brokers are there. */
    private ProbeServer withRoutes(String key, String value) throws Exception {
        SettingSources sources = SettingSources.none()
                .with("http.port", 0)
                .with("bootstrap.servers", "127.0.0.1:1")
                .with(key, value);
        return ProbeServer.startWithRoutes(Settings.load(sources), registry, RolesHere.none());
    }

    private HttpResponse<String> get(String path) throws Exception {
        return get(server.port(), path);
    }

    private static HttpResponse<String> get(int port, String path) throws Exception {
        URI uri = URI.create("http://127.0.0.1:" + port + path);
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
    }
}
