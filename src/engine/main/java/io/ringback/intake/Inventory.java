package io.ringback.intake;

import io.ringback.event.PooledNumber;
import io.ringback.intake.dial.DialledNumber;
import io.ringback.intake.dial.NumberIndex;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The callback numbers of all pools, as their desks have accepted them, and the pool of each. For knowing numbers, never
 * for excluding (R11). Written by the thread of the table, read by all.
 */
final class Inventory implements AcceptedTable.View<PooledNumber> {
    private final NumberIndex<String> poolByNumber = new NumberIndex<>();
    private final Map<String, Integer> numbersByPool = new ConcurrentHashMap<>();

    @Override
    public String key(PooledNumber number) {
        return number.getNumber();
    }

    /** A withdrawn number stays a pool number until its desk lets it go (R18). */
    @Override
    public void put(PooledNumber number) {
        String before = poolByNumber.get(number.getNumber());
        poolByNumber.put(number.getNumber(), number.getPool());
        numbersByPool.merge(number.getPool(), 1, Integer::sum);
        leave(before);
    }

    @Override
    public void remove(String number) {
        String before = poolByNumber.get(number);
        poolByNumber.remove(number);
        leave(before);
    }

    private void leave(@Nullable String pool) {
        if (pool != null) {
            numbersByPool.computeIfPresent(pool, (name, count) -> count == 1 ? null : count - 1);
        }
    }

    boolean hasPool(String pool) {
        return numbersByPool.containsKey(pool);
    }

    /** The pools that have numbers. */
    Set<String> pools() {
        return Set.copyOf(numbersByPool.keySet());
    }

    /**
     * The pool number that was dialled, in E.164; null when it is none (R5).
     *
     * @param outsideLine prefixes that may go before it
     * @param anywhere whether it may be written as any country dials it, since an inbound call names no region
     */
    @Nullable String find(DialledNumber dialled, String region, Set<String> outsideLine, boolean anywhere) {
        return poolByNumber.find(dialled, region, outsideLine, anywhere);
    }

    @Nullable String poolOf(String number) {
        return poolByNumber.get(number);
    }
}
