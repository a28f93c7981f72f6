package io.ringback.console.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ringback.console.http.WebServer.Place;
import io.ringback.console.live.Broadcast;
import io.ringback.console.live.LiveDocument;
import io.ringback.http.WaitingConnections;
import io.ringback.http.WaitingConnections.Bounds;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

final class WebServerTest {
    private static final Bounds BOUNDS = new Bounds(20, 60, Duration.ofSeconds(5));

    private final HttpClient http = HttpClient.newHttpClient();
    private final Broadcast broadcast = new Broadcast(new LiveDocument(), new ObjectMapper(), List.of());
    private @Nullable WebServer server;

    @AfterEach
    void close() {
        broadcast.close();
        if (server != null) {
            server.close();
        }
    }

    @Test
    void tellsABrowserToRunNothingButItsOwnFiles() throws Exception {
        start(null);
        HttpResponse<String> page = get("/open");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("default-src 'none'")
                .contains("script-src 'self'")
                .doesNotContain("unsafe");
        assertThat(page.headers().map()).containsKeys("x-content-type-options", "x-frame-options", "referrer-policy");
        assertThat(page.headers().map()).doesNotContainKeys("access-control-allow-origin", "server");
    }

    @Test
    void asksForTheTokenOnceOneIsSet() throws Exception {
        start("s3cret-token");
        assertThat(get("/data").statusCode()).isEqualTo(401);
        assertThat(get("/data", "Authorization", "Bearer wrong").statusCode()).isEqualTo(401);
        assertThat(get("/v1/events").statusCode()).isEqualTo(401);
        assertThat(get("/data", "Authorization", "Bearer s3cret-token").statusCode())
                .isEqualTo(200);
        assertThat(get("/open").statusCode()).isEqualTo(200);
    }

    @Test
    void refusesAnAddressForAllWithoutAToken() {
        assertThatThrownBy(() -> new Access("0.0.0.0", null)).hasMessageContaining("token");
    }

    @Test
    void answersOnlyToNamesOfThisMachine() throws Exception {
        start(null);
        assertThat(raw("GET /data HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n"))
                .contains(" 421 ");
        assertThat(raw("GET /data HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"))
                .contains(" 200 ");
    }

    @Test
    void takesPostsOfItsOwnPageAlone() throws Exception {
        start(null);
        assertThat(post("text/plain", "{}").statusCode()).isEqualTo(415);
        assertThat(post("application/json", "{}", "Origin", "http://evil.example")
                        .statusCode())
                .isEqualTo(403);
        assertThat(post("application/json", "x".repeat(5_000)).statusCode()).isEqualTo(413);
        assertThat(post("application/json", "{}").body()).isEqualTo("told: {}");
    }

    @Test
    void saysNothingOfARequestThatItRefuses() throws Exception {
        start(null);
        assertThat(get("/no-such-path-4711").body()).isEqualTo("{\"error\":\"not-found\"}\n");
        assertThat(get("/told").statusCode()).isEqualTo(405);
        assertThat(raw("GET /data?from=%zz4711 HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"))
                .contains(" 400 ")
                .doesNotContain("4711");
        assertThat(raw("GET /%zz4711 HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"))
                .contains(" 400 ")
                .doesNotContain("4711");
    }

    @Test
    void knowsNothingBesideItsOwnPaths() throws Exception {
        start("s3cret-token");
        for (String path : List.of("/healthz", "/ready", "/livez", "/%6fpen", "/open/more", "/echo/a/b")) {
            assertThat(get(path).statusCode()).as(path).isEqualTo(404);
        }
        assertThat(get("/").statusCode()).isEqualTo(200);
    }

    @Test
    void logsNothingOfWhatAClientSays() throws Exception {
        start(null);
        ListAppender<ILoggingEvent> logged = new ListAppender<>();
        logged.start();
        Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        root.addAppender(logged);
        try {
            assertThat(raw("GET / HTTP/1.1\r\nHost: [FORGED event=stopping reason=fake /x]\r\n\r\n"))
                    .contains(" 400 ");
            assertThat(raw("GET /data?from=%zzFORGED HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"))
                    .doesNotContain("FORGED");
            assertThat(raw("FORGED\u0001 /%zzFORGED HTTP/7.7\r\n\r\n")).doesNotContain("FORGED");
        } finally {
            root.detachAppender(logged);
        }
        assertThat(logged.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .noneMatch(line -> line.contains("FORGED"));
    }

    @Test
    void boundsTheRateOfPosts() throws Exception {
        start(null);
        int refused = 0;
        for (int i = 0; i < 200; i++) {
            refused += post("application/json", "{}").statusCode() == 429 ? 1 : 0;
        }
        assertThat(refused).isEqualTo(200 - 60);
    }

    @Test
    void decodesThePathOnceAndKeepsAPlus() throws Exception {
        start(null);
        assertThat(get("/echo/+1202").body()).isEqualTo("+1202");
        assertThat(get("/echo/%2B1202%20a%2Fb").body()).isEqualTo("+1202 a/b");
    }

    private void start(@Nullable String token) throws IOException {
        Routes routes = new Routes()
                .getOpenly("/", ask -> Answer.json(200, "{}"))
                .getOpenly("/open", ask -> Answer.json(200, "{}"))
                .get("/data", ask -> Answer.json(200, "{}"))
                .get("/echo/", ask -> Answer.text(200, "text/plain", ask.rest()))
                .post("/told", ask -> Answer.text(200, "text/plain", "told: " + ask.body()));
        Access access = new Access("127.0.0.1", token == null ? null : () -> token);
        server = WebServer.start(
                new Place(access, 0, "http.port"),
                routes,
                new Stream(broadcast),
                new WaitingConnections(BOUNDS, () -> 0));
    }

    private int port() {
        return server == null ? 0 : server.port();
    }

    private String raw(String request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port())) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private HttpResponse<String> get(String path, String... headers) throws Exception {
        return http.send(request(path, headers).build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String type, String body, String... headers) throws Exception {
        HttpRequest request = request("/told", headers)
                .header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return http.send(request, BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + path));
        return headers.length == 0 ? request : request.headers(headers);
    }
}
