package io.ringback.bench;

import java.time.Duration;

/**
 * How much a run does: the same measures at two sizes.
 *
 * @param warmUp rounds of a saturated measure that are not counted, while the compiler still takes the second core, and of the
 *     storm at least ({@link WarmUp}); other paced measures need one
 * @param rounds how often a measure and its reference take turns
 * @param round how long a paced round lasts
 * @param ordinaryCalls events of ordinary calls that a saturated intake reads in a round
 * @param dials emergency calls that a saturated desk takes in a round
 * @param starts how many cold JVMs make a first call
 * @param leases how many end in the expiry and restore measures
 * @param expireWithin over how long they end
 * @param lease how long they last in the expiry measure
 * @param statuses base statuses to restore
 * @param soak how long memory is watched
 * @param atMost what has not begun or ended by then is left out
 */
public record RunSize(
        int warmUp,
        int rounds,
        Duration round,
        int ordinaryCalls,
        int dials,
        int starts,
        int leases,
        Duration expireWithin,
        Duration lease,
        int statuses,
        Duration soak,
        Duration atMost) {

    /** Emergency calls of all rounds, each with a number of its own. */
    int allDials() {
        return dials * (warmUp + rounds);
    }

    /** Everything in under three minutes. */
    public static final RunSize QUICK = new RunSize(
            1,
            2,
            Duration.ofSeconds(4),
            150_000,
            2_000,
            1,
            2_000,
            Duration.ofSeconds(4),
            Duration.ofSeconds(10),
            20_000,
            Duration.ofSeconds(6),
            Duration.ofSeconds(160));

    /** What the goals speak of. */
    public static final RunSize FULL = new RunSize(
            6,
            6,
            Duration.ofSeconds(10),
            1_500_000,
            20_000,
            5,
            100_000,
            Duration.ofMinutes(1),
            Duration.ofMinutes(2),
            1_000_000,
            Duration.ofMinutes(10),
            Duration.ofMinutes(90));
}
