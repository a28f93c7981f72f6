package io.ringback.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.console.http.Access;
import io.ringback.console.http.Routes;
import io.ringback.console.http.WebServer;
import io.ringback.console.live.Arrival;
import io.ringback.event.DeliveryOutcome;
import io.ringback.event.EmergencyNotice;
import io.ringback.event.NoticeDelivery;
import io.ringback.event.NoticeKind;
import io.ringback.notify.AckLinks;
import io.ringback.notify.AckLinks.Claim;
import io.ringback.notify.rules.ContactId;
import io.ringback.notify.rules.NoticeId;
import io.ringback.settings.SettingSources;
import io.ringback.settings.Settings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page behind a notice's link, as a browser, a mail scanner and a stranger see it. */
class AckPageTest {
    private static final Instant NOW = Instant.parse("2026-11-01T12:00:00Z");

    @TempDir
    static Path folder;

    private static AckLinks links;
    private static String path;

    private final SeenNotices notices = new SeenNotices();
    private final List<Claim> acknowledged = new CopyOnWriteArrayList<>();
    private CompletableFuture<Void> written = CompletableFuture.completedFuture(null);

    @AutoClose
    private WebServer server;

    @BeforeAll
    static void makeALink() throws IOException {
        Path secret = Files.writeString(folder.resolve("secret"), "a-secret-of-enough-letters");
        links = AckLinks.of(Settings.load(SettingSources.none()
                        .with("notice.ack.url", "https://ringback.example")
                        .with("notice.ack.secret-file", secret)))
                .orElseThrow();
        path = links.link(new NoticeId("default-17"), new ContactId("desk")).getPath();
    }

    @BeforeEach
    void start() throws IOException {
        Routes routes = new Routes();
        new AckPage(links, notices, claim -> {
                    acknowledged.add(claim);
                    return written;
                })
                .serve(routes);
        Access access = new Access("127.0.0.1", () -> "s3cret-token");
        server = WebServer.start(new WebServer.Place(access, 0, "http.port"), routes);
    }

    @Test
    void showsTheNoticeAndDoesNothingByItself() throws Exception {
        arrived(EmergencyNotice.newBuilder()
                .setEventId("default-17")
                .setNoticeId("default-17")
                .setPool("default")
                .setKind(NoticeKind.EMERGENCY_CALL_PLACED)
                .setAgentId("<script>ann")
                .setAt(NOW)
                .build());

        HttpResponse<String> page = send(request().GET());
        HttpResponse<String> head = send(request().method("HEAD", BodyPublishers.noBody()));

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains("EMERGENCY_CALL_PLACED", "&lt;script&gt;ann", "I have seen this")
                .doesNotContain("<script>");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("form-action 'self'");
        assertThat(page.body())
                .as("what makes a browser say where its form comes from")
                .contains("<meta name=\"referrer\" content=\"same-origin\">");
        assertThat(acknowledged).isEmpty();
    }

    @Test
    void recordsWhoPressedTheButton() throws Exception {
        HttpResponse<String> pressed = send(form(path));

        assertThat(pressed.statusCode()).isEqualTo(303);
        assertThat(pressed.body()).as("what a telephone goes by").startsWith("recorded");
        assertThat(acknowledged).singleElement().satisfies(claim -> {
            assertThat(claim.notice().value()).isEqualTo("default-17");
            assertThat(claim.contact().value()).isEqualTo("desk");
        });
    }

    /** A telephone plays "thank you" by that word, and nobody calls again. */
    @Test
    void saysThatItIsRecordedOnlyWhenItIs() throws Exception {
        written = CompletableFuture.failedFuture(new TimeoutException());

        HttpResponse<String> pressed = send(form(path));

        assertThat(pressed.statusCode()).isEqualTo(503);
        assertThat(pressed.body())
                .contains("Nobody knows whether this was recorded")
                .doesNotContain("recorded\n");
    }

    /** A switch writes the address of a request that fails to its log, and what is posted it does not. */
    @Test
    void takesATelephonesTokenFromTheBody() throws Exception {
        String token = path.substring(AckLinks.PATH.length());

        HttpResponse<String> pressed = send(form(AckLinks.PATH).POST(BodyPublishers.ofString(token)));

        assertThat(pressed.body()).startsWith("recorded");
        assertThat(acknowledged).hasSize(1);
        assertThat(send(form(AckLinks.PATH).POST(BodyPublishers.ofString("seen=1")))
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void saysWhoHasSeenItAndOffersNoButtonAnyMore() throws Exception {
        arrived(new NoticeDelivery("x", "default", "default-17", "boss", 0, DeliveryOutcome.ACKNOWLEDGED, null, NOW));

        assertThat(send(request().GET()).body())
                .contains("Acknowledged by <strong>boss")
                .doesNotContain("<form");
    }

    @Test
    void takesNoFormOfAnotherSiteAndNoForgedLink() throws Exception {
        assertThat(send(form(path).header("Origin", "https://evil.example")).statusCode())
                .isEqualTo(403);
        assertThat(send(form(path + "x")).statusCode()).isEqualTo(404);
        assertThat(send(form("/ack/default-17")).statusCode()).isEqualTo(404);
        assertThat(acknowledged).isEmpty();
    }

    private void arrived(org.apache.avro.specific.SpecificRecord row) {
        notices.arrived(new Arrival("notices", "default", row, null, NOW, true, NOW));
    }

    private HttpRequest.Builder form(String to) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + to))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.noBody());
    }

    private HttpRequest.Builder request() {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
    }
}
