package io.ringback.settings;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** How contacts are told of notices, and how they acknowledge (R29). */
final class NoticeReference {
    static final Setting<Optional<URI>> SMTP_URL = new Setting<>(
            "notice.smtp.url",
            "",
            "an smtp: or smtps: URL such as smtp://user:password@mail.example.com:587, or empty",
            Parsers.url(Set.of("smtp", "smtps")),
            true,
            "The mail server that notices go out by: smtps: is TLS from the start, smtp: demands STARTTLS unless the URL ends in ?starttls=optional, and of a server on this machine only with ?starttls=required (R29).");
    static final Setting<Optional<String>> SMTP_FROM = Setting.of(
            "notice.smtp.from",
            "",
            "a mail address, or empty",
            Parsers::mailAddress,
            "Whom notices by mail come from; needed with notice.smtp.url.");
    static final Setting<Duration> ESCALATE_AFTER = Setting.of(
            "notice.escalate-after",
            "PT60S",
            Parsers.A_DURATION + "60s or PT60S, longer than zero",
            Parsers::positive,
            "How long the contacts of a step have to acknowledge a notice before those of the next step are told (R29).");
    static final Setting<Duration> RETRY_FOR = Setting.of(
            "notice.retry-for",
            "PT15M",
            Parsers.A_DURATION + "15m or PT15M",
            Parsers::notNegative,
            "How long a contact that cannot be reached is tried, with growing pauses (R29).");
    static final Setting<Optional<Path>> WEBHOOK_SECRET_FILE = Setting.of(
            "notice.webhook.secret-file",
            "",
            "a file, or empty",
            Parsers::file,
            "A file with the secret that webhooks are signed with, HMAC-SHA-256 over the body; unsigned when empty.");
    static final Setting<Boolean> ALLOW_PRIVATE = Setting.of(
            "notice.allow-private",
            "false",
            "true or false",
            Parsers::truth,
            "Whether webhooks may go to loopback, private and link-local addresses.");
    static final Setting<Optional<URI>> ACK_URL = Setting.of(
            "notice.ack.url",
            "",
            "an http: or https: URL such as https://ringback.example.com, or empty",
            Parsers.url(Set.of("http", "https")),
            "Where contacts reach the console: notices then carry a link to acknowledge by. Needs notice.ack.secret-file.");
    static final Setting<Optional<Path>> ACK_SECRET_FILE = Setting.of(
            "notice.ack.secret-file",
            "",
            "a file, or empty",
            Parsers::file,
            "A file with the secret that makes those links; notify and console need the same.");

    static final List<Setting<?>> ALL = List.of(
            SMTP_URL,
            SMTP_FROM,
            ESCALATE_AFTER,
            RETRY_FOR,
            WEBHOOK_SECRET_FILE,
            ALLOW_PRIVATE,
            ACK_URL,
            ACK_SECRET_FILE);

    private NoticeReference() {}
}
