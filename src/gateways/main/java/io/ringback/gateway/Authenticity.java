package io.ringback.gateway;

import io.ringback.digest.Sha256;
import io.ringback.settings.GatewayAuth;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether a request is its system's own, as that system shows it. What is compared takes as long for a wrong one
 * as for a right one.
 */
final class Authenticity {
    /** Whether to believe a request. */
    enum Verdict {
        GENUINE,
        UNSIGNED,
        FORGED
    }

    /** How old a signed time may be: jambonz' own bound. */
    private static final Duration OLDEST = Duration.ofMinutes(5);

    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,12}");

    private static final Pattern URL = Pattern.compile("(?<host>https?://[^/?#]+?)(?<port>:[0-9]+)?(?<rest>[/?#].*)?");

    /** As it stands in what Twilio signs, whatever the fields are named that it is cut into. */
    private static final Pattern TIMESTAMP = Pattern.compile("Timestamp[A-Z][a-z]{2}, [0-9]{2} [A-Z][a-z]{2} [0-9]{4}");

    /** What a Jambonz-Signature says: a time in seconds and a signature over that and the body. */
    private record Timed(String seconds, String signature) {
        static Timed of(String shown) {
            String seconds = "";
            String signature = "";
            for (String part : shown.split(",", 8)) {
                seconds = part.strip().startsWith("t=") ? part.strip().substring(2) : seconds;
                signature = part.strip().startsWith("v1=") ? part.strip().substring(3) : signature;
            }
            return new Timed(SECONDS.matcher(seconds).matches() ? seconds : "", signature);
        }

        @Nullable Instant at() {
            return seconds.isEmpty() ? null : Instant.ofEpochSecond(Long.parseLong(seconds));
        }
    }

    private final GatewayAuth auth;
    private final @Nullable String header;
    private final List<String> secrets;

    /** @param header where signature or secret is, for an auth that has no place of its own */
    Authenticity(GatewayAuth auth, @Nullable String header, List<String> secrets) {
        this.auth = auth;
        this.header = header;
        this.secrets = List.copyOf(secrets);
    }

    Verdict of(Incoming request, Instant now) {
        @Nullable String shown = shown(request);
        if (shown == null || shown.isEmpty()) {
            return Verdict.UNSIGNED;
        }
        boolean matches = false;
        for (String secret : secrets) {
            matches |= matches(request, shown, secret, now);
        }
        return matches ? Verdict.GENUINE : Verdict.FORGED;
    }

    /**
     * When a genuine request was signed; null where that is not said. Whoever plays a recording of it back cannot give it
     * another.
     */
    @Nullable Instant signedAt(Incoming request) {
        @Nullable String shown = auth == GatewayAuth.JAMBONZ ? shown(request) : null;
        return shown == null ? null : Timed.of(shown).at();
    }

    /** By which scheme a sender who has shown nothing is to show who it is. */
    String challenge() {
        return (auth == GatewayAuth.BASIC ? "Basic" : "Bearer") + " realm=\"ringback\"";
    }

    private @Nullable String shown(Incoming request) {
        return switch (auth) {
            case TWILIO -> request.header("X-Twilio-Signature");
            case JAMBONZ, HMAC, HEADER -> header == null ? null : request.header(header);
            case AZURE ->
                request.query().containsKey("code") ? request.query().get("code") : scheme(request, "Bearer ");
            case BASIC -> scheme(request, "Basic ");
            case BEARER -> scheme(request, "Bearer ");
        };
    }

    private static @Nullable String scheme(Incoming request, String scheme) {
        @Nullable String given = request.header("Authorization");
        return given != null && given.regionMatches(true, 0, scheme, 0, scheme.length())
                ? given.substring(scheme.length()).strip()
                : null;
    }

    private boolean matches(Incoming request, String shown, String secret, Instant now) {
        return switch (auth) {
            case TWILIO -> isTwilios(request, shown, secret);
            case JAMBONZ -> isJambonz(request, shown, secret, now);
            case HMAC -> isEqual(hex(secret, request.body()), hexOf(shown));
            case BASIC -> isEqual(Base64.getEncoder().encodeToString(utf8(secret)), shown);
            case AZURE, BEARER, HEADER -> isEqual(secret, shown);
        };
    }

    /** A form's fields follow the URL, sorted; of any other body the URL carries the hash. */
    private static boolean isTwilios(Incoming request, String shown, String secret) {
        Optional<String> fields = request.isForm() ? fields(request) : hashed(request);
        boolean isSigned = false;
        String algorithm = isByRule(request) ? "HmacSHA256" : "HmacSHA1";
        for (String url : urls(request.url())) {
            byte[] mac = mac(algorithm, secret, utf8(url + fields.orElse("")));
            isSigned |= isEqual(Base64.getEncoder().encodeToString(mac), shown);
        }
        return isSigned && fields.isPresent();
    }

    /** By a rule that the user has made for the URL, with a shared key; else with the account's token. */
    private static boolean isByRule(Incoming request) {
        @Nullable String how = request.header("X-Twilio-Webhooks-Signature-Settings");
        return how != null && how.toUpperCase(Locale.ROOT).contains("HMAC_SHA256");
    }

    /** Which of Twilio's machines signs decides about the port: as it is, none, or the scheme's own. Its libraries try them, too. */
    private static Set<String> urls(String url) {
        Matcher parts = URL.matcher(url);
        if (!parts.matches()) {
            return Set.of(url);
        }
        String rest = Objects.requireNonNullElse(parts.group("rest"), "");
        String usual = url.startsWith("https:") ? ":443" : ":80";
        String port = Objects.requireNonNullElse(parts.group("port"), usual);
        return new LinkedHashSet<>(List.of(url, parts.group("host") + rest, parts.group("host") + port + rest));
    }

    /**
     * Empty for a body that is no form: the URL's signature alone says nothing of it. Names and values are signed without
     * what parts them: a recording whose time is cut into other fields would have none.
     */
    private static Optional<String> fields(Incoming request) {
        try {
            Map<String, String> fields =
                    new TreeMap<>(EventText.form(new String(request.body(), StandardCharsets.UTF_8)));
            StringBuilder signed = new StringBuilder();
            fields.forEach((name, value) -> signed.append(name).append(value));
            boolean isTimeMoved = !fields.containsKey("Timestamp")
                    && TIMESTAMP.matcher(signed).find();
            return isTimeMoved ? Optional.empty() : Optional.of(signed.toString());
        } catch (UnreadableEventException e) {
            return Optional.empty();
        }
    }

    /** Nothing follows the URL of a body that has the URL's hash; empty for another body. */
    private static Optional<String> hashed(Incoming request) {
        @Nullable String hash = request.query().get("bodySHA256");
        boolean isMeant = hash != null && isEqual(HexFormat.of().formatHex(Sha256.of(request.body())), hexOf(hash));
        return isMeant ? Optional.of("") : Optional.empty();
    }

    private static boolean isJambonz(Incoming request, String shown, String secret, Instant now) {
        Timed timed = Timed.of(shown);
        @Nullable Instant at = timed.at();
        if (at == null) {
            return false;
        }
        byte[] before = utf8(timed.seconds() + ".");
        byte[] signed = new byte[before.length + request.body().length];
        System.arraycopy(before, 0, signed, 0, before.length);
        System.arraycopy(request.body(), 0, signed, before.length, request.body().length);
        boolean isRecent = Duration.between(at, now).abs().compareTo(OLDEST) <= 0;
        boolean isSigned = isEqual(hex(secret, signed), hexOf(timed.signature()));
        return isSigned && isRecent;
    }

    /** Some systems write the algorithm before it. */
    private static String hexOf(String shown) {
        String bare = shown.startsWith("sha256=") ? shown.substring("sha256=".length()) : shown;
        return bare.toLowerCase(Locale.ROOT);
    }

    private static String hex(String secret, byte[] body) {
        return HexFormat.of().formatHex(mac("HmacSHA256", secret, body));
    }

    private static byte[] mac(String algorithm, String secret, byte[] signed) {
        try {
            Mac mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(utf8(secret), algorithm));
            return mac.doFinal(signed);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + algorithm, e);
        }
    }

    private static boolean isEqual(String wanted, String shown) {
        return MessageDigest.isEqual(utf8(wanted), utf8(shown));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
