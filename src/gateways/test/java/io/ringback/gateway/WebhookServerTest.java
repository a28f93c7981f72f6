package io.ringback.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.gateway.Receiver.Gateway;
import io.ringback.gateway.WebhookHandler.Door;
import io.ringback.http.Callers;
import io.ringback.http.Callers.Bounds;
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
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What senders meet who are slow, too many or nobody's, and those who are none of that; no brokers are there. */
@Timeout(300)
class WebhookServerTest {
    private static final String SECRET = "fictional-secret";
    private static final int MORE_THAN_THREADS = 300;
    private static final String SLOW =
            "POST /v1/gateways/app HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\n{";
    private static final String DIAL =
            "{\"callId\":\"1\",\"type\":\"STARTED\",\"direction\":\"OUTBOUND\",\"dialledNumber\":\"911\"}";

    @TempDir
    Path folder;

    private final AtomicLong nanos = new AtomicLong();
    private volatile Instant now = Instant.parse("2026-03-03T12:00:00Z");
    private final AtomicInteger asked = new AtomicInteger();
    private final Deque<Socket> open = new ArrayDeque<>();
    private CallPublisher publisher;
    private Receiver receiver;
    private Callers callers = new Callers(WebhookServer.BOUNDS, nanos::get);
    private @Nullable WebhookServer server;

    @BeforeEach
    void receive() throws IOException {
        Settings settings = Settings.load(SettingSources.none().with("bootstrap.servers", "127.0.0.1:1"));
        publisher = new CallPublisher(settings);
        receiver = new Receiver(
                new Gateway(new Profile("app", null, null), MappingFile.load("ringback"), new Agents(List.of()), false),
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

    @Test
    void sendersWhoDoNotFinishKeepNobodyOut() throws Exception {
        start(new Bounds(20, 60, Duration.ofMinutes(10)), null);
        for (int i = 0; i < MORE_THAN_THREADS; i++) {
            say(SLOW);
        }

        assertThat(post("http", "", DIAL).statusCode()).isEqualTo(401);
    }

    @Test
    void whoSaysALittleAllTheTimeIsNotWaitedFor() throws Exception {
        start(new Bounds(500, 1_000, Duration.ofMillis(500)), null);
        Socket slow = say(SLOW);
        Awaitility.await().until(() -> callers.waiting() == 1);

        nanos.addAndGet(Duration.ofMillis(501).toNanos());

        Awaitility.await().until(() -> !takes(slow));
    }

    @Test
    void whoWaitsForAnAnswerOverTlsMayWaitHoweverLong() throws Exception {
        start(new Bounds(500, 1_000, Duration.ofMillis(500)), OwnCertificate.in(folder));
        HttpClient client = HttpClient.newBuilder()
                .sslContext(OwnCertificate.trusted(folder.resolve("tls.p12")))
                .build();
        CompletableFuture<HttpResponse<String>> held =
                client.sendAsync(request("https", SECRET, DIAL), BodyHandlers.ofString());
        Awaitility.await().until(() -> asked.get() > 0);
        say("");
        Awaitility.await().until(() -> callers.waiting() == 1);

        nanos.addAndGet(Duration.ofMinutes(1).toNanos());
        Awaitility.await().until(() -> callers.waiting() == 0);
        now = now.plusSeconds(2);
        Awaitility.await().until(() -> {
            receiver.tick();
            return held.isDone();
        });

        assertThat(held.get().statusCode()).isEqualTo(503);
    }

    /** A thread that waited for brokers would be one less for all others. */
    @Test
    void manyAtOnceAreToldToComeAgainWhileThereIsNoBroker() throws Exception {
        start(WebhookServer.BOUNDS, null);
        HttpClient client = HttpClient.newHttpClient();
        List<CompletableFuture<HttpResponse<String>>> answers = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            String event = "{\"callId\":\"%d\",\"type\":\"KEEPALIVE\"}".formatted(i);
            answers.add(client.sendAsync(request("http", SECRET, event), BodyHandlers.ofString()));
        }

        for (CompletableFuture<HttpResponse<String>> answer : answers) {
            assertThat(answer.get().statusCode()).isEqualTo(503);
            assertThat(answer.get().headers().firstValue("Retry-After")).contains("2");
        }
    }

    @Test
    void aBodyWithoutALengthIsBoundedAsOneWithALength() throws Exception {
        start(WebhookServer.BOUNDS, null);
        Socket socket = say("POST /v1/gateways/app HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n");
        String chunk = "8000\r\n" + " ".repeat(0x8000) + "\r\n";

        // No more than that, and nothing that it leaves unread: it closes, and a sender at it might not see the answer.
        socket.getOutputStream().write((chunk + chunk + "1\r\n ").getBytes(StandardCharsets.UTF_8));

        assertThat(new String(socket.getInputStream().readNBytes(13), StandardCharsets.UTF_8))
                .isEqualTo("HTTP/1.1 413 ");
    }

    private void start(Bounds bounds, @Nullable Path keyStore) throws IOException {
        callers = new Callers(bounds, nanos::get);
        Door door =
                new Door(new Authenticity(GatewayAuth.BEARER, null, List.of(SECRET)), new Handshake(false), receiver);
        Path password = Files.writeString(folder.resolve("password"), OwnCertificate.PASSWORD);
        server = WebhookServer.start(
                new GatewayAddress(
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), null, keyStore, password, true),
                new WebhookHandler(Map.of("app", door), null, callers, this::instant),
                callers);
    }

    private Instant instant() {
        asked.incrementAndGet();
        return now;
    }

    private int port() {
        return server == null ? 0 : server.port();
    }

    private HttpResponse<String> post(String scheme, String bearer, String body) throws Exception {
        return HttpClient.newHttpClient().send(request(scheme, bearer, body), BodyHandlers.ofString());
    }

    private HttpRequest request(String scheme, String bearer, String body) {
        return HttpRequest.newBuilder(URI.create(scheme + "://localhost:" + port() + "/v1/gateways/app"))
                .version(HttpClient.Version.HTTP_1_1)
                .header("Authorization", "Bearer " + bearer)
                .POST(BodyPublishers.ofString(body))
                .build();
    }

    private Socket say(String words) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port());
        open.push(socket);
        socket.getOutputStream().write(words.getBytes(StandardCharsets.UTF_8));
        return socket;
    }

    private static boolean takes(Socket socket) {
        try {
            socket.getOutputStream().write('x');
            return true;
        } catch (IOException closed) {
            return false;
        }
    }
}
