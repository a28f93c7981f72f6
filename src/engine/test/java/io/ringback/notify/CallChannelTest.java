package io.ringback.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.ringback.common.Daemons;
import io.ringback.core.PoolName;
import io.ringback.notify.rules.ContactId;
import io.ringback.notify.rules.Kind;
import io.ringback.notify.rules.Notice;
import io.ringback.notify.rules.NoticeId;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An Asterisk's interface as it is, where it answers and where it does not. */
@Timeout(300)
class CallChannelTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String DESK = "+12025550199";

    private record Asked(String method, String path, String login, String body) {}

    private final List<Asked> asked = new CopyOnWriteArrayList<>();
    private final Queue<String> states = new ArrayDeque<>();
    private int placing = 200;
    private HttpServer server;
    private CallChannel channel;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 5);
        server.setExecutor(Executors.newCachedThreadPool(Daemons.named("asterisk")));
        server.createContext("/ari/channels", this::answer);
        server.start();
        URI ari = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/ari");
        CallPlacing asterisk = new CallPlacing(ari, "ringback", "secret", "from-internal");
        channel = new CallChannel(asterisk.waiting(Duration.ofMinutes(2)), Duration.ofMillis(1), Duration.ofHours(1));
    }

    @AfterEach
    void stop() {
        channel.close();
        server.stop(0);
    }

    @Test
    void dialsWhereTheFallbackIsDialledAndHasTheDialplanSayIt() throws Exception {
        states.add("Up");

        assertThat(send(message("ann", "+12025550101"), DESK)).isEqualTo(Result.SENT);

        Asked first = asked.get(0);
        JsonNode call = JSON.readTree(first.body());
        assertThat(first.method()).isEqualTo("POST");
        assertThat(first.login()).isEqualTo("Basic cmluZ2JhY2s6c2VjcmV0");
        assertThat(call.get("endpoint").asText()).isEqualTo("Local/+12025550199@ringback-notice-dial");
        assertThat(call.get("context").asText()).isEqualTo("ringback-notice");
        assertThat(call.get("variables"))
                .isEqualTo(JSON.createObjectNode()
                        .put("__RINGBACK_NOTICE_CONTEXT", "from-internal")
                        .put("RINGBACK_NOTICE_KIND", "EMERGENCY_CALL_PLACED")
                        .put("RINGBACK_NOTICE_WHO", "ann")
                        .put("RINGBACK_NOTICE_NUMBER", "12025550101")
                        .put("RINGBACK_NOTICE_SEEN", "https://ringback.example/ack/")
                        .put("RINGBACK_NOTICE_TOKEN", "token"));
    }

    @Test
    void waitsUntilSomebodyAnswers() {
        states.addAll(List.of("Down", "Ring", "Up"));

        assertThat(send(message("ann", null), DESK)).isEqualTo(Result.SENT);
        assertThat(asked).hasSize(4);
    }

    @Test
    void saysThatNobodyAnswered() {
        states.addAll(List.of("Down", "Ring"));

        assertThat(send(message("ann", null), DESK)).isEqualTo(Result.failed("NOT_ANSWERED"));
    }

    @Test
    void givesUpOnACallThatNeitherRingsOutNorIsAnswered() {
        for (int i = 0; i < 100; i++) {
            states.add("Ring");
        }

        assertThat(send(message("ann", null), DESK)).isEqualTo(Result.failed("NOT_ANSWERED"));
    }

    @Test
    void followsACallThatWasPlacedBeforeACrash() {
        placing = 409;
        states.add("Up");

        assertThat(send(message("ann", null), DESK)).isEqualTo(Result.SENT);
    }

    @Test
    void placesEveryAttemptUnderTheSameId() throws Exception {
        states.add("Up");
        states.add("Up");

        send(message("ann", null), DESK);
        send(message("ann", null), DESK);

        assertThat(JSON.readTree(asked.get(0).body()).get("channelId"))
                .isEqualTo(JSON.readTree(asked.get(2).body()).get("channelId"));
    }

    @ParameterizedTest
    @CsvSource({"400,REFUSED,HTTP_400", "401,FAILED,LOGIN_REFUSED", "500,FAILED,HTTP_500", "503,FAILED,HTTP_503"})
    void goesByTheStatus(int status, String outcome, String error) {
        placing = status;

        Result result = send(message("ann", null), DESK);

        assertThat(result.outcome()).hasToString(outcome);
        assertThat(result.error()).isEqualTo(error);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "911",
                "112",
                "+112",
                "0911",
                "200",
                "",
                "sip:911@example.com",
                "+12025550199@x",
                "urn:service:sos"
            })
    void dialsNothingButNumbersInE164(String address) {
        assertThat(send(message("ann", null), address)).isEqualTo(Result.refused("BAD_ADDRESS"));
        assertThat(asked).isEmpty();
    }

    @Test
    void handsNothingToTheDialplanThatItCouldEvaluate() throws Exception {
        states.add("Up");

        send(message("a${SHELL(id)}\n-b", null), DESK);

        assertThat(JSON.readTree(asked.get(0).body()).at("/variables/RINGBACK_NOTICE_WHO"))
                .hasToString("\"aSHELLidb\"");
    }

    @Test
    void saysThatAsteriskIsNotThere() {
        server.stop(0);

        assertThat(send(message("ann", null), DESK)).isEqualTo(Result.failed("NO_CONNECTION"));
    }

    @Test
    void placesNoMoreCallsAtOnceThanItMay() throws Exception {
        CompletableFuture<Void> silence = new CompletableFuture<>();
        server.removeContext("/ari/channels");
        server.createContext("/ari/channels", exchange -> {
            silence.join();
            exchange.close();
        });
        List<CompletableFuture<Result>> underWay = new CopyOnWriteArrayList<>();
        for (int i = 0; i < 16; i++) {
            CompletableFuture<Result> result = new CompletableFuture<>();
            channel.send(message("ann", null), "+1202555018" + i % 10 + i / 10, result::complete);
            underWay.add(result);
        }

        assertThat(send(message("ann", null), DESK)).isEqualTo(Result.failed("BUSY"));

        silence.complete(null);
        for (CompletableFuture<Result> result : underWay) {
            assertThat(result.get(2, TimeUnit.MINUTES).outcome()).hasToString("FAILED");
        }
    }

    /** Every call of a stranger to a number that nobody holds is a notice. */
    @Test
    void ringsATelephoneOnceAtATime() throws Exception {
        CompletableFuture<Void> silence = new CompletableFuture<>();
        server.removeContext("/ari/channels");
        server.createContext("/ari/channels", exchange -> {
            silence.join();
            exchange.close();
        });
        CompletableFuture<Result> first = new CompletableFuture<>();
        channel.send(message("ann", null), DESK, first::complete);

        assertThat(send(message("bob", null), DESK)).isEqualTo(Result.failed("BUSY"));

        silence.complete(null);
        assertThat(first.get(2, TimeUnit.MINUTES).outcome()).hasToString("FAILED");
    }

    /** Whoever calls numbers that nobody holds, again and again, must not keep a telephone from ringing for an emergency. */
    @Test
    void leavesATelephoneFreeAfterItRangForWhatAnybodyCanCause() {
        states.addAll(List.of("Up", "Up"));
        Message fromOutside = message(Kind.LATE_CALLBACK, null, "+12025550101");

        assertThat(send(fromOutside, DESK)).isEqualTo(Result.SENT);
        assertThat(send(fromOutside, DESK)).isEqualTo(Result.failed("BUSY"));
        assertThat(send(message("ann", null), DESK)).isEqualTo(Result.SENT);
    }

    @Test
    void ringsItForThatAgainAfterAWhile() {
        channel.close();
        channel = new CallChannel(
                new CallPlacing(
                        URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/ari"),
                        "ringback",
                        "secret",
                        "from-internal"),
                Duration.ofMillis(1),
                Duration.ofMillis(1));
        states.add("Up");
        Message fromOutside = message(Kind.LATE_CALLBACK, null, "+12025550101");
        send(fromOutside, DESK);

        await().until(() -> {
            states.add("Up");
            return send(fromOutside, DESK).equals(Result.SENT);
        });
    }

    private Result send(Message message, String address) {
        CompletableFuture<Result> result = new CompletableFuture<>();
        channel.send(message, address, result::complete);
        return result.orTimeout(2, TimeUnit.MINUTES).join();
    }

    private static Message message(String agent, @Nullable String number) {
        return message(Kind.EMERGENCY_CALL_PLACED, agent, number);
    }

    private static Message message(Kind kind, @Nullable String agent, @Nullable String number) {
        Notice notice = new Notice(
                new NoticeId("default-17"),
                PoolName.DEFAULT,
                kind,
                new Notice.About("call-1", agent, number, null, null, null),
                Instant.parse("2026-01-05T10:00:00Z"));
        return Message.of(notice, new ContactId("desk"), null, URI.create("https://ringback.example/ack/token"));
    }

    private void answer(HttpExchange exchange) throws IOException {
        String method = exchange.getRequestMethod();
        asked.add(new Asked(
                method,
                exchange.getRequestURI().getPath(),
                exchange.getRequestHeaders().getFirst("Authorization"),
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
        String state = method.equals("POST") ? null : states.poll();
        int status = method.equals("POST") ? placing : state == null ? 404 : 200;
        byte[] body = (state == null ? "{}" : "{ \"id\": \"1\", \"state\": \"" + state + "\" }")
                .getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
