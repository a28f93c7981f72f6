package io.ringback.intake.dial;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The emergency numbers of every region (R23), a region's being listed when it is first asked for. */
final class KnownNumbers implements LocalNumbers {
    private final Map<String, RegionEmergencyNumbers> byRegion = new ConcurrentHashMap<>();

    @Override
    public int longest(String region) {
        return of(region).longest();
    }

    @Override
    public boolean include(String keys, String region) {
        return of(region).include(keys);
    }

    private RegionEmergencyNumbers of(String region) {
        RegionEmergencyNumbers listed = byRegion.get(region);
        return listed == null ? byRegion.computeIfAbsent(region, RegionEmergencyNumbers::new) : listed;
    }
}
