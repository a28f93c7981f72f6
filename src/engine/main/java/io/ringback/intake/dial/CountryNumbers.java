package io.ringback.intake.dial;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Looks for a dialled number among local ones: those of the region it was dialled in and, when a country's calling code
 * goes before it ({@code +44999}, {@code 01144999}), those of that country.
 */
final class CountryNumbers {
    private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();
    private static final Set<Integer> CALLING_CODES = Set.copyOf(NUMBERS.getSupportedCallingCodes());
    private static final int LONGEST_CALLING_CODE = 3;

    /** Asked of every short number that is dialled, and dear to look up. */
    private static final Map<String, String> OWN_CODE = new ConcurrentHashMap<>();

    /** A calling code without {@code +} needs as many digits as no extension has, but before {@code 112} and 911. */
    private static final int SHORTEST_WITHOUT_PLUS = 5;

    private final LocalNumbers local;

    CountryNumbers(LocalNumbers local) {
        this.local = local;
    }

    boolean include(DialledNumber dialled, String region) {
        String keys = dialled.keys();
        return local.include(keys, region)
                || (isWorthCutting(dialled, region)
                        && (isInCountry(dialled, region) || AreaCode.hides(dialled, region, local)));
    }

    /** Too long a number is an ordinary one, whichever code is cut off. */
    private boolean isWorthCutting(DialledNumber dialled, String region) {
        int longest = local.longest(region);
        int codes = LONGEST_CALLING_CODE + (dialled.international() ? 0 : ExitCode.LONGEST);
        return longest > 0 && dialled.keys().length() <= longest + codes;
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
        for (String code : ExitCode.beginning(keys)) {
            if (isAfterCallingCode(keys.substring(code.length()), 0, region)) {
                return true;
            }
        }
        return isAfterOwnCallingCode(keys, region);
    }

    /**
     * No calling code begins another, so that at most one fits.
     *
     * @param scope how many of the first digits say where the number is local, and are no part of it
     */
    private boolean isAfterCallingCode(String keys, int scope, String region) {
        int code = 0;
        for (int digits = 1; digits <= LONGEST_CALLING_CODE && digits < keys.length(); digits++) {
            int digit = keys.charAt(digits - 1) - '0';
            if (digit < 0 || digit > 9) {
                return false;
            }
            code = 10 * code + digit;
            if (CALLING_CODES.contains(code)) {
                int from = Math.max(digits, scope);
                String country = regionOf(code, region);
                // Every ordinary international call ends here: too long, and no object was made of it.
                return keys.length() - from <= local.longest(country) && local.include(keys.substring(from), country);
            }
        }
        return false;
    }

    /** E.164 that lost its plus, as gateways write it; foreign calling codes would be too many extensions. */
    private boolean isAfterOwnCallingCode(String keys, String region) {
        if (keys.length() > local.longest(region) + LONGEST_CALLING_CODE) {
            return false;
        }
        String prefix = OWN_CODE.computeIfAbsent(region, CountryNumbers::ownCode);
        if (prefix.isEmpty() || !keys.startsWith(prefix)) {
            return false;
        }
        String rest = keys.substring(prefix.length());
        return (keys.length() >= SHORTEST_WITHOUT_PLUS || RegionEmergencyNumbers.EVERYWHERE.contains(rest))
                && local.include(rest, region);
    }

    private static String ownCode(String region) {
        int code = NUMBERS.getCountryCodeForRegion(region);
        return code == 0 ? "" : Integer.toString(code);
    }

    /** Countries share calling codes: the caller's own region goes first. */
    private static String regionOf(int callingCode, String region) {
        return NUMBERS.getCountryCodeForRegion(region) == callingCode
                ? region
                : NUMBERS.getRegionCodeForCountryCode(callingCode);
    }
}
