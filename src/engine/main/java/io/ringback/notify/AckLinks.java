package io.ringback.notify;

import io.ringback.notify.rules.ContactId;
import io.ringback.notify.rules.NoticeId;
import io.ringback.settings.NoticeSettings;
import io.ringback.settings.Settings;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Links by which a contact says that it has seen a notice. A link names the notice and the contact, and holds a signature
 * of both that only Ringback can make; it counts once, since the first acknowledgement does.
 */
public final class AckLinks {
    /** The console's path of a link, which the token follows. */
    public static final String PATH = "/ack/";

    private static final Base64.Encoder TEXT = Base64.getUrlEncoder().withoutPadding();
    private static final int PARTS = 3;

    private final Secret secret;
    private final URI console;

    /** Whose link it is. */
    public record Claim(NoticeId notice, ContactId contact) {}

    AckLinks(Secret secret, URI console) {
        this.secret = secret;
        this.console = console;
    }

    /**
     * The links of a deployment; none where the settings name no address of the console.
     *
     * @throws IllegalArgumentException in one line, when the secret cannot be read
     */
    public static Optional<AckLinks> of(Settings settings) {
        NoticeSettings notice = settings.notice();
        @Nullable URI url = notice.ackUrl();
        @Nullable Path file = notice.ackSecretFile();
        return url == null || file == null
                ? Optional.empty()
                : Optional.of(new AckLinks(Secret.read("notice.ack.secret-file", file), url));
    }

    /** Where this contact says that it has seen this notice. */
    public URI link(NoticeId notice, ContactId contact) {
        String base = console.toString();
        String trimmed = base.endsWith("/") ? base.substring(0, base.length() - 1) : base;
        return URI.create(trimmed + PATH + token(new Claim(notice, contact)));
    }

    String token(Claim claim) {
        String names = text(claim.notice().value()) + "." + text(claim.contact().value());
        return names + "." + TEXT.encodeToString(signature(names));
    }

    /** What a token claims, if Ringback made it; takes as long for a wrong signature as for the right one. */
    public Optional<Claim> read(String token) {
        String[] parts = token.split("\\.", -1);
        if (parts.length != PARTS) {
            return Optional.empty();
        }
        try {
            byte[] given = Base64.getUrlDecoder().decode(parts[2]);
            return MessageDigest.isEqual(signature(parts[0] + "." + parts[1]), given)
                    ? Optional.of(new Claim(new NoticeId(name(parts[0])), new ContactId(name(parts[1]))))
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private byte[] signature(String names) {
        return secret.sign(("ringback-ack:" + names).getBytes(StandardCharsets.UTF_8));
    }

    private static String text(String name) {
        return TEXT.encodeToString(name.getBytes(StandardCharsets.UTF_8));
    }

    private static String name(String text) {
        return new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
    }
}
