package io.ringback.console.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.ringback.console.http.WebServer.Place;
import io.ringback.console.live.Broadcast;
import io.ringback.console.live.LiveDocument;
import io.ringback.http.WaitingConnections;
import io.ringback.http.WaitingConnections.Bounds;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who follows the live document gets all of it, and holds up nobody else. */
final class StreamTest {
    private final LiveDocument document = new LiveDocument();
    private final Broadcast broadcast = new Broadcast(document, new ObjectMapper(), List.of());
    private volatile String token = "a-token-for-this-test-alone";
    private WebServer server;

    @BeforeEach
    void start() throws IOException {
        Place place = new Place(new Access("127.0.0.1", () -> token), 0, "http.port");
        server = WebServer.start(
                place, new Routes(), new Stream(broadcast), new WaitingConnections(Bounds.USUAL, System::nanoTime));
    }

    @AfterEach
    void close() {
        broadcast.close();
        server.close();
    }

    @Test
    void cutsOffAViewerThatDoesNotReadAndGoesOnTellingTheOthers() throws Exception {
        broadcast.start();
        try (Socket stuck = new Socket(InetAddress.getLoopbackAddress(), server.port());
                Socket keen = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            follow(stuck);
            follow(keen);
            Awaitility.await().until(() -> broadcast.viewers() == 2);
            BufferedReader lines =
                    new BufferedReader(new InputStreamReader(keen.getInputStream(), StandardCharsets.UTF_8));
            AtomicInteger messages = new AtomicInteger();
            Thread reader = new Thread(() -> readAll(lines, messages));
            reader.setDaemon(true);
            reader.start();
            Awaitility.await().until(() -> {
                int before = messages.get();
                document.put("flood", "key", "x".repeat(500_000) + before);
                Awaitility.await().until(() -> messages.get() > before);
                return broadcast.viewers() == 1;
            });
            assertThat(reader.isAlive()).isTrue();
        }
    }

    @Test
    void tellsWhoComesLateTheCurrentTruth() throws Exception {
        document.put("numbers", "a", "first");
        document.put("numbers", "a", "second");
        document.put("numbers", "b", "withdrawn");
        document.remove("numbers", "b");
        broadcast.start();
        try (Socket viewer = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            follow(viewer);
            BufferedReader lines =
                    new BufferedReader(new InputStreamReader(viewer.getInputStream(), StandardCharsets.UTF_8));
            String first = lines.lines()
                    .filter(line -> line.startsWith("data: "))
                    .findFirst()
                    .orElse("");
            assertThat(first).contains("\"reset\":true").contains("second").doesNotContain("withdrawn");
        }
    }

    /** Else whoever has once had the token would see everything for as long as the connection holds. */
    @Test
    void endsTheStreamsOfATokenThatIsTakenBack() throws Exception {
        broadcast.start();
        try (Socket viewer = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            follow(viewer);
            Awaitility.await().until(() -> broadcast.viewers() == 1);
            token = "another-token-for-this-test";
            document.put("sessions", "ann", "after the token");

            String told = new String(viewer.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(told).contains("reset").doesNotContain("after the token");
            assertThat(broadcast.viewers()).isZero();
        }
    }

    private static void readAll(BufferedReader lines, AtomicInteger messages) {
        try {
            lines.lines().filter(line -> line.startsWith("data: ")).forEach(line -> messages.incrementAndGet());
        } catch (UncheckedIOException closed) {
            // The test is over.
        }
    }

    private void follow(Socket viewer) throws IOException {
        viewer.setSoTimeout(60_000);
        OutputStream out = viewer.getOutputStream();
        out.write(("GET /v1/events HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + token + "\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        out.flush();
    }
}
