package io.ringback.console;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** The console's screenshots: both views at two widths in both themes. */
final class Pictures {
    private record Size(String name, int width, int height) {}

    private static final List<Size> SIZES = List.of(new Size("wide", 1280, 800), new Size("phone", 390, 844));

    private Pictures() {}

    static void take(Chromium chromium, String url, String moment, Path folder) {
        for (Size size : SIZES) {
            for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
                for (String view : List.of("try", "ops")) {
                    Page page = chromium.open(url, size.width(), size.height(), scheme);
                    page.locator("#connection[data-kind=good]").waitFor();
                    page.locator("#tab-" + view).click();
                    page.locator("#" + view + " .tile").first().waitFor();
                    String name = String.join(
                            "-", moment, view, size.name(), scheme.name().toLowerCase(Locale.ROOT));
                    page.screenshot(new Page.ScreenshotOptions()
                            .setPath(folder.resolve(name + ".png"))
                            .setFullPage(size.width() < 500));
                    page.context().close();
                }
            }
        }
    }

    /** Of a console that runs: its address and a folder. */
    public static void main(String[] arguments) {
        try (Chromium chromium = Chromium.start()) {
            take(chromium, arguments[0], arguments[2], Path.of(arguments[1]));
        }
    }
}
