package io.ringback.intake.dial;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import io.ringback.settings.EmergencySettings;
import io.ringback.settings.PoolDialling;
import io.ringback.settings.RegionNumber;
import io.ringback.settings.Settings;
import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Decides what a dialled number is where it was dialled: an emergency (R1, R23), a test (R13), neither, or unusable (R16).
 * In doubt it is an emergency: a wrong one costs a number and a shield, a missed one a life.
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

    private static final Map<String, String> REGIONS = regions();

    private final CountryNumbers known = new CountryNumbers(new KnownNumbers());
    private final CountryNumbers ownEmergency;
    private final ListedNumbers notEmergency;
    private final CountryNumbers ownTest;

    /**
     * @param emergency numbers beside those that are known ({@code emergency.numbers})
     * @param notEmergency known ones that are none here ({@code emergency.not-numbers})
     * @param test {@code emergency.test-numbers}
     */
    public DialPlan(
            Collection<RegionNumber> emergency, Collection<RegionNumber> notEmergency, Collection<RegionNumber> test) {
        this.ownEmergency = new CountryNumbers(new ListedNumbers(emergency));
        this.notEmergency = new ListedNumbers(notEmergency);
        this.ownTest = new CountryNumbers(new ListedNumbers(test));
    }

    /** The dial plan that the operator set; what is a pool's own comes with each number. */
    public static DialPlan of(Settings settings) {
        EmergencySettings emergency = settings.emergency();
        return new DialPlan(emergency.numbers(), emergency.notNumbers(), emergency.testNumbers());
    }

    /** The region that counts: the event's, when there is such a region, else the pool's. */
    public static String region(@Nullable String given, String ofPool) {
        if (given == null || given.length() < 2 || given.length() > 3) {
            return ofPool;
        }
        return REGIONS.getOrDefault(given.toUpperCase(Locale.ROOT), ofPool);
    }

    /** By their two letters and their three, as ISO 3166-1 has both, and by UK, which it keeps for GB. */
    private static Map<String, String> regions() {
        Map<String, String> regions = new HashMap<>();
        regions.put("UK", "GB");
        for (String region : PhoneNumberUtil.getInstance().getSupportedRegions()) {
            regions.put(region, region);
        }
        for (String region : Locale.getISOCountries()) {
            if (regions.containsKey(region)) {
                regions.put(new Locale.Builder().setRegion(region).build().getISO3Country(), region);
            }
        }
        return Map.copyOf(regions);
    }

    /** What was dialled where numbers are dialled as the public network knows them. */
    public Meaning meaning(DialledNumber dialled, String region) {
        return meaning(dialled, region, PoolDialling.PLAIN);
    }

    /** What a pool's telephone dialled; an emergency number stays one if it is listed as a test number, too. */
    public Meaning meaning(DialledNumber dialled, String region, PoolDialling pool) {
        return switch (dialled.kind()) {
            case UNUSABLE -> Meaning.UNUSABLE;
            case NAME -> Meaning.OTHER;
            case EMERGENCY_SERVICE -> Meaning.EMERGENCY;
            case TEST_SERVICE -> Meaning.TEST;
            case KEYS -> ofKeys(dialled, region, pool);
        };
    }

    private Meaning ofKeys(DialledNumber dialled, String region, PoolDialling pool) {
        if (isEmergencyInside(dialled, region, pool)) {
            return Meaning.EMERGENCY;
        }
        boolean isTest = ownTest.include(dialled, region);
        for (DialledNumber number : Behind.code(dialled, region)) {
            if (isEmergencyInside(number, region, pool)) {
                return Meaning.EMERGENCY;
            }
            isTest |= ownTest.include(number, region);
        }
        for (DialledNumber number : Behind.line(dialled, region, pool.outsideLine())) {
            if (isEmergency(number, region)) {
                return Meaning.EMERGENCY;
            }
            isTest |= ownTest.include(number, region);
        }
        return isTest ? Meaning.TEST : Meaning.OTHER;
    }

    private boolean isEmergencyInside(DialledNumber dialled, String region, PoolDialling pool) {
        return isEmergency(dialled, region) && !isTakenAway(dialled, region, pool);
    }

    private boolean isEmergency(DialledNumber dialled, String region) {
        return known.include(dialled, region) || ownEmergency.include(dialled, region);
    }

    /** Only as it is dialled inside: behind an outside line the same digits leave the site, and are an emergency. */
    private boolean isTakenAway(DialledNumber dialled, String region, PoolDialling pool) {
        return pool.notEmergency().contains(dialled.keys())
                || (notEmergency.include(dialled.keys(), region) && !ownEmergency.include(dialled, region));
    }
}
