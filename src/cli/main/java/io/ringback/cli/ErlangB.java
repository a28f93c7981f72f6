package io.ringback.cli;

/**
 * Tells how often a call finds every number taken (ITU-T E.501, Erlang's loss formula), by the recurrence that neither
 * overflows nor cancels: {@code B(0) = 1, B(n) = a·B(n-1) / (n + a·B(n-1))}.
 */
final class ErlangB {
    private ErlangB() {}

    /**
     * The part of all calls that is blocked, from 0 to 1.
     *
     * @param offered load in erlangs: calls that begin in a holding time, on average
     * @param numbers how many can be held at once
     */
    static double blocking(double offered, int numbers) {
        double blocked = 1;
        for (int n = 1; n <= numbers; n++) {
            blocked = offered * blocked / (n + offered * blocked);
        }
        return blocked;
    }

    /** The fewest numbers with which no more than {@code target} of all calls, above 0, are blocked. */
    static int numbers(double offered, double target) {
        double blocked = 1;
        int n = 0;
        while (blocked > target) {
            n++;
            blocked = offered * blocked / (n + offered * blocked);
        }
        return n;
    }
}
