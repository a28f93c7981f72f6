package io.ringback.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
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
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

/** The page over a connection that is dead at one end: what it shows must not look like now. */
final class HalfOpenPageIT {
    private static final int LONGER_THAN_ANY_SILENCE = 30_000;

    /** A server that says everything once and nothing more, as one whose network is gone. */
    private final Broadcast silent = new Broadcast(new LiveDocument(), Json.mapper(), List.of());

    @BeforeEach
    void needsABrowser(TestInfo test) {
        Chromium.needed(test);
    }

    @Test
    void saysThatNothingIsHeardAndConnectsAnew() throws Exception {
        Routes routes = new Routes();
        Assets.serve(routes, "/", "index.html");
        List.of("console.css", "app.js", "view.js", "ops.js", "tryit.js", "icon.svg")
                .forEach(file -> Assets.serve(routes, "/" + file, file));
        Place place = new Place(new Access("127.0.0.1", null), 0, "http.port");
        try (WebServer server = WebServer.start(place, routes, silent);
                Chromium chromium = Chromium.start()) {
            Page page = chromium.blank(1280, 800, ColorScheme.LIGHT);
            page.clock().install();
            page.navigate("http://127.0.0.1:" + server.port() + "/");
            assertThat(page.locator("#connection")).hasText("Live");
            page.evaluate("() => { window.said = ''; const chip = document.getElementById('connection');"
                    + "new MutationObserver(() => { window.said += chip.textContent; })"
                    + ".observe(chip, {childList: true, subtree: true, characterData: true}); }");

            page.clock().fastForward(LONGER_THAN_ANY_SILENCE);

            page.waitForFunction("() => window.said.endsWith('Live')");
            assertThat((String) page.evaluate("() => window.said")).startsWith("Reconnecting. This is of ");
            page.context().close();
        } finally {
            silent.close();
        }
    }
}
