package io.ringback.intake;

import io.ringback.event.PooledNumber;
import io.ringback.intake.dial.DialledNumber;
import io.ringback.intake.dial.NumberIndex;
import org.jspecify.annotations.Nullable;

/**
 * The callback numbers of all pools, as their desks have accepted them, and the pool of each. For knowing numbers, never
 * for excluding (R11). Written by the thread of the table, read by all.
 */
final class Inventory {
    private final NumberIndex<String> poolByNumber = new NumberIndex<>();

    /** A withdrawn number stays a pool number until its desk lets it go (R18). */
    void put(PooledNumber number) {
        poolByNumber.put(number.getNumber(), number.getPool());
    }

    void remove(String number) {
        poolByNumber.remove(number);
    }

    /** The pool number that was dialled, in E.164; null when it is none. */
    @Nullable String find(DialledNumber dialled, String region) {
        return poolByNumber.find(dialled, region);
    }

    @Nullable String poolOf(String number) {
        return poolByNumber.get(number);
    }
}
