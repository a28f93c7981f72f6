package io.ringback.intake;

import io.ringback.settings.PoolNaming;
import io.ringback.settings.PoolSettings;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Decides whose desk an event is for that names a pool: the pool's, also when it left the settings or is closing while it
 * has numbers (R4, R27), else the default pool's (R16). What names an agent with a session is for the desk that has it (R2).
 */
final class KnownPools {
    static final String DEFAULT = "default";

    private final DefinedPools defined;
    private final Inventory inventory;
    private final ShieldedAgents shielded;

    KnownPools(DefinedPools defined, Inventory inventory, ShieldedAgents shielded) {
        this.defined = defined;
        this.inventory = inventory;
        this.shielded = shielded;
    }

    String name(@Nullable String named) {
        return named != null && (defined.isOpen(named) || inventory.hasPool(named)) ? named : DEFAULT;
    }

    /**
     * Whose desk serves an agent: the one that has the agent's session, else that of the agent's pool (R2).
     *
     * @param own the pool that the event names, by the name that counts
     */
    String serving(@Nullable String agent, String own) {
        return Objects.requireNonNullElse(shielded.poolOf(agent), own);
    }

    /** Whose desks an agent's presence is for: also a pool's that is closing and has no numbers any more. */
    List<String> placesOf(@Nullable String named, String agent) {
        return named != null && defined.isKnown(named)
                ? placesOfSession(named, agent)
                : distinct(name(named), null, shielded.lastPoolOf(agent));
    }

    /**
     * Where an agent's session may be: also in a pool that has no numbers and left the settings, and in another than a
     * gateway names now, or none (R4).
     */
    List<String> placesOfSession(@Nullable String named, @Nullable String agent) {
        return distinct(
                name(named), named != null && PoolNaming.allows(named) ? named : null, shielded.lastPoolOf(agent));
    }

    private static List<String> distinct(@Nullable String... pools) {
        return Stream.of(pools).filter(Objects::nonNull).distinct().toList();
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

    /** The pools whose desks may know an agent (R26). */
    Set<String> allOf(String agent) {
        Set<String> all = all();
        Optional.ofNullable(shielded.lastPoolOf(agent)).ifPresent(all::add);
        return all;
    }

    Set<String> all() {
        Set<String> all = new TreeSet<>(defined.names());
        all.addAll(inventory.pools());
        return all;
    }
}
