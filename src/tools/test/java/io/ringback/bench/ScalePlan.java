package io.ringback.bench;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * What a carrier needs, worked out from what one node was measured to carry: the arithmetic behind {@code docs/scale.md}.
 *
 * @param subscribers who may call
 * @param callsPerSubscriberDay calls of any kind that a subscriber takes part in, in a day
 * @param eventsPerCall what a gateway tells of a call: begun, answered, ended
 * @param emergenciesPerSubscriberYear emergency calls that a subscriber makes in a year
 * @param disaster how many times the mean a disaster's peak is, for calls of both kinds
 * @param lease how long a number is leased
 * @param quarantine how long it rests
 * @param node what one node carries
 */
record ScalePlan(
        long subscribers,
        double callsPerSubscriberDay,
        double eventsPerCall,
        double emergenciesPerSubscriberYear,
        double disaster,
        Duration lease,
        Duration quarantine,
        Node node) {

    private static final double SECONDS_A_DAY = 86_400;
    private static final double DAYS_A_YEAR = 365;
    /** A node is planned to be half busy, so that it can take over from another. */
    private static final double HALF = 0.5;

    /**
     * What one node was measured to carry; see {@code docs/performance.md}.
     *
     * @param eventsPerSecond ordinary call events through intake
     * @param callsPerSecondOfPool emergency calls through the desk of one pool, which has one partition and one thread
     * @param callsPerSecond emergency calls through all its desks
     * @param eventBytes of a call event on the wire
     * @param leaseBytes of memory for a lease with its session
     */
    record Node(
            double eventsPerSecond,
            double callsPerSecondOfPool,
            double callsPerSecond,
            double eventBytes,
            double leaseBytes) {}

    /** A carrier with 100 million subscribers, and the measured node. */
    static ScalePlan carrier() {
        Node measured = new Node(300_000, 5_000, 8_000, 300, 4_096);
        return new ScalePlan(100_000_000, 5, 3, 0.72, 50, Duration.ofMinutes(60), Duration.ofMinutes(60), measured);
    }

    double eventsPerSecond() {
        return subscribers * callsPerSubscriberDay * eventsPerCall / SECONDS_A_DAY;
    }

    double emergenciesPerSecond() {
        return subscribers * emergenciesPerSubscriberYear / DAYS_A_YEAR / SECONDS_A_DAY;
    }

    double peakEventsPerSecond() {
        return eventsPerSecond() * disaster;
    }

    double peakEmergenciesPerSecond() {
        return emergenciesPerSecond() * disaster;
    }

    long intakeNodes() {
        return (long) Math.ceil(peakEventsPerSecond() / (node.eventsPerSecond() * HALF));
    }

    /** One more than the work asks for: a standby must be somewhere else. */
    long deskNodes() {
        return 1 + (long) Math.ceil(peakEmergenciesPerSecond() / (node.callsPerSecond() * HALF));
    }

    /** As few as the peak allows when it is spread evenly; sites and tenants make it more. */
    long poolsAtLeast() {
        return (long) Math.ceil(peakEmergenciesPerSecond() / (node.callsPerSecondOfPool() * HALF));
    }

    /** Leases alive when the peak lasts longer than a lease. */
    long peakLeases() {
        return Math.round(peakEmergenciesPerSecond() * lease.toSeconds());
    }

    /** So that no number is used again before it has rested. */
    long numbersRested() {
        return Math.round(peakEmergenciesPerSecond() * lease.plus(quarantine).toSeconds());
    }

    double peakMebibytesPerSecond() {
        return peakEventsPerSecond() * node.eventBytes() / (1 << 20);
    }

    double leaseMebibytes() {
        return peakLeases() * node.leaseBytes() / (1 << 20);
    }

    /** The table of {@code docs/scale.md}, line by line. */
    List<String> table() {
        return List.of(
                row("call events a second, mean", eventsPerSecond()),
                row("call events a second, disaster peak", peakEventsPerSecond()),
                row("MiB of call events a second, disaster peak", peakMebibytesPerSecond()),
                row("emergency calls a second, mean", emergenciesPerSecond()),
                row("emergency calls a second, disaster peak", peakEmergenciesPerSecond()),
                row("nodes for intake", intakeNodes()),
                row("nodes for the desk, a spare one included", deskNodes()),
                row("pools, at least", poolsAtLeast()),
                row("leases alive at the peak", peakLeases()),
                row("MiB of memory for them, all desks together", leaseMebibytes()),
                row("numbers, so that each rests for its quarantine", numbersRested()));
    }

    private static String row(String what, double value) {
        return String.format(Locale.ROOT, value < 10 ? "| %s | %.1f |" : "| %s | %,.0f |", what, value);
    }

    private static String row(String what, long value) {
        return String.format(Locale.ROOT, "| %s | %,d |", what, value);
    }
}
