package io.ringback.intake;

import io.ringback.event.BlockState;
import io.ringback.event.InboundBlock;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Which desk shields an agent now: an agent has one session, whatever pool, or none, a gateway names meanwhile (R2, R4). For
 * knowing where a session is, never for excluding: who is in no row is served by the pool that the event names. So rows count
 * as they are written, before their transactions have ended. Written by the thread of the table, read by all.
 */
final class ShieldedAgents {
    /** Whoever makes agents up fills no more (R25); those in a session are always known. */
    private static final int MOST = 100_000;

    private final InstantSource clock;
    private final int most;
    private final Map<String, Shield> byAgent = new ConcurrentHashMap<>();

    private record Shield(String pool, long fence, Instant until) {}

    ShieldedAgents(InstantSource clock) {
        this(clock, MOST);
    }

    /** With so many agents, beyond whom nobody is remembered whose session is over. */
    ShieldedAgents(InstantSource clock, int most) {
        this.clock = clock;
        this.most = most;
    }

    /** Takes a row in, unless a later session's is known. */
    void put(InboundBlock block) {
        byAgent.compute(block.getAgentId(), (agent, known) -> {
            if (known != null && known.fence > block.getFence()) {
                return known;
            }
            if (block.getState() == BlockState.ACTIVE) {
                return new Shield(block.getPool(), block.getFence(), block.getExpiresAt());
            }
            return byAgent.size() > most ? null : new Shield(block.getPool(), Long.MIN_VALUE, Instant.MIN);
        });
    }

    void remove(String agent) {
        byAgent.remove(agent);
    }

    /** The pool where the agent's session is; null when there is none, or nobody is named. */
    @Nullable String poolOf(@Nullable String agent) {
        Shield shield = agent == null ? null : byAgent.get(agent);
        return shield == null || shield.until.isBefore(clock.instant()) ? null : shield.pool;
    }

    /**
     * The pool where the agent's session is, or where the last one was, as far as is known: that desk still knows what the
     * agent chose to be, and shows it after the agent's next session there.
     */
    @Nullable String lastPoolOf(@Nullable String agent) {
        Shield shield = agent == null ? null : byAgent.get(agent);
        return shield == null ? null : shield.pool;
    }
}
