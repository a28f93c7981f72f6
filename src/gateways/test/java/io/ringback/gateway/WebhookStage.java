package io.ringback.gateway;

import io.ringback.gateway.Receiver.GatewayDefinition;
import io.ringback.gateway.WebhookHandler.Door;
import io.ringback.http.WaitingConnections;
import io.ringback.http.WaitingConnections.Bounds;
import io.ringback.settings.GatewayAddress;
import io.ringback.settings.GatewayAuth;
import io.ringback.settings.SettingSources;
import io.ringback.settings.Settings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A server for events with one gateway, and whoever talks to it; no brokers are there. */
@Timeout(300)
abstract class WebhookStage {
    static final String SECRET = "fictional-secret";
    static final String DIAL =
            "{\"callId\":\"1\",\"type\":\"STARTED\",\"direction\":\"OUTBOUND\",\"dialledNumber\":\"911\"}";

    @TempDir
    Path folder;

    final AtomicLong nanos = new AtomicLong();
    volatile boolean failing;
    volatile Instant now = Instant.parse("2026-03-03T12:00:00Z");
    final AtomicInteger asked = new AtomicInteger();
    private final Deque<Socket> open = new ArrayDeque<>();
    private CallPublisher publisher;
    Receiver receiver;
    WaitingConnections connections = new WaitingConnections(WebhookServer.BOUNDS, nanos::get);
    private @Nullable WebhookServer server;

    @BeforeEach
    void receive() throws IOException {
        Settings settings = Settings.load(SettingSources.none().with("bootstrap.servers", "127.0.0.1:1"));
        publisher = new CallPublisher(settings);
        receiver = new Receiver(
                new GatewayDefinition(
                        new GatewayProfile("app", null, null),
                        MappingFile.load("ringback"),
                        new Agents(List.of()),
                        false),
                publisher,
                Duration.ofHours(1),
                this::instant);
    }

    @AfterEach
    void close() throws IOException {
        for (Socket socket : open) {
            socket.close();
        }
        if (server != null) {
            server.close();
        }
        publisher.close();
    }

    /** All that is said to it, until it closes. */
    String answer(String words) throws IOException {
        return new String(say(words).getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    void start(Bounds bounds, @Nullable Path keyStore) throws IOException {
        connections = new WaitingConnections(bounds, nanos::get);
        Door door =
                new Door(new Authenticity(GatewayAuth.BEARER, null, List.of(SECRET)), new Handshake(false), receiver);
        Path password = Files.writeString(folder.resolve("password"), OwnCertificate.PASSWORD);
        server = WebhookServer.start(
                new GatewayAddress(
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), null, keyStore, password, true),
                new WebhookHandler(Map.of("app", door), null, connections, this::instant),
                connections);
    }

    private Instant instant() {
        asked.incrementAndGet();
        if (failing) {
            throw new IllegalStateException("what nobody has thought of");
        }
        return now;
    }

    private int port() {
        return server == null ? 0 : server.port();
    }

    HttpResponse<String> post(String scheme, String bearer, String body) throws Exception {
        return HttpClient.newHttpClient().send(request(scheme, bearer, body), BodyHandlers.ofString());
    }

    HttpRequest request(String scheme, String bearer, String body) {
        return HttpRequest.newBuilder(URI.create(scheme + "://localhost:" + port() + "/v1/gateways/app"))
                .version(HttpClient.Version.HTTP_1_1)
                .header("Authorization", "Bearer " + bearer)
                .POST(BodyPublishers.ofString(body))
                .build();
    }

    Socket say(String words) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port());
        open.push(socket);
        socket.getOutputStream().write(words.getBytes(StandardCharsets.UTF_8));
        return socket;
    }
}
