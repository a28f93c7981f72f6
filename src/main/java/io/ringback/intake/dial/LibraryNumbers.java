package io.ringback.intake.dial;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The emergency numbers of every region, a region's being listed when it is first asked for. */
final class LibraryNumbers implements LocalNumbers {
    private final Map<String, RegionEmergencyNumbers> byRegion = new ConcurrentHashMap<>();

    @Override
    public int longest() {
        return RegionEmergencyNumbers.LONGEST;
    }

    @Override
    public boolean include(String keys, String region) {
        return keys.length() <= longest()
                && byRegion.computeIfAbsent(region, RegionEmergencyNumbers::new).include(keys);
    }
}
