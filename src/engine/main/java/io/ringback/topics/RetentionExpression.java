package io.ringback.topics;

import io.ringback.settings.Settings;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How long a topic keeps a record: settings and durations added up, each optionally times a factor. */
final class RetentionExpression {
    /** Shorter would tear gaps into a topic while a consumer is restarting; only leases of a demonstration are. */
    static final Duration SHORTEST = Duration.ofSeconds(30);

    private static final String FOREVER = "forever";
    private static final Pattern TERM = Pattern.compile("(?:([0-9]+(?:\\.[0-9]+)?)\\s*\\*\\s*)?(\\S+)");

    private RetentionExpression() {}

    /** Null is for ever. */
    static @Nullable Duration value(String expression, Settings settings) {
        if (expression.equals(FOREVER)) {
            return null;
        }
        long millis = 0;
        for (String term : List.of(expression.split("\\+", -1))) {
            millis += term(term.strip(), settings);
        }
        return Duration.ofMillis(Math.max(millis, SHORTEST.toMillis()));
    }

    private static long term(String text, Settings settings) {
        Matcher term = TERM.matcher(text);
        if (!term.matches()) {
            throw new IllegalArgumentException("Not a retention: " + text);
        }
        @Nullable String factor = term.group(1);
        long millis = duration(term.group(2), settings).toMillis();
        return factor == null
                ? millis
                : new BigDecimal(factor).multiply(BigDecimal.valueOf(millis)).longValue();
    }

    private static Duration duration(String name, Settings settings) {
        return switch (name) {
            case "callback.lease" -> settings.lease();
            case "callback.quarantine" -> settings.quarantine();
            case "callback.overrun-grace" -> settings.overrunGrace();
            case "callback.min-after-call" -> settings.minAfterCall();
            default -> Duration.parse(name);
        };
    }
}
