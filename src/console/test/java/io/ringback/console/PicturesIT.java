package io.ringback.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

/** The pictures of the console that the README shows; {@code -Dringback.pictures} names their folder. */
@Tag("long")
final class PicturesIT {
    @Test
    void takesItsPictures(TestInfo test) throws Exception {
        Chromium.needed(test);
        Path folder = Path.of(System.getProperty("ringback.pictures", "target/pictures"));
        Files.createDirectories(folder);
        try (BrowsedConsole console = BrowsedConsole.start()) {
            Page page = console.open("try");
            page.locator("[data-dial='911']").click();
            Locator controls = page.locator("[data-control='END_CALL']");
            controls.waitFor();
            page.locator("#customer-calls").click();
            assertThat(page.locator("#routes")).containsText("Held back");
            Pictures.take(console.chromium(), console.stage().url(), "emergency", folder);
            controls.click();
            page.locator("#close-session").click();
            assertThat(page.locator("#presence")).containsText("Available");
            page.context().close();
        }
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.filter(file -> file.toString().endsWith(".png"))).hasSizeGreaterThanOrEqualTo(8);
        }
    }
}
