package io.ringback.settings;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A number that the operator declares to be an emergency number, none, or a test number (R13, R23), in one region or,
 * without one, in all.
 *
 * @param region ISO 3166-1 alpha-2, null for every region
 * @param number as it is dialled: digits, {@code *} and {@code #}
 */
public record RegionNumber(@Nullable String region, String number) {
    private static final Pattern ENTRY = Pattern.compile("(?:([A-Z]{2}):)?([0-9*#]{2,15})");

    /** Whether it holds for calls dialled in this region. */
    public boolean appliesTo(String dialledIn) {
        return region == null || region.equals(dialledIn);
    }

    static RegionNumber parse(String text) {
        Matcher entry = ENTRY.matcher(text);
        if (!entry.matches()) {
            throw new IllegalArgumentException();
        }
        @Nullable String region = entry.group(1);
        return new RegionNumber(region == null ? null : Parsers.region(region), entry.group(2));
    }
}
