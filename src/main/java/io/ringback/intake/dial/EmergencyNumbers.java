package io.ringback.intake.dial;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Decides whether a dialled number is an emergency number of its region (R1): by libphonenumber, by
 * {@code emergency.numbers}, and with a country's calling code before it ({@code +44999}), which is then the country
 * that counts. When in doubt it is one.
 */
final class EmergencyNumbers {
    private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();
    private static final int LONGEST_CALLING_CODE = 3;

    private final ListedNumbers own;
    private final Map<String, RegionEmergencyNumbers> byRegion = new ConcurrentHashMap<>();

    EmergencyNumbers(Collection<String> own) {
        this.own = new ListedNumbers(own);
    }

    boolean include(DialledNumber dialled, String region) {
        return switch (dialled.kind()) {
            case EMERGENCY_SERVICE -> true;
            case KEYS ->
                isShort(dialled.keys(), region) || isInCountry(dialled, region) || own.include(dialled, region);
            case TEST_SERVICE, NAME, UNUSABLE -> false;
        };
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
            String number = keys.substring(Math.max(code, scope));
            if (number.length() <= RegionEmergencyNumbers.LONGEST
                    && isCallingCode(keys.substring(0, code))
                    && isShort(number, regionOf(Integer.parseInt(keys.substring(0, code)), region))) {
                return true;
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

    private boolean isShort(String keys, String region) {
        return keys.length() <= RegionEmergencyNumbers.LONGEST
                && byRegion.computeIfAbsent(region, RegionEmergencyNumbers::new).include(keys);
    }
}
