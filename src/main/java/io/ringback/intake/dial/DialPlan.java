package io.ringback.intake.dial;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import io.ringback.intake.dial.DialledNumber.Kind;
import io.ringback.settings.RegionNumber;
import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Decides what a dialled number is in its region: an emergency (R1), a test (R13), neither, or unusable (R16). When in
 * doubt it is an emergency.
 */
public final class DialPlan {

    /** What a number is, pool numbers aside: those are the inventory's matter. */
    public enum Meaning {
        /** An emergency number of the region. */
        EMERGENCY,
        /** A number that tests the emergency number. */
        TEST,
        /** Any other number or name. */
        OTHER,
        /** Nothing that can be dialled. */
        UNUSABLE
    }

    private static final Set<String> REGIONS = PhoneNumberUtil.getInstance().getSupportedRegions();

    private final CountryNumbers known = new CountryNumbers(new LibraryNumbers());
    private final CountryNumbers ownEmergency;
    private final CountryNumbers ownTest;

    /**
     * @param emergencyNumbers numbers beside those that libphonenumber knows ({@code emergency.numbers})
     * @param testNumbers {@code emergency.test-numbers}
     */
    public DialPlan(Collection<RegionNumber> emergencyNumbers, Collection<RegionNumber> testNumbers) {
        this.ownEmergency = new CountryNumbers(new ListedNumbers(emergencyNumbers));
        this.ownTest = new CountryNumbers(new ListedNumbers(testNumbers));
    }

    /** The region that counts: the event's, when there is such a region, else the pool's. */
    public static String region(@Nullable String given, String ofPool) {
        if (given == null || given.length() != 2) {
            return ofPool;
        }
        String upper = given.toUpperCase(Locale.ROOT);
        return REGIONS.contains(upper) ? upper : ofPool;
    }

    /** What was dialled; an emergency number stays one if it is listed as a test number, too. */
    public Meaning meaning(DialledNumber dialled, String region) {
        if (dialled.kind() == Kind.UNUSABLE) {
            return Meaning.UNUSABLE;
        }
        if (isEmergency(dialled, region)) {
            return Meaning.EMERGENCY;
        }
        return dialled.kind() == Kind.TEST_SERVICE || ownTest.include(dialled, region) ? Meaning.TEST : Meaning.OTHER;
    }

    private boolean isEmergency(DialledNumber dialled, String region) {
        return dialled.kind() == Kind.EMERGENCY_SERVICE
                || known.include(dialled, region)
                || ownEmergency.include(dialled, region);
    }
}
