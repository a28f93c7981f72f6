package io.ringback.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.http.WaitingConnections.Bounds;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** What senders meet who are slow, too many or nobody's, and those who are none of that; no brokers are there. */
class WebhookServerTest extends WebhookStage {
    private static final int MORE_THAN_THREADS = 300;
    private static final String SLOW =
            "POST /v1/gateways/app HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\n{";

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
        Awaitility.await().until(() -> connections.waiting() == 1);

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
        Awaitility.await().until(() -> connections.waiting() == 1);

        nanos.addAndGet(Duration.ofMinutes(1).toNanos());
        Awaitility.await().until(() -> connections.waiting() == 0);
        now = now.plusSeconds(2);
        Awaitility.await().until(() -> {
            receiver.tick(false);
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

    private static boolean takes(Socket socket) {
        try {
            socket.getOutputStream().write('x');
            return true;
        } catch (IOException closed) {
            return false;
        }
    }
}
