package io.ringback.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringback.event.NumberState;
import io.ringback.event.PoolDefinition;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Counts a pool's numbers: in service, free, leased, resting.
 *
 * @param low whether no more are free than its threshold (R10)
 */
record PoolFigures(String name, int numbers, int free, int leased, int resting, boolean low) {

    /** Every pool that is defined or has numbers, by name. */
    static List<PoolFigures> of(List<PoolNumbers> numbers, Map<String, PoolDefinition> pools, Instant now) {
        Map<String, List<PoolNumbers>> byPool = new TreeMap<>();
        pools.keySet().forEach(pool -> byPool.put(pool, new ArrayList<>()));
        for (PoolNumbers number : numbers) {
            if (number.accepted() != null) {
                byPool.computeIfAbsent(number.accepted().getPool(), pool -> new ArrayList<>())
                        .add(number);
            }
        }
        return byPool.entrySet().stream()
                .map(pool -> of(pool.getKey(), pool.getValue(), pools.get(pool.getKey()), now))
                .toList();
    }

    private static PoolFigures of(String name, List<PoolNumbers> numbers, @Nullable PoolDefinition pool, Instant now) {
        int free = count(numbers, now, PoolNumbers::isFree);
        int inService = (int) numbers.stream()
                .filter(number -> number.accepted() != null && number.accepted().getState() == NumberState.IN_SERVICE)
                .count();
        return new PoolFigures(
                name,
                inService,
                free,
                count(numbers, now, PoolNumbers::isLeased),
                count(numbers, now, PoolNumbers::isResting),
                free <= (pool == null ? 0 : pool.getLow()));
    }

    private interface Test {
        boolean holds(PoolNumbers number, Instant now);
    }

    private static int count(List<PoolNumbers> numbers, Instant now, Test test) {
        return (int) numbers.stream().filter(number -> test.holds(number, now)).count();
    }

    String line() {
        return "pool       %s: %d of %d free, %d leased, %d resting%s"
                .formatted(name, free, numbers, leased, resting, low ? "  LOW" : "");
    }

    ObjectNode json() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("pool", name)
                .put("numbers", numbers)
                .put("free", free)
                .put("leased", leased)
                .put("resting", resting)
                .put("low", low);
    }
}
