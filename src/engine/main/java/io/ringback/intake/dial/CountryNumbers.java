package io.ringback.intake.dial;

/**
 * Looks for a dialled number among local ones: those of the region it was dialled in and, when a country's calling code
 * goes before it ({@code +44999}, {@code 01144999}), those of that country.
 */
final class CountryNumbers {
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
        int codes = CallingCodes.LONGEST + (dialled.international() ? 0 : ExitCode.LONGEST);
        return longest > 0 && dialled.keys().length() <= longest + codes;
    }

    private boolean isInCountry(DialledNumber dialled, String region) {
        String keys = dialled.keys();
        if (dialled.international()) {
            return isAfterCallingCode(keys, 0, 0, region);
        }
        if (!dialled.context().isEmpty()) {
            return isAfterCallingCode(
                    dialled.context() + keys, 0, dialled.context().length(), region);
        }
        return isAfterExitCode(keys, region) || isAfterOwnCallingCode(keys, region);
    }

    private boolean isAfterExitCode(String keys, String region) {
        if (!ExitCode.mayBegin(keys)) {
            return false;
        }
        for (String code : ExitCode.ALL) {
            if (keys.startsWith(code) && isAfterCallingCode(keys, code.length(), 0, region)) {
                return true;
            }
        }
        return false;
    }

    /**
     * No calling code begins another, so that at most one fits.
     *
     * @param from where the calling code begins
     * @param scope how many of the first keys say where the number is local, and are no part of it
     */
    private boolean isAfterCallingCode(String keys, int from, int scope, String region) {
        int code = 0;
        for (int at = from; at < from + CallingCodes.LONGEST && at + 1 < keys.length(); at++) {
            int digit = keys.charAt(at) - '0';
            if (digit < 0 || digit > 9) {
                return false;
            }
            code = 10 * code + digit;
            String main = CallingCodes.mainRegion(code);
            if (main != null) {
                // Countries share calling codes: the caller's own region goes first.
                boolean isOwn = isOwnCallingCode(keys, from, at + 1, region);
                return includeFrom(keys, Math.max(at + 1, scope), isOwn ? region : main);
            }
        }
        return false;
    }

    private static boolean isOwnCallingCode(String keys, int from, int end, String region) {
        String own = CallingCodes.of(region);
        return own.length() == end - from && keys.startsWith(own, from);
    }

    /** E.164 that lost its plus, as gateways write it; foreign calling codes would be too many extensions. */
    private boolean isAfterOwnCallingCode(String keys, String region) {
        String code = CallingCodes.of(region);
        if (code.isEmpty() || !keys.startsWith(code)) {
            return false;
        }
        return (keys.length() >= SHORTEST_WITHOUT_PLUS
                        || RegionEmergencyNumbers.EVERYWHERE.contains(keys.substring(code.length())))
                && includeFrom(keys, code.length(), region);
    }

    /** Every ordinary call with a code ends here: too long, and no object was made of it. */
    private boolean includeFrom(String keys, int from, String region) {
        return keys.length() - from <= local.longest(region) && local.include(keys.substring(from), region);
    }
}
