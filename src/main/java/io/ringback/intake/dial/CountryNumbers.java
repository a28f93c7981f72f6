package io.ringback.intake.dial;

import com.google.i18n.phonenumbers.PhoneNumberUtil;

/**
 * Looks for a dialled number among local ones: those of the region it was dialled in and, when a country's calling code
 * goes before it ({@code +44999}, {@code 01144999}), those of that country.
 */
final class CountryNumbers {
    private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();
    private static final int LONGEST_CALLING_CODE = 3;
    private static final int LONGEST_EXIT_CODE = "011".length();

    private final LocalNumbers local;

    CountryNumbers(LocalNumbers local) {
        this.local = local;
    }

    boolean include(DialledNumber dialled, String region) {
        if (dialled.kind() != DialledNumber.Kind.KEYS) {
            return false;
        }
        String keys = dialled.keys();
        return local.include(keys, region) || (isWorthCutting(dialled) && isInCountry(dialled, region));
    }

    /** Too long a number is an ordinary one, whichever code is cut off. */
    private boolean isWorthCutting(DialledNumber dialled) {
        int codes = LONGEST_CALLING_CODE + (dialled.international() ? 0 : LONGEST_EXIT_CODE);
        return dialled.keys().length() <= local.longest() + codes;
    }

    private boolean isInCountry(DialledNumber dialled, String region) {
        String keys = dialled.keys();
        if (dialled.international()) {
            return isAfterCallingCode(keys, 0, region);
        }
        if (!dialled.context().isEmpty()) {
            return isAfterCallingCode(
                    dialled.context() + keys, dialled.context().length(), region);
        }
        return (keys.startsWith("00") && isAfterCallingCode(keys.substring(2), 0, region))
                || (keys.startsWith("011") && isAfterCallingCode(keys.substring(3), 0, region));
    }

    /**
     * No calling code begins another, so that at most one fits.
     *
     * @param scope how many of the first digits say where the number is local, and are no part of it
     */
    private boolean isAfterCallingCode(String keys, int scope, String region) {
        for (int code = 1; code <= LONGEST_CALLING_CODE && code < keys.length(); code++) {
            if (isCallingCode(keys.substring(0, code))) {
                String country = regionOf(Integer.parseInt(keys.substring(0, code)), region);
                return local.include(keys.substring(Math.max(code, scope)), country);
            }
        }
        return false;
    }

    private static boolean isCallingCode(String keys) {
        return keys.chars().allMatch(Character::isDigit)
                && !NUMBERS.getRegionCodesForCountryCode(Integer.parseInt(keys)).isEmpty();
    }

    /** Countries share calling codes: the caller's own region goes first. */
    private static String regionOf(int callingCode, String region) {
        return NUMBERS.getCountryCodeForRegion(region) == callingCode
                ? region
                : NUMBERS.getRegionCodeForCountryCode(callingCode);
    }
}
