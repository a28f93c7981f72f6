package io.ringback.asterisk;

import io.ringback.consumer.EventTable;
import io.ringback.event.DirectRoute;
import io.ringback.event.PooledNumber;
import io.ringback.event.RouteState;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** Which numbers are Ringback's, and who holds which: one row a number, so that it is as small as the pool. */
final class LeaseTable implements EventTable {
    private static final String NUMBERS = "numbers";
    private static final String ROUTES = "override.direct-routes";

    private final Set<String> numbers = ConcurrentHashMap.newKeySet();
    private final Map<String, HeldNumber> byNumber = new ConcurrentHashMap<>();

    @Override
    public Map<String, Class<? extends SpecificRecord>> topics() {
        return Map.of(NUMBERS, PooledNumber.class, ROUTES, DirectRoute.class);
    }

    @Override
    public void apply(String topic, String key, @Nullable SpecificRecord event, Instant now) {
        if (topic.equals(NUMBERS)) {
            if (event == null) {
                numbers.remove(key);
            } else {
                numbers.add(key);
            }
        } else if (event instanceof DirectRoute route) {
            byNumber.merge(key, lease(route), (seen, next) -> next.fence() < seen.fence() ? seen : next);
        }
    }

    /** Who holds the number now. */
    Optional<HeldNumber> of(String number, Instant now) {
        return Optional.ofNullable(byNumber.get(number)).filter(lease -> now.isBefore(lease.expiresAt()));
    }

    /** The latest that the agent holds now. */
    Optional<HeldNumber> heldBy(String agentId, Instant now) {
        return byNumber.values().stream()
                .filter(lease -> lease.agentId().equals(agentId) && now.isBefore(lease.expiresAt()))
                .max(Comparator.comparing(HeldNumber::expiresAt));
    }

    /** All of a pool, held or not. */
    Stream<String> poolNumbers() {
        return Stream.concat(numbers.stream(), byNumber.keySet().stream()).distinct();
    }

    /** The highest fence under which the number is held no more: all, when nobody has held it. */
    long overUpTo(String number, Instant now) {
        @Nullable HeldNumber latest = byNumber.get(number);
        if (latest == null) {
            return Long.MAX_VALUE;
        }
        return now.isBefore(latest.expiresAt()) ? latest.fence() - 1 : latest.fence();
    }

    /** Whether the number is one of a pool, held or not. */
    boolean isPoolNumber(String number) {
        return numbers.contains(number) || byNumber.containsKey(number);
    }

    private static HeldNumber lease(DirectRoute route) {
        Instant until = route.getState() == RouteState.ACTIVE ? route.getExpiresAt() : Instant.MIN;
        return new HeldNumber(route.getNumber(), route.getAgentId(), route.getFence(), until);
    }
}
