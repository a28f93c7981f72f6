package io.ringback.console.http;

import io.ringback.common.BoundedMap;
import java.util.Map;
import java.util.function.LongSupplier;

/** A bucket of permits an address: {@code burst} at once, {@code perSecond} in the long run. Remembers a bounded number. */
final class RateLimit {
    private static final int ADDRESSES = 10_000;
    private static final double NANOS = 1e9;

    private record Bucket(double permits, long at) {}

    private final double perSecond;
    private final double burst;
    private final LongSupplier nanos;
    private final Map<String, Bucket> buckets = new BoundedMap<>(ADDRESSES);

    RateLimit(double perSecond, double burst, LongSupplier nanos) {
        this.perSecond = perSecond;
        this.burst = burst;
        this.nanos = nanos;
    }

    synchronized boolean permits(String address) {
        long now = nanos.getAsLong();
        Bucket before = buckets.getOrDefault(address, new Bucket(burst, now));
        double permits = Math.min(burst, before.permits + (now - before.at) / NANOS * perSecond);
        boolean permitted = permits >= 1;
        buckets.put(address, new Bucket(permitted ? permits - 1 : permits, now));
        return permitted;
    }
}
