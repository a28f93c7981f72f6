package io.ringback.demo;

import io.ringback.centre.SimulatedGateway;
import io.ringback.event.CallEventType;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;

/**
 * Measures how fast the number is there: dial acknowledged by the brokers, instruction at a read_committed consumer.
 */
final class NumberTiming {
    static final String POOL = "rehearsal";
    private static final int WARM_UP = 10;
    private static final int CALLS = 31;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final SimulatedGateway gateway;
    private final Seen seen;
    private final String by;

    /** @param by a part of the calls' ids, so that two players on one cluster have none in common */
    NumberTiming(SimulatedGateway gateway, Seen seen, String by) {
        this.gateway = gateway;
        this.seen = seen;
        this.by = by;
    }

    /** Makes some emergency calls in a pool of their own, one after the other; the first ones are not counted. */
    String timeToNumber() {
        gateway.offers("+12025550189", POOL);
        Awaiting.until("the first number", PATIENCE, () -> seen.numbers().isInService("+12025550189"));
        double[] millis = new double[CALLS];
        for (int i = -WARM_UP; i < CALLS; i++) {
            double took = dial("rehearsal-" + by + "-" + (i + WARM_UP));
            if (i >= 0) {
                millis[i] = took;
            }
        }
        Arrays.sort(millis);
        return String.format(
                Locale.ROOT,
                "Time to number: median %.1f ms (min %.1f, max %.1f) over %d calls, from the dial's%n"
                        + "acknowledgement to the instruction at a read_committed consumer.",
                millis[CALLS / 2],
                millis[0],
                millis[CALLS - 1],
                CALLS);
    }

    private double dial(String call) {
        gateway.dials(call, "rehearsing-agent", POOL, "911");
        long acknowledged = System.nanoTime();
        Awaiting.until("the number of " + call, PATIENCE, () -> seen.bot().told(call) != null);
        AutoResponder.Told told = seen.bot().told(call);
        gateway.says(call, CallEventType.ENDED);
        long arrived = told == null ? acknowledged : told.nanoTime();
        return Math.max(0, arrived - acknowledged) / 1e6;
    }
}
