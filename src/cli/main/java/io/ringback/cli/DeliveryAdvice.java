package io.ringback.cli;

import io.ringback.event.ContactChannel;
import java.util.Map;

/** What to do about a message that did not reach its contact, by the word for why. */
final class DeliveryAdvice {
    private static final String NOBODY = "nobody answers there; look at host, port and the way to it";

    private static final Map<String, String> BY_WORD = Map.ofEntries(
            Map.entry("NOT_ANSWERED", "the call was placed, and nobody took it within 45 s"),
            Map.entry("BAD_ADDRESS", "'ringback contact add' with the same ID gives it another address"),
            Map.entry(
                    "PRIVATE_ADDRESS",
                    "its host is on this machine or its network; notice.allow-private=true lets webhooks go there"),
            Map.entry("TOO_SLOW", "the server takes longer than a message is waited for; its own log may say why"),
            Map.entry("TIMED_OUT", "the server takes longer than a message is waited for; its own log may say why"),
            Map.entry("NO_CONNECTION", NOBODY),
            Map.entry("CONNECTION_LOST", "the server hung up; its own log may say why"),
            Map.entry("UNKNOWN_HOST", "no name server knows its host; correct the name"),
            Map.entry(
                    "TLS_FAILED",
                    "the server's certificate is not trusted for its name by the Java runtime, or it has no TLS; for"
                            + " mail docs/settings.md says what notice.smtp.url may be"));

    private DeliveryAdvice() {}

    static String of(ContactChannel channel, String word) {
        return switch (word) {
            case "CHANNEL_NOT_SET_UP" -> "give this command notify's settings (--config): " + missing(channel);
            case "LOGIN_REFUSED" -> "the server does not take the login of " + login(channel);
            default -> {
                boolean status = word.startsWith("SMTP_") || word.startsWith("HTTP_");
                yield BY_WORD.getOrDefault(
                        word,
                        status ? "the receiver's own code; its log may say why" : "docs/contract.md has the word");
            }
        };
    }

    private static String missing(ContactChannel channel) {
        return switch (channel) {
            case EMAIL -> "these have no notice.smtp.url or no notice.smtp.from";
            case CALL -> "these have no asterisk.password-file that can be read";
            case WEBHOOK, LOG, UNKNOWN -> "this version knows no such channel";
        };
    }

    private static String login(ContactChannel channel) {
        return channel == ContactChannel.CALL ? "asterisk.user and asterisk.password-file" : "notice.smtp.url";
    }
}
