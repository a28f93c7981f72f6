package io.ringback.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.util.Comparator.comparing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.ringback.console.http.Access;
import io.ringback.console.http.Assets;
import io.ringback.console.http.Routes;
import io.ringback.console.http.WebServer;
import io.ringback.console.http.WebServer.Place;
import io.ringback.console.live.Broadcast;
import io.ringback.console.live.LiveDocument;
import io.ringback.console.live.Views.NumberState;
import io.ringback.console.live.Views.NumberView;
import io.ringback.console.live.Views.Phase;
import io.ringback.console.live.Views.PoolView;
import io.ringback.console.live.Views.SessionView;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

/**
 * The page under a thousand sessions and five hundred changes a second: it draws a bounded part of them, and whoever uses it
 * is answered meanwhile.
 */
final class ManyViewersIT {
    private static final List<Phase> PHASES = List.of(Phase.values());
    private static final int SESSIONS = 1_000;
    private static final int ROWS = 100;
    private static final int TILES = 180;
    private static final int LEAST_ROUNDS = 100;

    /** Counts the most that was ever there, and what was drawn outside of a frame; keeps the longest task. */
    private static final String WATCHES = """
            window.watched = { rows: 0, tiles: 0, outside: 0 };
            window.longest = 0;
            let inFrame = false;
            const frame = window.requestAnimationFrame.bind(window);
            window.requestAnimationFrame = draw => frame(time => {
              inFrame = true;
              try { draw(time); } finally { inFrame = false; }
            });
            const counted = node => !inFrame && node && (node.id === 'sessions' || node.className === 'tiles');
            const insert = Node.prototype.insertBefore, replace = Element.prototype.replaceWith;
            Node.prototype.insertBefore = function (...given) {
              if (counted(this)) watched.outside++;
              return insert.apply(this, given);
            };
            Element.prototype.replaceWith = function (...given) {
              if (counted(this.parentNode)) watched.outside++;
              return replace.apply(this, given);
            };
            const most = (name, found) => { watched[name] = Math.max(watched[name], document.querySelectorAll(found).length); };
            new MutationObserver(() => { most('rows', '#sessions tr'); most('tiles', '#pools .tile'); })
              .observe(document, { childList: true, subtree: true });
            new PerformanceObserver(list => list.getEntries().forEach(task => { longest = Math.max(longest, task.duration); }))
              .observe({ entryTypes: ['longtask'] });
            """;

    private static final String SHOWN = "[...document.querySelectorAll('#sessions tr')]"
            + ".map(row => row.querySelector('th').textContent + ' ' + row.querySelector('.chip').dataset.phase)";

    private final LiveDocument document = new LiveDocument();
    private final Broadcast broadcast = new Broadcast(document, Json.mapper(), List.of());
    private final WebServer server;
    private final Random random = new Random(11);
    private final Instant begun = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    private final Map<String, SessionView> sessions = new ConcurrentHashMap<>();
    private final CountDownLatch enough = new CountDownLatch(1);

    ManyViewersIT() throws Exception {
        Routes routes = new Routes();
        Assets.serve(routes, "/", "index.html");
        for (String file : List.of("console.css", "app.js", "view.js", "ops.js", "tryit.js", "icon.svg")) {
            Assets.serve(routes, "/" + file, file);
        }
        server = WebServer.start(new Place(new Access("127.0.0.1", null), 0, "http.port"), routes, broadcast);
    }

    @BeforeEach
    void fill() {
        document.put("pools", "default", new PoolView("default", "US", null, 1, false));
        for (int i = 0; i < SESSIONS; i++) {
            change(i);
        }
        broadcast.start();
    }

    @AfterEach
    void close() {
        enough.countDown();
        broadcast.close();
        server.close();
    }

    @Test
    void drawsABoundedPartOnceAFrameAndAnswersWhoeverUsesIt(TestInfo test) throws Exception {
        Chromium.needed(test);
        try (Chromium chromium = Chromium.start()) {
            Page page = chromium.blank(1280, 800, ColorScheme.LIGHT);
            page.addInitScript(WATCHES);
            page.navigate("http://127.0.0.1:" + server.port() + "/#ops");
            Thread flood = new Thread(this::flood, "flood");
            flood.start();

            isAnswered(page);
            enough.countDown();
            flood.join();

            await().pollInSameThread()
                    .untilAsserted(() -> assertThat(page.evaluate(SHOWN)).isEqualTo(theFirstThatEnd()));
            makesAnewOnlyWhatChanges(page);
            assertThat(page.evaluate("watched")).isEqualTo(Map.of("rows", ROWS, "tiles", TILES, "outside", 0));
            System.out.printf(
                    "longest task of the page at 1,000 sessions and 500 changes/s: %.0f ms%n",
                    ((Number) page.evaluate("longest")).doubleValue());
        }
    }

    private static void isAnswered(Page page) {
        assertThat(page.locator("#sessions tr")).hasCount(ROWS);
        page.locator("#sessions-filter").fill("agent-77");
        assertThat(page.locator("#sessions tr")).hasCount(11);
        page.locator("#theme").click();
        assertThat(page.locator("#theme-name")).hasText("light");
        page.locator("#sessions-filter").fill("");
        assertThat(page.locator("#sessions tr")).hasCount(ROWS);
    }

    /** Of a hundred rows and their numbers' tiles, one row. */
    private void makesAnewOnlyWhatChanges(Page page) {
        page.evaluate("document.querySelectorAll('#sessions tr, #pools .tile').forEach(node => { node.old = true; })");
        String agent = theFirstThatEnd().get(0).split(" ", 2)[0];
        SessionView before = Objects.requireNonNull(sessions.get(agent));
        Phase next = before.phase() == Phase.RINGING ? Phase.IN_CALL : Phase.RINGING;

        show(agent, session(before.number(), next, before.until()));

        assertThat(page.locator("#sessions tr:first-child .chip")).hasAttribute("data-phase", next.name());
        assertThat(
                        page.evaluate(
                                "[...document.querySelectorAll('#sessions tr, #pools .tile')].filter(node => !node.old).length"))
                .isEqualTo(1);
    }

    private List<String> theFirstThatEnd() {
        return sessions.entrySet().stream()
                .sorted(comparing(each -> each.getValue().until()))
                .limit(ROWS)
                .map(each -> each.getKey() + " " + each.getValue().phase())
                .toList();
    }

    private void flood() {
        try {
            for (int round = 0; round < LEAST_ROUNDS || enough.getCount() > 0; round++) {
                for (int i = 0; i < 10; i++) {
                    change(random.nextInt(SESSIONS));
                }
                TimeUnit.MILLISECONDS.sleep(20);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** No two sessions end at the same time. */
    private void change(int i) {
        String number = "+442079460" + String.format("%03d", i);
        Instant until = begun.plusSeconds(3_600 + i + SESSIONS * (long) random.nextInt(3));
        show("agent-" + i, session(number, PHASES.get(random.nextInt(PHASES.size())), until));
        document.put(
                "numbers", number, new NumberView("default", true, NumberState.LEASED, "agent-" + i, begun, until));
    }

    private void show(String agent, SessionView view) {
        sessions.put(agent, view);
        document.put("sessions", agent, view);
    }

    private SessionView session(@Nullable String number, Phase phase, Instant until) {
        return new SessionView("default", number, null, false, phase, true, begun, until);
    }
}
