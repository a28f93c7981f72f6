package io.ringback.asterisk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The dialplan's questions, and those who keep it from an answer. */
@Timeout(300)
class RouteServerTest {
    private static final int MANY = 40;

    private final CountDownLatch slow = new CountDownLatch(1);
    private final List<Socket> open = new ArrayList<>();
    private RouteServer server;

    @BeforeEach
    void listen() throws IOException {
        server = new RouteServer(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), () -> "fictional-token");
        server.answer("/route", question -> "DIRECT|" + question.get("to"));
        server.answerInTime("/messages", question -> {
            awaitSlow();
            return "";
        });
        server.start();
    }

    @AfterEach
    void close() throws IOException {
        slow.countDown();
        for (Socket socket : open) {
            socket.close();
        }
        server.close();
    }

    @Test
    void answersWhoBringsTheToken() throws Exception {
        assertThat(ask("/route", "token=fictional-token&to=%2B12025550140").body())
                .isEqualTo("DIRECT|+12025550140");
        assertThat(ask("/route", "token=another-token&to=1").statusCode()).isEqualTo(403);
        assertThat(ask("/route", "to=1").statusCode()).isEqualTo(403);
        assertThat(ask("/nothing", "token=fictional-token").statusCode()).isEqualTo(404);
    }

    /** Whoever reaches the port needs no token for that. */
    @Test
    void answersACallWhileManyOthersSendTheirQuestionsSlowly() throws Exception {
        for (int i = 0; i < MANY; i++) {
            say("POST /rou");
            say("POST /route HTTP/1.1\r\nHost: pbx\r\nContent-Length: 100\r\n\r\nto");
        }

        assertThat(ask("/route", "token=fictional-token&to=1").body()).isEqualTo("DIRECT|1");
    }

    /** Asterisk's own answers may be slow: a responder's messages wait for its list of recordings. */
    @Test
    void answersACallWhileOtherQuestionsWait() throws Exception {
        String question = "token=fictional-token";
        for (int i = 0; i < MANY; i++) {
            say("POST /messages HTTP/1.1\r\nHost: pbx\r\nContent-Length: %d\r\n\r\n%s"
                    .formatted(question.length(), question));
        }

        assertThat(ask("/route", "token=fictional-token&to=1").body()).isEqualTo("DIRECT|1");
    }

    private void awaitSlow() {
        try {
            slow.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void say(String words) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
        open.add(socket);
        socket.getOutputStream().write(words.getBytes(UTF_8));
        socket.getOutputStream().flush();
    }

    private HttpResponse<String> ask(String path, String question) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
                                .version(HttpClient.Version.HTTP_1_1)
                                .POST(BodyPublishers.ofString(question))
                                .build(),
                        BodyHandlers.ofString());
    }
}
