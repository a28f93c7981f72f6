package io.ringback.settings;

import java.time.DateTimeException;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads durations as people write them: ISO-8601 ({@code PT60M}), or a number and its unit ({@code 60m}). */
public final class DurationText {
    private static final Pattern SHORT = Pattern.compile("(\\d{1,9})(ms|s|m|h|d)");
    private static final Map<String, Duration> UNITS = Map.of(
            "ms", Duration.ofMillis(1),
            "s", Duration.ofSeconds(1),
            "m", Duration.ofMinutes(1),
            "h", Duration.ofHours(1),
            "d", Duration.ofDays(1));

    private DurationText() {}

    /**
     * The duration that the text says.
     *
     * @throws IllegalArgumentException when it is neither, without quoting the text
     */
    public static Duration parse(String text) {
        Matcher words = SHORT.matcher(text);
        if (words.matches()) {
            return UNITS.getOrDefault(words.group(2), Duration.ZERO).multipliedBy(Long.parseLong(words.group(1)));
        }
        try {
            return Duration.parse(text);
        } catch (DateTimeException | ArithmeticException e) {
            throw new IllegalArgumentException();
        }
    }
}
