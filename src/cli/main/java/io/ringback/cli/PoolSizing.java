package io.ringback.cli;

import java.time.Duration;

/**
 * How large a pool must be: large enough that no number's rest is cut short, and what that leaves of the risk that an
 * agent gets no number at all (R10 reuses resting numbers before it gives up).
 *
 * @param callsPerHour first emergency calls of a usual hour; a repeated one keeps its number (R2)
 * @param peak how many times as many an hour may bring that the pool still has to bear
 * @param target the part of those calls that may meet a pool without a rested number
 */
record PoolSizing(double callsPerHour, double peak, Duration lease, Duration quarantine, double target) {
    static final double MOST_ERLANGS = 1_000_000;

    PoolSizing {
        require(callsPerHour > 0, "--calls-per-hour must be more than 0");
        require(peak >= 1, "--peak must be 1 or more");
        require(target > 0 && target < 1, "--blocking must lie between 0 and 1");
        require(lease.compareTo(Duration.ZERO) > 0, "--lease must be longer than zero");
        require(!quarantine.isNegative(), "--quarantine must not be negative");
        double offered = erlangs(callsPerHour * peak, lease.plus(quarantine));
        require(offered <= MOST_ERLANGS, "that is more than a million numbers in use at once");
    }

    /** Numbers leased or resting at once in a peak hour, on average, if there were enough. */
    double offered() {
        return erlangs(callsPerHour * peak, lease.plus(quarantine));
    }

    int numbers() {
        return ErlangB.numbers(offered(), target);
    }

    /** The part of a peak hour's calls for which a resting number is reused before its time. */
    double restCutShort() {
        return ErlangB.blocking(offered(), numbers());
    }

    /** The part of a peak hour's calls that get no number at all. */
    double noNumber() {
        return ErlangB.blocking(erlangs(callsPerHour * peak, lease), numbers());
    }

    private static double erlangs(double callsPerHour, Duration held) {
        return callsPerHour * held.toMillis() / Duration.ofHours(1).toMillis();
    }

    private static void require(boolean met, String otherwise) {
        if (!met) {
            throw new WrongUsage(otherwise);
        }
    }
}
