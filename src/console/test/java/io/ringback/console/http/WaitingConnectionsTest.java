package io.ringback.console.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.ringback.console.http.WebServer.Place;
import io.ringback.console.live.Broadcast;
import io.ringback.console.live.LiveDocument;
import io.ringback.http.WaitingConnections;
import io.ringback.http.WaitingConnections.Bounds;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What callers who do not finish a request cost those who do. */
final class WaitingConnectionsTest {
    private static final String UNFINISHED = "GET /open HTTP/1.1\r\nHost: localhost\r\nX-Long: ";
    private static final String WHOLE = "GET /open HTTP/1.1\r\nHost: localhost\r\n\r\n";
    private static final int MORE_THAN_THREADS = 300;
    private static final Duration LONG = Duration.ofMinutes(10);
    private static final Duration SHORT = Duration.ofMillis(500);

    private final Broadcast broadcast = new Broadcast(new LiveDocument(), new ObjectMapper(), List.of());
    private final AtomicLong nanos = new AtomicLong();
    private final Deque<Socket> open = new ArrayDeque<>();
    private @Nullable WebServer server;

    @AfterEach
    void close() throws IOException {
        for (Socket socket : open) {
            socket.close();
        }
        broadcast.close();
        if (server != null) {
            server.close();
        }
    }

    @Test
    void manyFromOneAddressKeepNobodyOut() throws Exception {
        start(new Bounds(20, 60, LONG));
        for (int i = 0; i < MORE_THAN_THREADS; i++) {
            say("127.0.0.1", UNFINISHED);
        }

        assertThat(answer(say("127.0.0.1", WHOLE))).contains(" 200 ");
        assertThat(answer(say("127.0.0.2", WHOLE))).contains(" 200 ");
    }

    @Test
    void theLongestWaitingOfAnAddressMakesRoom() throws Exception {
        start(new Bounds(2, 10, LONG));
        Socket first = say("127.0.0.1", UNFINISHED);
        awaitWaiting(1);
        Socket second = say("127.0.0.1", UNFINISHED);
        awaitWaiting(2);
        Socket elsewhere = say("127.0.0.2", UNFINISHED);
        awaitWaiting(3);

        Socket third = say("127.0.0.1", UNFINISHED);

        assertThat(isClosed(first)).isTrue();
        for (Socket kept : List.of(second, third, elsewhere)) {
            assertThat(answer(finish(kept))).contains(" 200 ");
        }
    }

    @Test
    void theLongestWaitingOfAllMakesRoom() throws Exception {
        start(new Bounds(2, 3, LONG));
        Socket first = say("127.0.0.1", UNFINISHED);
        awaitWaiting(1);
        say("127.0.0.2", UNFINISHED);
        say("127.0.0.3", UNFINISHED);
        awaitWaiting(3);

        Socket fourth = say("127.0.0.4", UNFINISHED);

        assertThat(isClosed(first)).isTrue();
        assertThat(answer(finish(fourth))).contains(" 200 ");
    }

    @Test
    void whoSaysALittleAllTheTimeIsNotWaitedFor() throws Exception {
        start(new Bounds(2, 10, SHORT));
        Socket slow = say("127.0.0.1", UNFINISHED);
        awaitWaiting(1);

        nanos.addAndGet(SHORT.toNanos());

        Awaitility.await().until(() -> !takes(slow));
    }

    @Test
    void whoWatchesMayStayHoweverLong() throws Exception {
        start(new Bounds(1, 10, SHORT));
        broadcast.start();
        Socket viewer = say("127.0.0.1", "GET /v1/events HTTP/1.1\r\nHost: localhost\r\n\r\n");
        Awaitility.await().until(() -> broadcast.viewers() == 1);
        Socket late = say("127.0.0.1", UNFINISHED);
        awaitWaiting(1);

        nanos.addAndGet(SHORT.toNanos());

        assertThat(isClosed(late)).isTrue();
        assertThat(broadcast.viewers()).isEqualTo(1);
        assertThat(viewer.isClosed()).isFalse();
    }

    private void start(Bounds bounds) throws IOException {
        Routes routes = new Routes().getOpenly("/open", ask -> Answer.json(200, "{}"));
        Place place = new Place(new Access("127.0.0.1", null), 0, "http.port");
        server = WebServer.start(place, routes, new Stream(broadcast), new WaitingConnections(bounds, nanos::get));
    }

    private Socket say(String from, String words) throws IOException {
        Socket socket = new Socket();
        open.push(socket);
        socket.bind(new InetSocketAddress(from, 0));
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), server == null ? 0 : server.port()));
        socket.getOutputStream().write(words.getBytes(StandardCharsets.UTF_8));
        return socket;
    }

    private void awaitWaiting(int connections) {
        Awaitility.await().until(() -> server != null && server.waiting() == connections);
    }

    private static Socket finish(Socket socket) throws IOException {
        socket.getOutputStream().write("x\r\n\r\n".getBytes(StandardCharsets.UTF_8));
        return socket;
    }

    private static String answer(Socket socket) throws IOException {
        return new String(socket.getInputStream().readNBytes(13), StandardCharsets.UTF_8);
    }

    /** Waits for it. */
    private static boolean isClosed(Socket socket) {
        try {
            return socket.getInputStream().read() < 0;
        } catch (IOException reset) {
            return true;
        }
    }

    private static boolean takes(Socket socket) {
        try {
            OutputStream out = socket.getOutputStream();
            out.write('x');
            return true;
        } catch (IOException closed) {
            return false;
        }
    }
}
