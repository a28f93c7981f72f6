package io.ringback.faults;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Settings as an operator changes them between two rolls, leases alive: drawn, within bounds that the checker knows. */
final class DrawnSettings {
    /** A pool that comes and goes. */
    static final String SEASONAL = "seasonal";

    static final Duration LONGEST_GRACE = Duration.ofSeconds(5);

    private static final int LONGEST = 3;
    private static final List<String> REGIONS = List.of("US", "CA");
    private static final List<String> DESKS = List.of("+12025550190", "+12025550191", "sip:desk@example.com");

    private DrawnSettings() {}

    /** Before the first change. */
    static List<String> first(Duration lease) {
        List<String> settings = settings(lease, Duration.ofSeconds(3), Duration.ofSeconds(3));
        settings.add("pools=" + String.join(",", FaultRun.POOLS));
        return settings;
    }

    /**
     * Others.
     *
     * @param lease one that was drawn by {@link #lease}
     */
    static List<String> next(Duration lease, Random random) {
        List<String> settings = settings(
                lease,
                Duration.ofSeconds(1 + random.nextInt(6)),
                Duration.ofSeconds(1 + random.nextInt((int) LONGEST_GRACE.toSeconds())));
        String pools = String.join(",", FaultRun.POOLS);
        settings.add("pools=" + (random.nextBoolean() ? pools : pools + "," + SEASONAL));
        settings.add("pools.east.region=" + REGIONS.get(random.nextInt(REGIONS.size())));
        settings.add("pools.west.fallback=" + DESKS.get(random.nextInt(DESKS.size())));
        settings.add("fallback.destination=" + DESKS.get(random.nextInt(DESKS.size())));
        return settings;
    }

    /** One, two or three times the shortest. */
    static Duration lease(Duration shortest, Random random) {
        return shortest.multipliedBy(1 + random.nextInt(LONGEST));
    }

    /** How long an agent may be shielded after the last word of a call that counts, under any of these settings. */
    static Duration longestHold(Duration shortest) {
        return shortest.multipliedBy(LONGEST).plus(LONGEST_GRACE.multipliedBy(2));
    }

    private static List<String> settings(Duration lease, Duration quarantine, Duration grace) {
        return new ArrayList<>(List.of(
                "emergency.region=US",
                "callback.lease=" + lease,
                "callback.quarantine=" + quarantine,
                "callback.overrun-grace=" + grace,
                "pools.tight.low=1"));
    }
}
