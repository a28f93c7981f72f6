package io.ringback.console;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

/** The page under a thousand sessions and five hundred changes a second; {@code ringback bench} says what it costs. */
final class ManyViewersIT {
    private static final List<Phase> PHASES = List.of(Phase.values());
    private static final int SESSIONS = 1_000;

    /** The longest task takes 60 to 80 ms on a machine that has nothing else to do. */
    private static final int FROZEN_MILLIS = 2_000;

    private final LiveDocument document = new LiveDocument();
    private final Broadcast broadcast = new Broadcast(document, Json.mapper(), List.of());
    private final WebServer server;
    private final Random random = new Random(11);

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
        broadcast.close();
        server.close();
    }

    @Test
    void thePageDoesNotFreeze(TestInfo test) throws Exception {
        Chromium.needed(test);
        try (Chromium chromium = Chromium.start()) {
            Page page = chromium.open("http://127.0.0.1:" + server.port() + "/#ops", 1280, 800, ColorScheme.LIGHT);
            page.locator("#sessions tr").first().waitFor();
            page.evaluate("new PerformanceObserver(list => list.getEntries().forEach("
                    + "task => { window.longest = Math.max(window.longest, task.duration); }))"
                    + ".observe({entryTypes: ['longtask']})");
            assertThat(longestTask(page)).isLessThan(FROZEN_MILLIS);
        }
    }

    /** In five seconds, in milliseconds. */
    private double longestTask(Page page) throws InterruptedException {
        page.evaluate("window.longest = 0");
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(5);
        CountDownLatch pause = new CountDownLatch(1);
        while (System.nanoTime() < end) {
            for (int i = 0; i < 10; i++) {
                change(random.nextInt(SESSIONS));
            }
            boolean never = pause.await(20, TimeUnit.MILLISECONDS);
            assertThat(never).isFalse();
        }
        double longest = ((Number) page.evaluate("window.longest")).doubleValue();
        System.out.printf("longest task of the page at 1,000 sessions and 500 changes/s: %.0f ms%n", longest);
        return longest;
    }

    private void change(int i) {
        Instant now = Instant.now();
        String number = "+442079460" + String.format("%03d", i % 1_000);
        String agent = "agent-" + i;
        Phase phase = PHASES.get(random.nextInt(PHASES.size()));
        Instant until = now.plusSeconds(random.nextInt(3_600));
        document.put("sessions", agent, new SessionView("default", number, null, false, phase, true, now, until));
        document.put("numbers", number, new NumberView("default", true, NumberState.LEASED, agent, now, until));
    }
}
