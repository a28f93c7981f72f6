package io.ringback.faults.sim;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Settings as an operator changes them between two lives of an instance, within bounds that the checker knows. */
final class SimulatedSettings {
    private static final int LONGEST = 3;
    private static final Duration LONGEST_GRACE = Duration.ofSeconds(5);
    static final Duration ESCALATE_AFTER = Duration.ofSeconds(5);
    static final Duration RETRY_FOR = Duration.ofSeconds(10);
    private static final List<String> DESKS = List.of("+12025550190", "+12025550191", "sip:desk@example.com");

    private SimulatedSettings() {}

    /** Before the first change. */
    static List<String> first(Duration lease) {
        return settings(lease, Duration.ofSeconds(3), Duration.ofSeconds(3));
    }

    /**
     * Others.
     *
     * @param shortest the lease is so long, or twice, or three times
     */
    static List<String> next(Duration shortest, Random random) {
        List<String> settings = settings(
                shortest.multipliedBy(1 + random.nextInt(LONGEST)),
                Duration.ofSeconds(1 + random.nextInt(6)),
                Duration.ofSeconds(1 + random.nextInt((int) LONGEST_GRACE.toSeconds())));
        settings.add("pools.west.fallback=" + DESKS.get(random.nextInt(DESKS.size())));
        settings.add("fallback.destination=" + DESKS.get(random.nextInt(DESKS.size())));
        return settings;
    }

    /**
     * How long an agent may be shielded after the last word of a call that counts, under any of these settings. The word may
     * have waited for as long as an outage lasts before a desk heard it.
     */
    static Duration longestHold(Duration shortest) {
        return shortest.multipliedBy(LONGEST)
                .plus(LONGEST_GRACE.multipliedBy(2))
                .plus(longestOutage(shortest));
    }

    /** Longer than an event may wait. */
    static Duration longestOutage(Duration shortest) {
        return shortest.multipliedBy(2);
    }

    private static List<String> settings(Duration lease, Duration quarantine, Duration grace) {
        return new ArrayList<>(List.of(
                "emergency.region=US",
                "pools=" + String.join(",", World.POOLS),
                "callback.lease=" + lease,
                "callback.quarantine=" + quarantine,
                "callback.overrun-grace=" + grace,
                "pools.tight.low=1",
                "notice.escalate-after=" + ESCALATE_AFTER,
                "notice.retry-for=" + RETRY_FOR));
    }
}
