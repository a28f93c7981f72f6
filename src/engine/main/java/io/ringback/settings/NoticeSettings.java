package io.ringback.settings;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How contacts are told of notices (R29).
 *
 * @param escalateAfter how long a step's contacts have to acknowledge
 * @param retryFor how long a contact that cannot be reached is tried
 * @param smtpUrl the mail server, perhaps with a login in it; null when there is none
 * @param smtpFrom whom mails come from; there when smtpUrl is
 * @param webhookSecretFile what webhooks are signed with; null when they are not
 * @param allowPrivate whether webhooks may go to private addresses
 * @param ackUrl where contacts reach the console; null when there are no links
 * @param ackSecretFile what links are made with; there when ackUrl is
 */
public record NoticeSettings(
        Duration escalateAfter,
        Duration retryFor,
        @Nullable URI smtpUrl,
        @Nullable String smtpFrom,
        @Nullable Path webhookSecretFile,
        boolean allowPrivate,
        @Nullable URI ackUrl,
        @Nullable Path ackSecretFile) {

    static NoticeSettings of(Values values) {
        return new NoticeSettings(
                values.get(NoticeReference.ESCALATE_AFTER),
                values.get(NoticeReference.RETRY_FOR),
                values.get(NoticeReference.SMTP_URL).orElse(null),
                values.get(NoticeReference.SMTP_FROM).orElse(null),
                values.get(NoticeReference.WEBHOOK_SECRET_FILE).orElse(null),
                values.get(NoticeReference.ALLOW_PRIVATE),
                values.get(NoticeReference.ACK_URL).orElse(null),
                values.get(NoticeReference.ACK_SECRET_FILE).orElse(null));
    }

    /** Leaves the mail server out: its URL may hold a password. */
    @Override
    public String toString() {
        return "NoticeSettings[escalateAfter=%s, retryFor=%s]".formatted(escalateAfter, retryFor);
    }
}
