package io.ringback.console;

import io.ringback.console.http.Answer;
import io.ringback.console.http.Ask;
import io.ringback.console.http.Routes;
import io.ringback.event.EmergencyNotice;
import io.ringback.event.NoticeDelivery;
import io.ringback.notify.AckLinks;
import io.ringback.notify.AckLinks.Claim;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * The page that a notice's link opens (R29). Opening it does nothing, since mail scanners open every link: a person presses
 * its button. What allows it is the signature in the link, so that no other token is asked for.
 */
final class AckPage {
    private static final String HTML = "text/html; charset=utf-8";

    /** Without a referrer a browser says of a form that it comes from nowhere, and it would be refused as another site's. */
    private static final String BEGINNING = """
            <!doctype html>
            <html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark"><meta name="robots" content="noindex">
            <meta name="referrer" content="same-origin">
            <title>Ringback notice</title><link rel="stylesheet" href="/console.css"></head><body><main id="main">
            <h1>Ringback</h1>
            """;

    private static final String END = "</main></body></html>\n";

    private final AckLinks links;
    private final SeenNotices notices;
    private final Acknowledgements acknowledgements;

    AckPage(AckLinks links, SeenNotices notices, Acknowledgements acknowledgements) {
        this.links = links;
        this.notices = notices;
        this.acknowledgements = acknowledgements;
    }

    void serve(Routes routes) {
        routes.getOpenly(AckLinks.PATH, this::show).postOpenly(AckLinks.PATH, this::press);
    }

    private Answer show(Ask ask) {
        return links.read(ask.rest())
                .map(claim -> page(200, content(claim, ask.parameter("pressed").isPresent())))
                .orElseGet(AckPage::unknown);
    }

    /**
     * A telephone's token comes in the body: a switch logs the address of a request that fails. Says that it is recorded
     * only when the brokers have it.
     */
    private CompletionStage<Answer> press(Ask ask) {
        String token = ask.rest().isEmpty() ? ask.body().strip() : ask.rest();
        Optional<Claim> claim = links.read(token);
        if (claim.isEmpty()) {
            return CompletableFuture.completedFuture(unknown());
        }
        return acknowledgements
                .write(claim.get())
                .handle((written, failure) -> failure == null ? recorded(token) : unwritten());
    }

    /** The page that follows is asked for anew, so that nothing is sent twice by a reload; a telephone goes by the word. */
    private static Answer recorded(String token) {
        return new Answer(
                303,
                "text/plain; charset=utf-8",
                ByteBuffer.wrap("recorded\n".getBytes(StandardCharsets.UTF_8)),
                Map.of("Location", AckLinks.PATH + token + "?pressed=1", "Cache-Control", "no-store"));
    }

    private static Answer unwritten() {
        return page(
                503,
                "<p role=\"alert\">Nobody knows whether this was recorded: no broker answers. Go back and press again.</p>");
    }

    private String content(Claim claim, boolean pressed) {
        String id = claim.notice().value();
        @Nullable NoticeDelivery seen = notices.acknowledged(id);
        if (seen != null) {
            return described(id) + "<p role=\"status\">Acknowledged by <strong>" + escaped(seen.getContactId())
                    + "</strong> at " + seen.getAt() + ". Nobody else is told.</p>";
        }
        if (pressed) {
            return described(id)
                    + "<p role=\"status\">Recorded. Reload this page to see that the next contacts are not told.</p>";
        }
        return described(id) + "<form method=\"post\"><button type=\"submit\">I have seen this</button></form>"
                + "<p>Until somebody says so, the next contacts are told.</p>";
    }

    private String described(String id) {
        @Nullable EmergencyNotice notice = notices.notice(id);
        if (notice == null) {
            return "<p>Notice " + escaped(id) + "</p>";
        }
        return "<p><strong>" + notice.getKind() + "</strong> " + notice.getAt() + "</p><p>"
                + (notice.getAgentId() == null ? "" : "Agent " + escaped(notice.getAgentId()) + " ")
                + (notice.getNumber() == null ? "" : "Call back " + escaped(notice.getNumber()))
                + "</p><p>Notice " + escaped(id) + "</p>";
    }

    private static Answer unknown() {
        return page(404, "<p>This link is not known here.</p>");
    }

    private static Answer page(int status, String content) {
        return Answer.text(status, HTML, BEGINNING + content + END);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
