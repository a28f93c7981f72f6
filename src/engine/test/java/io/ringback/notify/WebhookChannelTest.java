package io.ringback.notify;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.cloudevents.CloudEvent;
import io.cloudevents.jackson.JsonFormat;
import io.ringback.common.Daemons;
import io.ringback.notify.rules.AttemptOutcome;
import io.ringback.notify.rules.ContactId;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Receivers of webhooks as they are. */
@Timeout(300)
class WebhookChannelTest {
    private static final Secret SECRET = Secret.of("notice.webhook.secret-file", "a-secret-of-enough-letters");

    private record Received(String type, String signature, String body) {}

    private final List<Received> received = new CopyOnWriteArrayList<>();
    private HttpServer server;
    private WebhookChannel channel = channel(true, Duration.ofMinutes(1));

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 5);
        server.setExecutor(Executors.newCachedThreadPool(Daemons.named("receiver")));
        server.start();
    }

    @AfterEach
    void stop() {
        channel.close();
        server.stop(0);
    }

    @Test
    void postsACloudEventThatItsReceiverCanCheck() throws Exception {
        answer(204);

        assertThat(send("/hook")).isEqualTo(Result.SENT);

        Received got = received.get(0);
        CloudEvent event = new JsonFormat().deserialize(got.body().getBytes(StandardCharsets.UTF_8));
        assertThat(got.type()).startsWith("application/cloudevents+json");
        assertThat(got.signature())
                .isEqualTo("sha256="
                        + HexFormat.of().formatHex(SECRET.sign(got.body().getBytes(StandardCharsets.UTF_8))));
        assertThat(event.getId()).isEqualTo("default-17");
        assertThat(event.getType()).isEqualTo("io.ringback.notice.emergency_call_placed");
        assertThat(event.getSource()).hasToString("/ringback/site-1");
        JsonNode data = new ObjectMapper().readTree(got.body()).get("data");
        assertThat(data.get("number").asText()).isEqualTo("+12025550101");
        assertThat(data.get("location").asText()).isEqualTo("Building 4, floor 2");
        assertThat(data.get("acknowledge").asText()).isEqualTo("https://ringback.example/ack/token");
    }

    @ParameterizedTest
    @CsvSource({
        "200,SENT",
        "202,SENT",
        "301,REFUSED",
        "307,REFUSED",
        "400,REFUSED",
        "404,REFUSED",
        "408,FAILED",
        "410,REFUSED",
        "429,FAILED",
        "500,FAILED",
        "503,FAILED"
    })
    void goesByTheStatus(int status, AttemptOutcome outcome) throws Exception {
        server.createContext("/elsewhere", exchange -> received(exchange, 200));
        answer(status);

        assertThat(send("/hook").outcome()).isEqualTo(outcome);
        assertThat(received).hasSize(1);
    }

    @Test
    void givesUpOnAReceiverThatNeverAnswers() throws Exception {
        CompletableFuture<Void> end = new CompletableFuture<>();
        server.createContext("/hook", exchange -> end.join());
        channel.close();
        channel = channel(true, Duration.ofMillis(300));

        assertThat(send("/hook")).isEqualTo(Result.failed("TIMED_OUT"));
        end.complete(null);
    }

    /** Whoever tried again would tell its receiver twice. */
    @ParameterizedTest
    @CsvSource({"200,SENT", "503,FAILED", "404,REFUSED"})
    void goesByTheStatusOfAReceiverThatNeverEndsItsAnswer(int status, AttemptOutcome outcome) throws Exception {
        CompletableFuture<Void> end = new CompletableFuture<>();
        server.createContext("/hook", exchange -> {
            exchange.sendResponseHeaders(status, 1_000);
            exchange.getResponseBody().write('x');
            exchange.getResponseBody().flush();
            end.join();
        });
        channel.close();
        channel = channel(true, Duration.ofSeconds(1));

        assertThat(send("/hook").outcome()).isEqualTo(outcome);
        end.complete(null);
    }

    @Test
    void saysOfATestThatItIsOne() throws Exception {
        answer(204);
        CompletableFuture<Result> result = new CompletableFuture<>();
        Message test = Message.test(SampleMessage.NOTICE, new ContactId("desk"));

        channel.send(test, "http://127.0.0.1:" + server.getAddress().getPort() + "/hook", result::complete);
        result.get(2, TimeUnit.MINUTES);

        JsonNode event = new ObjectMapper().readTree(received.get(0).body());
        assertThat(event.get("type").asText()).isEqualTo("io.ringback.notice.test");
        assertThat(event.at("/data/kind").asText()).isEqualTo("TEST");
        assertThat(test.line()).startsWith("Kind=TEST");
    }

    @Test
    void saysThatNobodyIsThere() {
        int port = server.getAddress().getPort();
        server.stop(0);

        assertThat(sendTo("http://127.0.0.1:" + port + "/hook")).isEqualTo(Result.failed("NO_CONNECTION"));
    }

    @Test
    void goesToNoPrivateAddressUnlessTold() throws Exception {
        answer(204);
        channel.close();
        channel = channel(false, Duration.ofMinutes(1));

        assertThat(send("/hook")).isEqualTo(Result.refused("PRIVATE_ADDRESS"));
        assertThat(sendTo("http://localhost:" + server.getAddress().getPort() + "/hook"))
                .isEqualTo(Result.refused("PRIVATE_ADDRESS"));
        assertThat(received).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "not a url",
                "",
                "file:///etc/passwd",
                "ops@example.com",
                "http:",
                "http://",
                "http:///hook",
                "https://:8443/hook",
                "//example.com/hook",
                "urn:uuid:1",
                "mailto:ops@example.com",
                "http://[::1",
                "http://a b/"
            })
    void refusesWhatIsNoAddress(String address) {
        assertThat(sendTo(address)).isEqualTo(Result.refused("BAD_ADDRESS"));
    }

    private void answer(int status) {
        server.createContext("/hook", exchange -> received(exchange, status));
    }

    private void received(HttpExchange exchange, int status) throws IOException {
        received.add(new Received(
                Objects.toString(exchange.getRequestHeaders().getFirst("Content-Type")),
                Objects.toString(exchange.getRequestHeaders().getFirst("Ringback-Signature")),
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
        exchange.getResponseHeaders().add("Location", "/elsewhere");
        exchange.sendResponseHeaders(status, -1);
        exchange.close();
    }

    private Result send(String path) {
        return sendTo("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }

    private Result sendTo(String address) {
        CompletableFuture<Result> result = new CompletableFuture<>();
        channel.send(SampleMessage.emergency(), address, result::complete);
        return result.orTimeout(2, TimeUnit.MINUTES).join();
    }

    private static WebhookChannel channel(boolean allowPrivate, Duration longest) {
        return new WebhookChannel(new CloudEvents("site-1."), SECRET, new PublicAddresses(allowPrivate), longest);
    }
}
