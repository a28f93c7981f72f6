package io.ringback.console;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.TestInfo;

/**
 * An installed Chromium: the one that {@code RINGBACK_CHROMIUM} (or the property {@code ringback.chromium}) names, else
 * Debian's. Nothing is ever downloaded.
 */
final class Chromium implements AutoCloseable {
    static final String WHY_NOT =
            "no Chromium: set RINGBACK_CHROMIUM to its path, or install Debian's package chromium";

    /** How long whatever is waited for may take. */
    private static final double PATIENCE_MILLIS = 120_000;

    private static final List<String> FLAGS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    private final Playwright playwright;
    private final Browser browser;

    private Chromium(Path executable) {
        this.playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        this.browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(executable)
                        .setHeadless(true)
                        .setTimeout(PATIENCE_MILLIS)
                        .setArgs(FLAGS));
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
    }

    static Optional<Path> installed() {
        return Stream.of(
                        Optional.ofNullable(System.getProperty("ringback.chromium"))
                                .orElse(""),
                        Optional.ofNullable(System.getenv("RINGBACK_CHROMIUM")).orElse(""),
                        "/usr/bin/chromium")
                .filter(path -> !path.isBlank())
                .findFirst()
                .map(Path::of)
                .filter(Files::isExecutable);
    }

    /** Leaves a test out, by its name and with the reason, where there is no browser. */
    static void needed(TestInfo test) {
        boolean here = installed().isPresent();
        if (!here) {
            System.err.println("SKIPPED " + test.getDisplayName() + ": " + WHY_NOT);
        }
        assumeTrue(here, WHY_NOT);
    }

    static Chromium start() {
        return new Chromium(installed().orElseThrow(() -> new IllegalStateException(WHY_NOT)));
    }

    Page open(String url, int width, int height, ColorScheme scheme) {
        Page page = blank(width, height, scheme);
        page.navigate(url);
        return page;
    }

    Page blank(int width, int height, ColorScheme scheme) {
        BrowserContext context = browser.newContext(
                new Browser.NewContextOptions().setViewportSize(width, height).setColorScheme(scheme));
        context.setDefaultTimeout(PATIENCE_MILLIS);
        return context.newPage();
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
