package io.ringback.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;

/** A console with a whole Ringback behind it, and a browser to look at it. */
record BrowsedConsole(ConsoleStage stage, Chromium chromium) implements AutoCloseable {
    static BrowsedConsole start() throws Exception {
        return new BrowsedConsole(ConsoleStage.start("callback.lease=PT10M"), Chromium.start());
    }

    Page open(String view) {
        return open(view, ColorScheme.LIGHT);
    }

    Page open(String view, ColorScheme scheme) {
        Page page = chromium.open(stage.url(), 1280, 800, scheme);
        assertThat(page.locator("#connection")).hasText("Live");
        page.locator("#tab-" + view).click();
        return page;
    }

    /** All of the page but the button that everybody may see. */
    static String shown(Page page) {
        return page.content().replace("data-dial=\"911\"", "");
    }

    @Override
    public void close() {
        chromium.close();
        stage.close();
    }
}
