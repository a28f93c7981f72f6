package io.ringback.intake;

import io.ringback.settings.PoolNaming;
import io.ringback.settings.PoolSettings;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Decides whose desk an event is for that names a pool: the pool's, also when it left the settings or is closing while it
 * has numbers (R4, R27), else the default pool's (R16).
 */
final class KnownPools {
    static final String DEFAULT = "default";

    private final DefinedPools defined;
    private final Inventory inventory;

    KnownPools(DefinedPools defined, Inventory inventory) {
        this.defined = defined;
        this.inventory = inventory;
    }

    String name(@Nullable String named) {
        return named != null && (defined.isOpen(named) || inventory.hasPool(named)) ? named : DEFAULT;
    }

    /** Whose desks an agent's presence is for: also a pool's that is closing and has no numbers any more. */
    List<String> placesOf(@Nullable String named) {
        return named != null && defined.isKnown(named) ? placesOfSession(named) : List.of(name(named));
    }

    /** Where an agent's session may be: also in a pool that has no numbers and left the settings (R4). */
    List<String> placesOfSession(@Nullable String named) {
        String serves = name(named);
        if (named == null || named.equals(serves) || !PoolNaming.allows(named)) {
            return List.of(serves);
        }
        return List.of(serves, named);
    }

    /** The pool that has a number, where that is another than the one that is told; null when none is. */
    @Nullable String elsewhere(String told, @Nullable String number) {
        String there = number == null ? null : inventory.poolOf(number);
        return told.equals(there) ? null : there;
    }

    /** Whether its callers may call back directly (R17). */
    TrustedCallers callers(String pool) {
        return defined.entry(pool).callers();
    }

    boolean looksAtCallers() {
        return defined.looksAtCallers();
    }

    Set<String> outsideLines() {
        return defined.outsideLines();
    }

    /** What is set for a pool; for one that nobody has defined any more, what is set for the default pool. */
    PoolSettings settings(@Nullable String named) {
        return defined.entry(named).pool().settings();
    }

    Set<String> all() {
        Set<String> all = new TreeSet<>(defined.names());
        all.addAll(inventory.pools());
        return all;
    }
}
