package io.ringback.faults.sim;

/**
 * What a number of failures in a number of trials allows us to claim, where no trial depends on another. Histories that
 * failed are counted, not violations: one history may have several for one reason.
 */
final class Bound {
    private static final double DOUBT = 0.05;

    private Bound() {}

    /**
     * The rate that is exceeded with a probability of 5 % at most: the exact upper bound of a Poisson count, which for none
     * at all is three in as many trials.
     */
    static double ofRate(long failures, long trials) {
        double low = 0;
        double high = failures + 100 + 10 * Math.sqrt((double) failures);
        while (high - low > 1e-9 * high) {
            double middle = (low + high) / 2;
            if (atMost(failures, middle) > DOUBT) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high / trials;
    }

    /** The probability of so many or fewer where {@code mean} are to be expected. */
    private static double atMost(long count, double mean) {
        double term = Math.exp(-mean);
        double sum = term;
        for (long i = 1; i <= count; i++) {
            term *= mean / i;
            sum += term;
        }
        return sum;
    }
}
