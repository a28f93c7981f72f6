package io.ringback.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.ringback.cli.Ringback;
import io.ringback.consumer.SchemaOnlyConsumer;
import io.ringback.consumer.SchemaOnlyConsumer.Seen;
import io.ringback.notify.AckLinks;
import io.ringback.notify.rules.ContactId;
import io.ringback.notify.rules.NoticeId;
import io.ringback.settings.SettingSources;
import io.ringback.settings.Settings;
import java.io.BufferedReader;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code run --role console} in a process of its own, for everybody's address, beside a Ringback that runs elsewhere. */
@Timeout(600)
final class ConsoleRoleIT {
    private static final String TOKEN = "a-token-for-this-test-alone";
    private static final List<String> DATA =
            List.of("v1/pools", "v1/numbers/+12025550101", "v1/agents/agent-7", "v1/events", "metrics");

    @TempDir
    static Path folder;

    private static @Nullable ConsoleStage stage;
    private static @Nullable Process console;
    private static Map<String, String> links = Map.of();
    private static String url = "";

    @BeforeAll
    static void start() throws Exception {
        stage = ConsoleStage.start();
        stage().dials("agent-7", "floor-1");
        Path token = Files.writeString(folder.resolve("token"), TOKEN + "\n");
        links = Map.of(
                "notice.ack.url",
                "http://127.0.0.1",
                "notice.ack.secret-file",
                Files.writeString(folder.resolve("ack-secret"), "a-secret-of-enough-letters")
                        .toString());
        console = run(Stream.concat(
                        Stream.of("http.token-file=" + token),
                        links.entrySet().stream().map(each -> each.getKey() + "=" + each.getValue()))
                .flatMap(assignment -> Stream.of("--set", assignment))
                .toArray(String[]::new));
        BufferedReader out = console.inputReader();
        String ready = String.valueOf(out.readLine());
        assertThat(ready).startsWith("READY console at http://0.0.0.0:");
        url = "http://127.0.0.1:" + ready.replaceAll(".*:([0-9]+)/", "$1") + "/";
        Awaitility.await().until(() -> get("v1/agents/agent-7", bearer()).body().contains("\"emergency\":true"));
    }

    @AfterAll
    static void stop() {
        if (console != null) {
            console.destroy();
        }
        if (stage != null) {
            stage.close();
        }
    }

    @Test
    void doesNotStartForEverybodyWithoutAToken() throws Exception {
        Process refused = run();

        assertThat(refused.waitFor(2, TimeUnit.MINUTES)).isTrue();
        assertThat(refused.exitValue()).isEqualTo(2);
        assertThat(Files.readAllLines(folder.resolve("stderr")))
                .filteredOn(line -> line.startsWith("ringback: "))
                .singleElement()
                .asString()
                .contains("http.host is 0.0.0.0", "a token is needed", "http.token-file", "RINGBACK_HTTP_TOKEN");
    }

    @Test
    void saysWhichFileOfTheTokenCannotBeRead() throws Exception {
        Process refused = run("--set", "http.token-file=" + folder.resolve("no-such-file"));

        assertThat(refused.waitFor(2, TimeUnit.MINUTES)).isTrue();
        assertThat(Files.readString(folder.resolve("stderr")))
                .contains("http.token-file cannot be read", "no-such-file")
                .doesNotContain("Exception");
    }

    @Test
    void tellsNothingWithoutTheToken() throws Exception {
        for (String path : DATA) {
            assertThat(get(path, null).statusCode()).as(path).isEqualTo(401);
            assertThat(get(path, "Bearer a-token-for-this-test-alonf").statusCode())
                    .as(path)
                    .isEqualTo(401);
            assertThat(get(path, TOKEN).statusCode()).as(path).isEqualTo(401);
        }
        assertThat(get("v1/pools", null).headers().firstValue("WWW-Authenticate"))
                .hasValue("Bearer realm=\"ringback\"");
    }

    @Test
    void answersWhoBringsTheToken() throws Exception {
        assertThat(get("", bearer()).body()).contains("<title>Ringback console</title>");
        assertThat(get("v1/agents/agent-7", bearer()).body()).contains("\"emergency\":true", "DO_NOT_DISTURB");
        assertThat(get("v1/numbers/+12025550101", bearer()).body()).contains("\"number\":\"+12025550101\"");
        assertThat(get("v1/pools", bearer()).body()).contains("\"pool\":\"default\"");
        assertThat(get("metrics", bearer()).body()).contains("ringback_numbers{");
    }

    @Test
    void answersAsItsDescriptionSays() throws Exception {
        JsonNode described =
                new YAMLMapper().readTree(Path.of("docs/openapi.yaml").toFile());
        JsonNode actions = described.at("/components/schemas/Routing/properties/action/enum");
        for (Map.Entry<String, JsonNode> each : described.path("paths").properties()) {
            String path = each.getKey()
                    .substring(1)
                    .replace("{number}", "+12025550101")
                    .replace("{id}", "agent-7");
            JsonNode get = each.getValue().path("get");
            if (get.isMissingNode()) {
                continue;
            }
            boolean open = get.path("security").has(0);
            assertThat(status(path, null)).as(path).isEqualTo(open ? status(path, bearer()) : 401);
            assertThat(get.path("responses").has(String.valueOf(status(path, bearer()))))
                    .as(path)
                    .isTrue();
            if (each.getKey().contains("{")) {
                JsonNode answer =
                        new ObjectMapper().readTree(get(path, bearer()).body());
                assertThat(actions).contains(answer.path("action"));
            }
        }
    }

    @Test
    void protectsEveryAnswerAndInvitesNoOtherSite() throws Exception {
        for (String path : List.of("", "app.js", "v1/pools", "health/ready", "no-such-path")) {
            HttpResponse<String> answer = get(path, bearer(), "Origin", "http://elsewhere.example");
            assertThat(answer.headers().firstValue("Content-Security-Policy").orElse(""))
                    .as(path)
                    .contains("default-src 'none'", "frame-ancestors 'none'");
            assertThat(answer.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
            assertThat(answer.headers().firstValue("Referrer-Policy")).hasValue("no-referrer");
            assertThat(answer.headers().map().keySet()).noneMatch(name -> name.startsWith("access-control-"));
        }
    }

    /** Of a console opened beside roles that run: it finds their figures, and counts a reject that it saw arrive. */
    @Test
    void hasEveryFigureThatAlertsAndDashboardNameAndNoOther() throws Exception {
        stage().closeConsole();
        stage().openConsole();
        Awaitility.await()
                .until(
                        () -> Wiretap.get(stage().url() + "health/ready"),
                        ready -> ready.contains("\"status\":\"ready\""));
        stage().poisons("call-events");

        Awaitility.await()
                .untilAsserted(() -> assertThat(figures(Wiretap.get(stage().url() + "metrics")))
                        .containsExactlyInAnyOrderElementsOf(families(DeployedMetrics.named())));
    }

    @Test
    void hasNoPhonesToTry() throws Exception {
        HttpRequest click = HttpRequest.newBuilder(URI.create(url + "try/dial"))
                .headers("Authorization", bearer(), "Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"number\":\"911\"}"))
                .build();

        assertThat(HttpClient.newHttpClient()
                        .send(click, BodyHandlers.ofString())
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void asksForTheTokenInTheBrowser(TestInfo test) {
        Chromium.needed(test);
        try (Chromium chromium = Chromium.start()) {
            Page page = chromium.open(url, 1280, 800, ColorScheme.LIGHT);
            page.locator("#token").fill("not-this-one-at-all");
            page.keyboard().press("Enter");
            assertThat(page.locator("#token-wrong")).isVisible();
            page.locator("#token").fill(TOKEN);
            page.keyboard().press("Enter");
            assertThat(page.locator("#connection")).hasText("Live");
            assertThat(page.locator("#sessions")).containsText("agent-7");
            assertThat(page.locator("#tab-try")).isHidden();
        }
    }

    /** What a contact does who got a mail: no token, and nothing is written before the button is pressed (R29). */
    @Test
    void recordsWhoPressesTheButtonBehindALink(TestInfo test) throws Exception {
        Chromium.needed(test);
        String notice = emergencyOf("agent-7");
        String link = linkOf(notice, "desk");
        Awaitility.await().until(() -> get(link, null).body().contains("Agent agent-7"));
        try (Chromium chromium = Chromium.start();
                SchemaOnlyConsumer written = reading("notice-acknowledgements")) {
            Page page = chromium.open(url + link, 400, 800, ColorScheme.LIGHT);
            assertThat(page.locator("main")).containsText("Until somebody says so, the next contacts are told.");
            assertThat(written.readUntil(seen -> false, Duration.ofMillis(500)))
                    .noneMatch(each -> each.key().equals(notice));

            page.locator("button").click();

            assertThat(page.locator("[role=status]")).containsText("Recorded.");
            assertThat(acknowledged(written, notice)).isEqualTo("desk");
        }
    }

    /** What an operator does: by name, and asked once more before it is written (R29). */
    @Test
    void recordsWhoAcknowledgesAnOpenNotice(TestInfo test) throws Exception {
        Chromium.needed(test);
        stage().dials("agent-8", "floor-2");
        String notice = emergencyOf("agent-8");
        try (Chromium chromium = Chromium.start();
                SchemaOnlyConsumer written = reading("notice-acknowledgements")) {
            Page page = chromium.open(url, 1280, 800, ColorScheme.LIGHT);
            page.locator("#token").fill(TOKEN);
            page.keyboard().press("Enter");
            page.locator("#notices li", new Page.LocatorOptions().setHasText("agent-8"))
                    .locator("button")
                    .click();
            assertThat(page.locator("#seen-what")).containsText("agent-8");
            page.locator("#seen-by").fill("alex@example.com");
            page.keyboard().press("Enter");
            assertThat(page.locator("#seen-by:invalid")).hasCount(1);
            assertThat(page.locator("#seen-dialog")).isVisible();
            page.locator("#seen-by").fill("alex");
            page.locator("#seen-form [type=submit]").click();

            assertThat(page.locator("#seen-dialog")).isHidden();
            assertThat(acknowledged(written, notice)).isEqualTo("alex");
        }
    }

    /** Its notice's id. */
    private static String emergencyOf(String agent) {
        try (SchemaOnlyConsumer notices = reading("notices")) {
            return first(notices, each -> each.text("agentId").equals(agent)).text("noticeId");
        }
    }

    private static String linkOf(String notice, String contact) {
        SettingSources sources = SettingSources.none();
        for (Map.Entry<String, String> each : links.entrySet()) {
            sources = sources.with(each.getKey(), each.getValue());
        }
        return AckLinks.of(Settings.load(sources))
                .orElseThrow()
                .link(new NoticeId(notice), new ContactId(contact))
                .getPath()
                .substring(1);
    }

    /** By whom, as the topic says. */
    private static String acknowledged(SchemaOnlyConsumer topic, String notice) {
        return first(topic, each -> each.key().equals(notice)).text("by");
    }

    private static SchemaOnlyConsumer reading(String topic) {
        return new SchemaOnlyConsumer(
                stage().settings().bootstrapServers(), stage().settings().topicPrefix() + topic);
    }

    private static Seen first(SchemaOnlyConsumer topic, Predicate<Seen> wanted) {
        return topic.readUntil(seen -> seen.stream().anyMatch(wanted), Duration.ofMinutes(2)).stream()
                .filter(wanted)
                .findFirst()
                .orElseThrow();
    }

    private static Process run(String... more) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Ringback.class.getName(),
                "run",
                "--role",
                "console",
                "--bootstrap-servers",
                stage().settings().bootstrapServers(),
                "--set",
                "http.host=0.0.0.0",
                "--set",
                "http.port=0"));
        command.addAll(List.of(more));
        return new ProcessBuilder(command)
                .redirectError(folder.resolve("stderr").toFile())
                .start();
    }

    /** Of those that have values. */
    private static Set<String> figures(String scrape) {
        return families(scrape.lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split("[{ ]", 2)[0])
                .collect(Collectors.toSet()));
    }

    /** A histogram is one figure, by whichever of its three names it goes. */
    private static Set<String> families(Set<String> names) {
        return names.stream()
                .map(name -> name.replaceFirst("_(bucket|count|sum)$", ""))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static ConsoleStage stage() {
        if (stage == null) {
            throw new IllegalStateException("no stage");
        }
        return stage;
    }

    private static HttpResponse<String> get(String path, @Nullable String authorization, String... headers)
            throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url + path));
        if (authorization != null) {
            request.header("Authorization", authorization);
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
    }

    /** Also of a stream, which has no end. */
    private static int status(String path, @Nullable String authorization) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url + path));
        if (authorization != null) {
            request.header("Authorization", authorization);
        }
        HttpResponse<InputStream> answer =
                HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofInputStream());
        answer.body().close();
        return answer.statusCode();
    }

    private static String bearer() {
        return "Bearer " + TOKEN;
    }
}
