package io.ringback.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.ColorScheme;
import io.ringback.event.ContactEntry;
import io.ringback.wire.EventSerdes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.TestMethodOrder;

/** The console in a browser, with a whole Ringback behind it: what is clicked is on Kafka, what is seen came from it. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class ConsoleIT {
    private static final List<String> NEVER_TOLD =
            List.of("canary-detail-of-a-call", "\"911\"", "2025550171", "Emergency line", "dialledNumber");

    /** The length of the one answer that a click gets. */
    private static final String DONE = "14";

    /** Not one frame may show it, however soon it is hidden again. */
    private static final String WATCHES_THE_DASHBOARD = "() => { window.seenOnTheDashboard = false;"
            + "const list = document.getElementById('ongoing');"
            + "new MutationObserver(() => { window.seenOnTheDashboard ||= list.textContent.includes('agent-7'); })"
            + ".observe(list, {childList: true, subtree: true, characterData: true}); }";

    private static @Nullable BrowsedConsole console;

    @BeforeEach
    void needsABrowser(TestInfo test) throws Exception {
        Chromium.needed(test);
        if (console == null) {
            console = BrowsedConsole.start();
        }
    }

    @AfterAll
    static void close() {
        if (console != null) {
            console.close();
        }
    }

    @Test
    @Order(10)
    void tellsTheStoryThroughClicksAndHidesTheEmergency() throws Exception {
        Page page = console().open("try");
        List<Response> answers = new ArrayList<>();
        page.onResponse(answers::add);
        page.evaluate(WATCHES_THE_DASHBOARD);
        try (Wiretap wiretap = Wiretap.on(console().stage().url())) {
            page.locator("[data-dial='911']").click();
            assertThat(page.locator("#panel [data-restricted] button"))
                    .hasText(new String[] {"Device settings", "End call"});
            assertThat(page.locator("#presence")).hasText("agent-7 · Do not disturb");
            assertThat(page.locator("#ongoing li").first()).isVisible();
            assertThat(page.locator("#ongoing li", with("agent-7"))).hasCount(0);
            assertThat(page.locator("#dial")).isHidden();
            assertThat(BrowsedConsole.shown(page)).doesNotContain(NEVER_TOLD);
            page.locator("#customer-calls").click();
            assertThat(page.locator("#customer")).containsText("Please hold");
            assertThat(page.locator("#routes")).containsText("Held back");

            page.locator("[data-control='END_CALL']").click();
            assertThat(page.locator("#panel button")).hasCount(0);
            assertThat(page.locator("#panel")).hasText("Nothing of this call is shown or kept.");
            assertThat(BrowsedConsole.shown(page)).doesNotContain(NEVER_TOLD);

            page.locator("#received button").first().click();
            assertThat(page.locator("[data-control='ACCEPT']")).isVisible();
            assertThat(page.locator("#routes")).containsText("Straight to agent-7");
            page.locator("[data-control='ACCEPT']").click();
            assertThat(page.locator("#responder")).hasText("Talking to the agent.");
            assertThat(page.locator("#panel .restricted button")).hasText(new String[] {"Device settings", "End call"});
            page.locator("[data-control='END_CALL']").click();

            assertThat(page.evaluate("window.seenOnTheDashboard")).isEqualTo(false);
            page.locator("#close-session").click();
            assertThat(page.locator("#presence")).hasText("agent-7 · Available");
            assertThat(page.locator("#customer")).containsText("Ringing the agent");
            assertThat(page.locator("#panel .restricted")).hasCount(0);
            assertThat(page.locator("#routes")).not().containsText("Responder calls");
            page.locator("#customer-hangs-up").click();
            assertThat(wiretap.everything()).contains("agent-7").doesNotContain(NEVER_TOLD);
            assertThat(BrowsedConsole.shown(page)).doesNotContain(NEVER_TOLD);
            assertThat(answers)
                    .filteredOn(answer -> answer.url().contains("/try/"))
                    .isNotEmpty()
                    .allMatch(answer -> DONE.equals(answer.headers().get("content-length")));
        }
        page.context().close();
    }

    @Test
    @Order(15)
    void leasesTheNextNumberForAsLongAsTheSpeedControlSays() throws Exception {
        Page page = console().open("try");
        assertThat(page.locator("#lease-choices button")).hasText(new String[] {"2 min", "20 s"});
        Locator fast = page.locator("#lease-choices [data-seconds='20']");
        assertThat(fast).hasAttribute("aria-pressed", "false");
        fast.click();
        assertThat(fast).hasAttribute("aria-pressed", "true");
        assertThat(page.locator("#lease-note")).hasText("New numbers last 20 s.");
        Locator own = page.locator("#pools-mini .tile.leased", with("agent-7"));
        assertThat(own).containsText(Pattern.compile("[5-9]:[0-9]+ · agent-7"));
        console().stage().dials("agent-9", "floor-3");
        assertThat(page.locator("#pools-mini .tile.leased", with("agent-9")))
                .containsText(Pattern.compile("0:[0-2][0-9] · agent-9"));
        page.locator("#lease-choices [data-seconds='120']").click();
        assertThat(page.locator("#lease-note")).hasText("New numbers last 2 min.");
        page.context().close();
    }

    @Test
    @Order(30)
    void showsMarkupInAnAgentsIdAsText() throws Exception {
        String agent = "<img src=x onerror=document.title='owned'>";
        Page page = console().open("ops");
        console().stage().dials(agent, "<script>document.title='owned'</script>");
        assertThat(page.locator("#sessions")).containsText(agent);
        assertThat(page.locator("#notices")).containsText("<script>");
        assertThat(page.locator("main img, main script")).hasCount(0);
        assertThat(page).hasTitle("Ringback console");
        page.context().close();
    }

    @Test
    @Order(31)
    void showsWhoIsToldWithoutAnyAddress() throws Exception {
        Page page = console().open("ops");
        assertThat(page.locator("#contacts-note")).containsText("Nobody is told");
        console()
                .stage()
                .write(
                        "contact-directory",
                        EventSerdes.avro(ContactEntry.class),
                        Map.of(
                                "<b>desk",
                                new ContactEntry("<b>desk", null, List.of(), "EMAIL", 0),
                                "boss",
                                new ContactEntry("boss", "default", List.of("POOL_LOW"), "CALL", 1)));
        assertThat(page.locator("#contacts tr")).hasCount(2);
        assertThat(page.locator("#contacts tr").first()).containsText("<b>desk");
        assertThat(page.locator("#contacts tr").last()).containsText("of pool default");
        assertThat(page.locator("#contacts-note")).containsText("--addresses");
        page.context().close();
    }

    @Test
    @Order(40)
    void seesTheTruthAgainAfterTheServerRestarted() throws Exception {
        Page page = console().open("ops");
        assertThat(page.locator("#sessions tr").first()).isVisible();
        console().stage().closeConsole();
        assertThat(page.locator("#connection")).containsText("Reconnecting");
        console().stage().openConsole();
        assertThat(page.locator("#connection")).hasText("Live");
        assertThat(page.locator("#sessions tr").first()).isVisible();
        assertThat(page.locator("#pools .tile")).hasCount(6);
        page.context().close();
    }

    @Test
    @Order(50)
    void isAccessible() {
        for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            for (String view : List.of("try", "ops")) {
                Page page = console().open(view, scheme);
                page.locator("#" + view + " .tile").first().waitFor();
                List<String> violations = new AxeBuilder(page)
                        .analyze().getViolations().stream()
                                .map(rule -> view + " " + scheme + ": " + rule.getId() + " "
                                        + rule.getNodes().stream()
                                                .map(node -> String.valueOf(node.getTarget()))
                                                .limit(5)
                                                .collect(Collectors.joining(" ")))
                                .toList();
                assertThat(violations).isEmpty();
                page.context().close();
            }
        }
    }

    @Test
    @Order(60)
    void canBeUsedByKeyboardAlone() {
        Page page = console().open("try");
        page.locator("#tab-try").focus();
        page.keyboard().press("ArrowLeft");
        assertThat(page.locator("#ops")).isVisible();
        page.keyboard().press("ArrowRight");
        page.locator("#dialled").focus();
        page.keyboard().type("933");
        page.keyboard().press("Enter");
        assertThat(page.locator("#bot")).containsText("Reads a number back");
        page.locator("[data-control='END_CALL']").focus();
        page.keyboard().press("Enter");
        page.context().close();
    }

    @Test
    @Order(70)
    void weighsLittleAndWaitsForNothingElseBeforeItPaints() {
        Page page = console().open("ops");
        double bytes = ((Number)
                        page.evaluate(
                                "performance.getEntriesByType('resource').concat("
                                        + "performance.getEntriesByType('navigation')).reduce((sum, each) => sum + each.transferSize, 0)"))
                .doubleValue();
        double paint = ((Number) page.evaluate("performance.getEntriesByName('first-contentful-paint')[0].startTime"))
                .doubleValue();
        System.out.printf("page: %.0f bytes, first contentful paint after %.0f ms%n", bytes, paint);
        assertThat(bytes).isLessThan(300_000);
        assertThat(page.evaluate("performance.getEntriesByType('resource')"
                        + ".filter(each => each.renderBlockingStatus === 'blocking').map(each => each.name)"))
                .isEqualTo(List.of(console().stage().url() + "console.css"));
        page.context().close();
    }

    private static Page.LocatorOptions with(String text) {
        return new Page.LocatorOptions().setHasText(text);
    }

    private static BrowsedConsole console() {
        return Objects.requireNonNull(console, "no browser");
    }
}
