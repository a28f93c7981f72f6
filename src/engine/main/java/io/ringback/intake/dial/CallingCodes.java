package io.ringback.intake.dial;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The calling codes of the world's countries, listed once: libphonenumber makes objects for each look into its own. */
final class CallingCodes {
    static final int LONGEST = 3;

    private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();
    private static final @Nullable String[] MAIN_REGIONS = new String[1_000];
    private static final Map<String, String> BY_REGION = byRegion();

    private CallingCodes() {}

    private static Map<String, String> byRegion() {
        Map<String, String> codes = new HashMap<>();
        for (int code : NUMBERS.getSupportedCallingCodes()) {
            MAIN_REGIONS[code] = NUMBERS.getRegionCodeForCountryCode(code);
            for (String region : NUMBERS.getRegionCodesForCountryCode(code)) {
                codes.put(region, Integer.toString(code));
            }
        }
        return Map.copyOf(codes);
    }

    /** A region's code in digits; empty when it has none. */
    static String of(String region) {
        return BY_REGION.getOrDefault(region, "");
    }

    /** The first of the regions that share a code of at most three digits; null when nobody has it. */
    static @Nullable String mainRegion(int code) {
        return MAIN_REGIONS[code];
    }
}
