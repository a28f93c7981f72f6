package io.ringback.intake.dial;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.ShortNumberInfo;
import java.util.HashSet;
import java.util.Set;

/**
 * The emergency numbers of one region, as libphonenumber knows them. The short ones are listed beforehand, so that an
 * ordinary short number costs one look; a region that libphonenumber knows nothing of has those that every mobile phone
 * knows (3GPP TS 22.101 §10.1.1).
 */
final class RegionEmergencyNumbers {
    /** The longest today has four digits. */
    static final int LONGEST = 6;

    private static final int LONGEST_LISTED = 3;
    private static final Set<String> EVERYWHERE = Set.of("112", "911");
    private static final ShortNumberInfo NUMBERS = ShortNumberInfo.getInstance();

    private final String region;
    private final boolean known;
    private final Set<String> listed;

    RegionEmergencyNumbers(String region) {
        this.region = region;
        Set<String> found = hasMetadata(region) ? list(region) : Set.of();
        this.known = !found.isEmpty();
        this.listed = known ? found : EVERYWHERE;
    }

    boolean include(String keys) {
        if (keys.length() <= LONGEST_LISTED) {
            return listed.contains(keys);
        }
        return known && keys.length() <= LONGEST && areDigits(keys) && NUMBERS.isEmergencyNumber(keys, region);
    }

    /** A feature code such as {@code *112} is the exchange's own matter, while libphonenumber passes over the star. */
    private static boolean areDigits(String keys) {
        return keys.chars().allMatch(Character::isDigit);
    }

    /** Asked beforehand, because libphonenumber logs a warning for each look into a region that it lacks. */
    private static boolean hasMetadata(String region) {
        return PhoneNumberUtil.class.getResource("data/ShortNumberMetadataProto_" + region) != null;
    }

    private static Set<String> list(String region) {
        Set<String> found = new HashSet<>();
        for (int length = 1, end = 10; length <= LONGEST_LISTED; length++, end *= 10) {
            for (int number = end; number < 2 * end; number++) {
                String digits = Integer.toString(number).substring(1);
                if (NUMBERS.isEmergencyNumber(digits, region)) {
                    found.add(digits);
                }
            }
        }
        return Set.copyOf(found);
    }
}
