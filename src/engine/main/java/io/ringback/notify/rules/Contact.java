package io.ringback.notify.rules;

import io.ringback.core.PoolName;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A person or desk to whom notices go, as far as the rules need it.
 *
 * @param pool whose notices it wants; null for every pool's
 * @param kinds which of them; none means every kind
 * @param step contacts of the lowest step are told first
 */
public record Contact(ContactId id, @Nullable PoolName pool, Set<Kind> kinds, int step) {
    public Contact {
        kinds = Set.copyOf(kinds);
    }

    boolean wants(PoolName ofPool, Kind kind) {
        return (pool == null || pool.equals(ofPool)) && (kinds.isEmpty() || kinds.contains(kind));
    }
}
