package io.ringback.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.ringback.console.ConsoleProcess.BEARER;
import static io.ringback.console.ConsoleProcess.TOKEN;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
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
    private static final List<String> DATA =
            List.of("v1/pools", "v1/numbers/+12025550101", "v1/agents/agent-7", "v1/events", "metrics");

    @TempDir
    static Path folder;

    private static ConsoleStage stage;
    private static ConsoleProcess console;
    private static List<String> links = List.of();

    @BeforeAll
    static void start() throws Exception {
        stage = ConsoleStage.start();
        stage.dials("agent-7", "floor-1");
        links = AcknowledgedNotices.assignments(folder);
        console = ConsoleProcess.start(stage.settings().bootstrapServers(), folder, links);
        Awaitility.await().until(() -> get("v1/agents/agent-7", BEARER).body().contains("\"emergency\":true"));
    }

    @AfterAll
    static void stop() {
        if (console != null) {
            console.close();
        }
        if (stage != null) {
            stage.close();
        }
    }

    @Test
    void doesNotStartForEverybodyWithoutAToken() throws Exception {
        Process refused = refused();

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
        Process refused = refused("http.token-file=" + folder.resolve("no-such-file"));

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
        assertThat(get("", BEARER).body()).contains("<title>Ringback console</title>");
        assertThat(get("v1/agents/agent-7", BEARER).body()).contains("\"emergency\":true", "DO_NOT_DISTURB");
        assertThat(get("v1/numbers/+12025550101", BEARER).body()).contains("\"number\":\"+12025550101\"");
        assertThat(get("v1/pools", BEARER).body()).contains("\"pool\":\"default\"");
        assertThat(get("metrics", BEARER).body()).contains("ringback_numbers{");
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
            assertThat(console.status(path, null)).as(path).isEqualTo(open ? console.status(path, BEARER) : 401);
            assertThat(get.path("responses").has(String.valueOf(console.status(path, BEARER))))
                    .as(path)
                    .isTrue();
            if (each.getKey().contains("{")) {
                JsonNode answer = new ObjectMapper().readTree(get(path, BEARER).body());
                assertThat(actions).contains(answer.path("action"));
            }
        }
    }

    @Test
    void protectsEveryAnswerAndInvitesNoOtherSite() throws Exception {
        for (String path : List.of("", "app.js", "v1/pools", "health/ready", "no-such-path")) {
            HttpResponse<String> answer = get(path, BEARER, "Origin", "http://elsewhere.example");
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
        stage.closeConsole();
        stage.openConsole();
        Awaitility.await()
                .until(
                        () -> Wiretap.get(stage.url() + "health/ready"),
                        ready -> ready.contains("\"status\":\"ready\""));
        stage.poisons("call-events");

        Awaitility.await()
                .untilAsserted(() -> assertThat(DeployedMetrics.scraped(Wiretap.get(stage.url() + "metrics")))
                        .containsExactlyInAnyOrderElementsOf(DeployedMetrics.families(DeployedMetrics.named())));
    }

    @Test
    void hasNoPhonesToTry() throws Exception {
        HttpRequest click = HttpRequest.newBuilder(URI.create(console.url() + "try/dial"))
                .headers("Authorization", BEARER, "Content-Type", "application/json")
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
            Page page = chromium.open(console.url(), 1280, 800, ColorScheme.LIGHT);
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
        try (Chromium chromium = Chromium.start();
                AcknowledgedNotices notices = new AcknowledgedNotices(stage.settings())) {
            String notice = notices.emergencyOf("agent-7");
            String link = AcknowledgedNotices.linkOf(notice, "desk", links);
            Awaitility.await().until(() -> get(link, null).body().contains("Agent agent-7"));
            Page page = chromium.open(console.url() + link, 400, 800, ColorScheme.LIGHT);
            assertThat(page.locator("main")).containsText("Until somebody says so, the next contacts are told.");
            assertThat(notices.isAcknowledged(notice)).isFalse();

            page.locator("button").click();

            assertThat(page.locator("[role=status]")).containsText("Recorded.");
            assertThat(notices.acknowledgedBy(notice)).isEqualTo("desk");
        }
    }

    /** What an operator does: by name, and asked once more before it is written (R29). */
    @Test
    void recordsWhoAcknowledgesAnOpenNotice(TestInfo test) throws Exception {
        Chromium.needed(test);
        stage.dials("agent-8", "floor-2");
        try (Chromium chromium = Chromium.start();
                AcknowledgedNotices notices = new AcknowledgedNotices(stage.settings())) {
            String notice = notices.emergencyOf("agent-8");
            Page page = chromium.open(console.url(), 1280, 800, ColorScheme.LIGHT);
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
            assertThat(notices.acknowledgedBy(notice)).isEqualTo("alex");
        }
    }

    private static Process refused(String... assignments) throws Exception {
        return ConsoleProcess.run(stage.settings().bootstrapServers(), folder.resolve("stderr"), List.of(assignments));
    }

    private static HttpResponse<String> get(String path, @Nullable String authorization, String... headers)
            throws Exception {
        return console.get(path, authorization, headers);
    }
}
