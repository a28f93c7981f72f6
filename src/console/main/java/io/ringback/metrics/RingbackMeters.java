package io.ringback.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;

/**
 * Every figure of Ringback's own, by name. Labels are pools, states and reasons from the contract's closed lists; an
 * agent, a number or a call never is one.
 */
public final class RingbackMeters {
    private static final String TIME_TO_NUMBER_NAME = "ringback.time.to.number";
    private static final String TIME_TO_NUMBER_ABOUT =
            "From the broker's append of the call event to the number at a consumer.";
    private static final String LATENESS_NAME = "ringback.expiry.lateness";
    private static final String LATENESS_ABOUT = "From a lease's deadline to its release at a consumer.";
    private static final Duration[] TIME_TO_NUMBER = millis(5, 10, 15, 20, 30, 50, 75, 100, 200, 500, 1_000, 5_000);
    private static final Duration[] LATENESS = millis(10, 50, 100, 250, 500, 1_000, 2_000, 10_000);

    private final MeterRegistry registry;

    public RingbackMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    /** From the broker having the event to a consumer reading the number. */
    public void timeToNumber(String pool, Duration took) {
        timer(TIME_TO_NUMBER_NAME, TIME_TO_NUMBER_ABOUT, pool, TIME_TO_NUMBER).record(took);
    }

    /** From a lease's deadline to its release at a consumer. */
    public void expiryLateness(String pool, Duration late) {
        timer(LATENESS_NAME, LATENESS_ABOUT, pool, LATENESS).record(late);
    }

    /** A number was leased or prolonged, or given back. */
    public void lease(String pool, String state) {
        count("ringback.lease.events", "Leases issued, extended and released.", "pool", pool, "state", word(state));
    }

    /** A call to a callback number was sent somewhere. */
    public void decision(String pool, String outcome, String reason) {
        decided(pool, outcome, reason).increment();
    }

    /** The site's contacts were told something: late callbacks, timed-out sessions, exhausted pools are among them. */
    public void notice(String pool, String kind) {
        count("ringback.notices", "Notices by kind.", "pool", pool, "kind", word(kind));
    }

    /** A record was of no use to anyone. */
    public void reject(String topic, String error) {
        count(
                "ringback.rejects",
                "Records that could not be used, by source topic and reason.",
                "topic",
                topic,
                "reason",
                word(error));
    }

    /** Begins every count of a pool at nothing, so that its first event is an increase. */
    public void begin(String pool, Iterable<String> kinds, Iterable<String> leaseStates) {
        kinds.forEach(kind -> counter("ringback.notices", "Notices by kind.", "pool", pool, "kind", word(kind)));
        leaseStates.forEach(state -> counter(
                "ringback.lease.events", "Leases issued, extended and released.", "pool", pool, "state", word(state)));
        decided(pool, "FALLBACK", "NOT_LEASED");
        decided(pool, "FALLBACK", "NOT_TRUSTED");
        decided(pool, "DIRECT", "CALLBACK");
        timer(TIME_TO_NUMBER_NAME, TIME_TO_NUMBER_ABOUT, pool, TIME_TO_NUMBER);
        timer(LATENESS_NAME, LATENESS_ABOUT, pool, LATENESS);
    }

    private Counter decided(String pool, String outcome, String reason) {
        return Counter.builder("ringback.decisions")
                .description("Calls to callback numbers by where they went and why; a fallback reached no agent.")
                .tag("pool", pool)
                .tag("outcome", word(outcome))
                .tag("reason", word(reason))
                .register(registry);
    }

    private void count(String name, String about, String key, String value, String key2, String value2) {
        counter(name, about, key, value, key2, value2).increment();
    }

    private Counter counter(String name, String about, String key, String value, String key2, String value2) {
        return Counter.builder(name)
                .description(about)
                .tag(key, value)
                .tag(key2, value2)
                .register(registry);
    }

    private Timer timer(String name, String about, String pool, Duration... buckets) {
        return Timer.builder(name)
                .description(about)
                .tag("pool", pool)
                .serviceLevelObjectives(buckets)
                .register(registry);
    }

    private static String word(String symbol) {
        return symbol.toLowerCase(Locale.ROOT);
    }

    private static Duration[] millis(long... values) {
        return Arrays.stream(values).mapToObj(Duration::ofMillis).toArray(Duration[]::new);
    }
}
