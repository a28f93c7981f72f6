package io.ringback.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.console.http.Access;
import io.ringback.console.http.Routes;
import io.ringback.console.http.WebServer;
import io.ringback.console.live.Arrival;
import io.ringback.event.EmergencyNotice;
import io.ringback.event.NoticeKind;
import io.ringback.notify.AckLinks.Claim;
import io.ringback.notify.rules.ContactId;
import io.ringback.notify.rules.NoticeId;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A person at the console says that they have seen a notice. */
class AcknowledgingTest {
    private static final Instant NOW = Instant.parse("2026-11-01T12:00:00Z");
    private static final String TOKEN = "a-token-for-this-test-alone";

    private final List<Claim> acknowledged = new CopyOnWriteArrayList<>();
    private CompletableFuture<Void> written = CompletableFuture.completedFuture(null);

    @Test
    void recordsWhoHasSeenIt() throws Exception {
        assertThat(press(true, TOKEN, "default-17", "{\"by\":\"alex\"}")).isEqualTo(202);
        assertThat(acknowledged).containsExactly(new Claim(new NoticeId("default-17"), new ContactId("alex")));
    }

    @Test
    void saysWhenItCouldNotBeWritten() throws Exception {
        written = CompletableFuture.failedFuture(new TimeoutException());

        assertThat(press(true, TOKEN, "default-17", "{\"by\":\"alex\"}")).isEqualTo(503);
    }

    @Test
    void wantsTheToken() throws Exception {
        assertThat(press(true, null, "default-17", "{\"by\":\"alex\"}")).isEqualTo(401);
        assertThat(acknowledged).isEmpty();
    }

    @Test
    void takesNobodysWordWhereNoTokenIsSet() throws Exception {
        assertThat(press(false, null, "default-17", "{\"by\":\"alex\"}")).isEqualTo(403);
        assertThat(acknowledged).isEmpty();
    }

    @Test
    void wantsANameAndANoticeThatIsThere() throws Exception {
        assertThat(press(true, TOKEN, "default-17", "{}")).isEqualTo(400);
        assertThat(press(true, TOKEN, "default-17", "{\"by\":\"<script>\"}")).isEqualTo(400);
        assertThat(press(true, TOKEN, "default-17", "{\"by\":\"alex@example.com\"}"))
                .isEqualTo(400);
        assertThat(press(true, TOKEN, "default-17", "no json")).isEqualTo(400);
        assertThat(press(true, TOKEN, "default-18", "{\"by\":\"alex\"}")).isEqualTo(404);
        assertThat(acknowledged).isEmpty();
    }

    private int press(boolean asksForToken, @Nullable String token, String notice, String body)
            throws IOException, InterruptedException {
        SeenNotices notices = new SeenNotices();
        notices.arrived(new Arrival("notices", "default", notice(), null, NOW, true, NOW));
        Routes routes = new Routes();
        new Acknowledging(asksForToken, notices, claim -> {
                    acknowledged.add(claim);
                    return written;
                })
                .serve(routes);
        Access access = new Access("127.0.0.1", asksForToken ? () -> TOKEN : null);
        try (WebServer server = WebServer.start(new WebServer.Place(access, 0, "http.port"), routes)) {
            HttpRequest.Builder request = HttpRequest.newBuilder(
                            URI.create("http://127.0.0.1:" + server.port() + "/v1/acknowledgements/" + notice))
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString(body));
            HttpRequest sent = (token == null ? request : request.header("Authorization", "Bearer " + token)).build();
            return HttpClient.newHttpClient()
                    .send(sent, BodyHandlers.discarding())
                    .statusCode();
        }
    }

    private static EmergencyNotice notice() {
        return EmergencyNotice.newBuilder()
                .setEventId("default-17")
                .setNoticeId("default-17")
                .setPool("default")
                .setKind(NoticeKind.EMERGENCY_CALL_PLACED)
                .setAt(NOW)
                .build();
    }
}
