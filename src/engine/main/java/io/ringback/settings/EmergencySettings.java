package io.ringback.settings;

import java.util.Set;

/**
 * What an emergency number is, and what may be done in an emergency call.
 *
 * @param region ISO 3166-1 alpha-2, unless a pool or an event says otherwise
 * @param numbers emergency numbers besides a region's own; they win over {@code notNumbers}
 * @param notNumbers emergency numbers of a region that are none here (R23)
 * @param testNumbers numbers that read the callback number back (R13)
 * @param inbound what an inbound call to an emergency number is (R16)
 * @param restrictedOperations what a device must refuse while an emergency call is up
 */
public record EmergencySettings(
        String region,
        Set<RegionNumber> numbers,
        Set<RegionNumber> notNumbers,
        Set<RegionNumber> testNumbers,
        EmergencyInbound inbound,
        Set<Operation> restrictedOperations) {

    static EmergencySettings of(Values values) {
        return new EmergencySettings(
                values.get(EmergencyReference.REGION),
                values.get(EmergencyReference.NUMBERS),
                values.get(EmergencyReference.NOT_NUMBERS),
                values.get(EmergencyReference.TEST_NUMBERS),
                values.get(EmergencyReference.INBOUND),
                values.get(EmergencyReference.RESTRICTED_OPERATIONS));
    }
}
