package io.ringback.cli;

import io.ringback.event.DefinitionState;
import io.ringback.event.PoolDefinition;
import io.ringback.settings.DefinedPool;
import io.ringback.settings.Role;
import io.ringback.settings.Settings;
import io.ringback.wire.EventSerdes;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The pools: those of the settings, and those that were defined while it runs, which win. */
final class PoolBook {
    private final Cluster cluster;
    private final Settings settings;
    private final String wanted;
    private final Provisioned<PoolDefinition> accepted;
    private final Provisioned<PoolDefinition> asked;

    PoolBook(Cluster cluster) throws InterruptedException {
        this.cluster = cluster;
        this.settings = cluster.settings();
        this.wanted = cluster.name("pools");
        this.accepted = new Provisioned<>(cluster, "pool-definitions", PoolDefinition.class);
        this.asked = new Provisioned<>(cluster, "pools", PoolDefinition.class);
    }

    /** By name, as desks have accepted them. */
    Map<String, PoolDefinition> all() throws InterruptedException {
        Map<String, PoolDefinition> pools = new TreeMap<>();
        settings.pools().keySet().forEach(name -> pools.put(name, DefinedPool.definition(settings, name)));
        pools.putAll(accepted.all());
        return pools;
    }

    /** The same, with what the operator asked for and no desk has taken yet. */
    Map<String, PoolDefinition> withAsked() throws InterruptedException {
        Map<String, PoolDefinition> pools = asked.all();
        pools.values().removeIf(pool -> pool.getState() == DefinitionState.CLOSING);
        pools.putAll(all());
        return pools;
    }

    /**
     * Writes a definition and waits for the desk's word.
     *
     * @return whether it has been said; not when nobody plays the roles
     * @throws CommandFailure when it was refused
     */
    boolean define(PoolDefinition pool) throws InterruptedException {
        require(pool);
        String place = new Sending(cluster)
                .sendAll(wanted, EventSerdes.avro(PoolDefinition.class), Map.of(pool.getPool(), pool))
                .getOrDefault(pool.getPool(), "");
        RoleGroups roles = new RoleGroups(cluster);
        if (!roles.mayRun(Role.INTAKE) || !roles.mayRun(Role.DESK)) {
            return false;
        }
        RejectBook rejects = new RejectBook(cluster);
        return Verdict.comes(() -> {
            @Nullable String word = rejects.words().get(place);
            if (word != null) {
                throw new CommandFailure("refused: " + RejectAdvice.with(word));
            }
            return isTaken(pool);
        });
    }

    /** A pool that never served is gone as soon as it closes. */
    private boolean isTaken(PoolDefinition pool) throws InterruptedException {
        @Nullable PoolDefinition now = accepted.all().get(pool.getPool());
        return now == null ? pool.getState() == DefinitionState.CLOSING : now.equals(pool);
    }

    private void require(PoolDefinition pool) {
        try {
            DefinedPool unused = DefinedPool.asked(settings, pool);
        } catch (DefinedPool.WrongDefinition e) {
            if (e.field().equals("trustedCallers") && pool.getTrustedCallers().isEmpty()) {
                throw new WrongUsage(
                        "trust 'listed' needs --trusted-callers: without a list no responder can call back");
            }
            throw new WrongUsage("a pool's " + e.field() + " cannot be "
                    + Paint.harmless(String.valueOf(pool.get(e.field()))) + "; 'ringback pool create --help' and"
                    + " docs/settings.md say what it may be");
        }
    }
}
