package io.ringback.settings;

import java.util.Locale;
import java.util.Map;

/**
 * Named sets of settings, for what a site has to meet. A profile changes defaults alone: whatever is given besides wins.
 * {@code docs/choosing.md} says what each meets and what it leaves to the site.
 */
public enum Profile {
    /** The behaviour that Ringback began with: every default as it is. */
    SEED,
    /** RFC 6881: a callback is possible for 30 minutes after the call (R19). */
    RFC6881,
    /** 47 CFR 9.16: 911 is dialled directly, and somebody at the site is told at once. */
    KARIS_LAW,
    /** Directive (EU) 2018/1972, Article 109, and the GDPR: no American test number, no details kept for longer than needed. */
    EECC;

    /** What it gives, by key. */
    Map<String, String> settings() {
        return switch (this) {
            case SEED -> Map.of();
            case RFC6881 -> Map.of("callback.min-after-call", "PT30M");
            case KARIS_LAW -> Map.of("emergency.region", "US", "emergency.test-numbers", "US:933");
            case EECC ->
                Map.of("emergency.test-numbers", "", "callback.min-after-call", "PT30M", "call-events.purge", "true");
        };
    }

    /** Its name as it is written. */
    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
