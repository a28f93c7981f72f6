package io.ringback.intake.dial;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.ShortNumberInfo;
import java.util.HashSet;
import java.util.Set;

/**
 * The emergency numbers of one region (R23): those that libphonenumber knows, those of {@link NationalNumbers}, and the
 * two that count everywhere. The short ones are listed beforehand, so that an ordinary short number costs one look.
 */
final class RegionEmergencyNumbers {
    /** What every telephone that roams knows (3GPP TS 22.101 §10.1.1). */
    static final Set<String> EVERYWHERE = Set.of("112", "911");

    /** libphonenumber's longest today. */
    private static final int LONGEST_OF_LIBRARY = 6;

    private static final int LONGEST_LISTED = 3;
    private static final ShortNumberInfo NUMBERS = ShortNumberInfo.getInstance();

    private final String region;
    private final boolean known;
    private final Set<String> listed;
    private final int longest;

    RegionEmergencyNumbers(String region) {
        this.region = region;
        this.known = hasMetadata(region);
        Set<String> all = new HashSet<>(EVERYWHERE);
        all.addAll(NationalNumbers.of(region));
        if (known) {
            all.addAll(ofLibrary(region, LONGEST_LISTED));
        }
        this.listed = Set.copyOf(all);
        this.longest = Math.max(
                LONGEST_OF_LIBRARY, all.stream().mapToInt(String::length).max().orElse(0));
    }

    int longest() {
        return longest;
    }

    boolean include(String keys) {
        if (keys.length() > longest) {
            return false;
        }
        return listed.contains(keys)
                || (known
                        && keys.length() > LONGEST_LISTED
                        && keys.length() <= LONGEST_OF_LIBRARY
                        && areDigits(keys)
                        && NUMBERS.isEmergencyNumber(keys, region));
    }

    /** libphonenumber would pass over a star. */
    private static boolean areDigits(String keys) {
        for (int at = 0; at < keys.length(); at++) {
            if (keys.charAt(at) < '0' || keys.charAt(at) > '9') {
                return false;
            }
        }
        return true;
    }

    /** Asked beforehand, because libphonenumber logs a warning for each look into a region that it lacks. */
    static boolean hasMetadata(String region) {
        return PhoneNumberUtil.class.getResource("data/ShortNumberMetadataProto_" + region) != null;
    }

    /** Those of at most so many digits that libphonenumber knows. */
    static Set<String> ofLibrary(String region, int longest) {
        Set<String> found = new HashSet<>();
        for (int length = 1, end = 10; length <= longest; length++, end *= 10) {
            for (int number = end; number < 2 * end; number++) {
                String digits = Integer.toString(number).substring(1);
                if (NUMBERS.isEmergencyNumber(digits, region)) {
                    found.add(digits);
                }
            }
        }
        return found;
    }
}
