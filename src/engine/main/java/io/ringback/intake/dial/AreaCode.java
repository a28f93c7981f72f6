package io.ringback.intake.dial;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;

/**
 * Finds an emergency number behind an area code of its region: some exchanges complete every number with their own area
 * code ({@code 0231110} and {@code +49231110} for 110 in Dortmund). No subscriber has such a number.
 */
final class AreaCode {
    private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();
    private static final int SHORTEST_LOCAL = 3;
    private static final int LONGEST = 11;

    private AreaCode() {}

    static boolean hides(DialledNumber dialled, String region, LocalNumbers local) {
        String keys = dialled.keys();
        boolean withCode = dialled.international() || keys.startsWith("0");
        if (!withCode || keys.length() > LONGEST || keys.length() <= SHORTEST_LOCAL) {
            return false;
        }
        // Before any parsing: what ends like no emergency number hides none.
        return local.include(keys.substring(keys.length() - SHORTEST_LOCAL), region)
                && isSubscriber(dialled, SHORTEST_LOCAL, region);
    }

    private static boolean isSubscriber(DialledNumber dialled, int digits, String region) {
        try {
            PhoneNumber number = NUMBERS.parse(dialled.canonical(), region);
            int area = NUMBERS.getLengthOfGeographicalAreaCode(number);
            return area > 0
                    && number.getCountryCode() == NUMBERS.getCountryCodeForRegion(region)
                    && NUMBERS.getNationalSignificantNumber(number).length() - area == digits;
        } catch (NumberParseException e) {
            return false;
        }
    }
}
