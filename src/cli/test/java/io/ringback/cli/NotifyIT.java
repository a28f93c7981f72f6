package io.ringback.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.ringback.consumer.SchemaOnlyConsumer;
import io.ringback.consumer.SchemaOnlyConsumer.Seen;
import io.ringback.embedded.EmbeddedKafka;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
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
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** R29 as a site sees it: from a dial to a mail, an escalation, and somebody's word that they have seen it. */
@Timeout(600)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Tag("long")
class NotifyIT {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir
    static Path folder;

    private static EmbeddedKafka kafka;
    private static GreenMail mail;
    private static RunningRingback ringback;
    private static int port;

    @BeforeAll
    static void start() throws Exception {
        kafka = EmbeddedKafka.start();
        ServerSetup setup = new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP);
        setup.setServerStartupTimeout(120_000);
        mail = new GreenMail(setup);
        mail.start();
        Path secret = Files.writeString(folder.resolve("ack-secret"), "a-secret-of-enough-letters");
        ringback = RunningRingback.start(
                folder,
                List.of(),
                List.of(
                        "--bootstrap-servers", kafka.bootstrapServers(),
                        "--role", "intake,desk,notify,console",
                        "--set", "http.port=0",
                        "--set", "state.dir=" + folder.resolve("state"),
                        "--set", "notice.escalate-after=PT20S",
                        "--set",
                                "notice.smtp.url=smtp://127.0.0.1:"
                                        + mail.getSmtp().getPort() + "?starttls=optional",
                        "--set", "notice.smtp.from=alerts@ringback.example",
                        "--set", "notice.ack.url=http://127.0.0.1",
                        "--set", "notice.ack.secret-file=" + secret));
        Matcher console =
                Pattern.compile("console at http://127\\.0\\.0\\.1:(\\d+)/").matcher(ringback.said());
        assertThat(console.find()).isTrue();
        port = Integer.parseInt(console.group(1));
        assertThat(on("pool", "add", "+12025550101").exit()).isZero();
        assertThat(on("location", "set", "hq-4-2", "Building 4, floor 2").exit())
                .isZero();
        assertThat(on("contact", "add", "desk", "--email", "desk@example.com").lines())
                .containsExactly("added desk: EMAIL at step 0");
        assertThat(on("contact", "add", "boss", "--email", "boss@example.com", "--step", "1")
                        .exit())
                .isZero();
        await().atMost(PATIENCE).until(() -> on("pool", "list").out().contains("default IN_SERVICE"));
    }

    @AfterAll
    static void stop() {
        ringback.close();
        mail.stop();
        kafka.close();
    }

    @Test
    @Order(1)
    void tellsTheFirstContactAndStopsWhenItsLinkIsPressed() throws Exception {
        dial("c1");
        await().atMost(PATIENCE).until(() -> !callMails("desk@example.com").isEmpty());
        String text = callMails("desk@example.com").get(0);
        assertThat(text).contains("Agent:     ann", "+12025550101", "Building 4, floor 2");
        Matcher link = Pattern.compile("http://127\\.0\\.0\\.1(/ack/\\S+)").matcher(text);
        assertThat(link.find()).isTrue();

        HttpResponse<String> page = get(link.group(1));
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("I have seen this");
        assertThat(waiting()).as("opening it is not pressing it").isNotEmpty();
        assertThat(on("notice", "list").out()).contains("  at Building 4, floor 2  ");

        assertThat(post(link.group(1)).statusCode()).isEqualTo(303);
        await().atMost(PATIENCE).until(() -> get(link.group(1)).body().contains("Acknowledged by <strong>desk"));
        assertThat(waiting()).isEmpty();
        assertThat(get(link.group(1).replaceAll(".$", "!")).statusCode()).isEqualTo(404);
        assertThat(post(link.group(1) + "x").statusCode()).isEqualTo(404);
    }

    @Test
    @Order(2)
    void tellsTheNextContactWhenNobodyAcknowledgesUntilTheCommandSaysSo() throws Exception {
        mail.purgeEmailFromAllMailboxes();
        dial("c2");
        await().atMost(PATIENCE).until(() -> !callMails("boss@example.com").isEmpty());

        String waiting = waiting();
        String id = waiting.substring(0, waiting.indexOf(' '));
        Execution acknowledged = on("notice", "ack", id, "--by", "alex");

        assertThat(acknowledged.lines()).containsExactly(id + " is acknowledged by alex");
        assertThat(on("notice", "list", "--all", "--json").out())
                .contains("\"ESCALATED\"", "\"ACKNOWLEDGED\"")
                .doesNotContain("@example.com");
        assertThat(on("notice", "ack", "default-999").exit()).isEqualTo(1);
    }

    @Test
    @Order(3)
    void keepsAddressesToItself() throws Exception {
        assertThat(filesWith("desk@example.com", kafka.dataDirectory(), folder))
                .isNotEmpty()
                .allMatch(file -> file.toString().contains("/ringback.contacts-"));
        assertThat(ringback.said()).doesNotContain("@example.com");
        assertThat(on("contact", "list").out()).contains("desk", "boss").doesNotContain("@example.com");
        assertThat(on("contact", "list", "--addresses").out()).contains("desk@example.com");
        assertThat(on("contact", "remove", "boss").lines()).containsExactly("removed boss");
        assertThat(on("contact", "list").out()).doesNotContain("boss");
    }

    @Test
    @Order(4)
    void listsContactsForTheConsoleAndSaysWhereOneCannotBeCalled() {
        Execution added = on("contact", "add", "guard", "--call", "+12025550160");

        assertThat(added.lines()).containsExactly("added guard: CALL at step 0");
        assertThat(added.err()).contains("asterisk.password-file", "ringback contact test guard");
        assertThat(on("contact", "test", "guard").complaints()).anyMatch(line -> line.contains("CHANNEL_NOT_SET_UP"));
        try (SchemaOnlyConsumer consumer =
                new SchemaOnlyConsumer(kafka.bootstrapServers(), "ringback.contact-directory")) {
            List<Seen> rows = consumer.readUntil(
                    seen -> seen.stream().anyMatch(row -> row.key().equals("guard")), PATIENCE);
            assertThat(rows).extracting(Seen::key).contains("desk", "boss", "guard");
            assertThat(rows)
                    .filteredOn(row -> row.value() == null)
                    .extracting(Seen::key)
                    .containsExactly("boss");
        }
        dial("c3");
        await().atMost(PATIENCE).until(() -> on("notice", "list").out().contains("guard=REFUSED"));
    }

    /** Byte by byte: what brokers and stores have on disk, and the logs. */
    private static List<Path> filesWith(String text, Path... folders) throws IOException {
        List<Path> found = new ArrayList<>();
        for (Path searched : folders) {
            try (Stream<Path> files = Files.walk(searched)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    if (new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(text)) {
                        found.add(file);
                    }
                }
            }
        }
        return found;
    }

    private static void dial(String call) {
        String event = """
                {"callId":"%s","type":"STARTED","occurredAt":"2026-11-01T12:00:00Z","direction":"OUTBOUND","agentId":"ann",\
                "dialledNumber":"911","locationRef":"hq-4-2"}""".formatted(call);
        assertThat(Execution.reading(event, Execution.with(kafka.bootstrapServers(), "publish"))
                        .exit())
                .isZero();
    }

    private static String waiting() {
        return on("notice", "list").out();
    }

    /** What an address was told of calls; that numbers run out is told, too. */
    private static List<String> callMails(String address) throws Exception {
        List<String> texts = new ArrayList<>();
        for (MimeMessage message : mail.getReceivedMessages()) {
            String text = message.getContent().toString();
            if (message.getAllRecipients()[0].toString().equals(address) && text.contains("EMERGENCY_CALL_PLACED")) {
                texts.add(text);
            }
        }
        return texts;
    }

    private static HttpResponse<String> get(String path) throws Exception {
        return send(request(path).GET());
    }

    private static HttpResponse<String> post(String path) throws Exception {
        return send(request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.noBody()));
    }

    private static HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
    }

    private static Execution on(String... arguments) {
        return Execution.on(kafka.bootstrapServers(), arguments);
    }
}
