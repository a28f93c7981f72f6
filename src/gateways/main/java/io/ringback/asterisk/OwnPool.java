package io.ringback.asterisk;

import io.ringback.consumer.EventTable;
import io.ringback.event.PoolDefinition;
import io.ringback.settings.DefinedPool;
import io.ringback.settings.PoolSettings;
import io.ringback.settings.Settings;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * The pool of this Asterisk's agents, and those that their sessions may be in: as their desks have accepted them, before that
 * as the settings have them.
 */
final class OwnPool implements EventTable {
    private static final String DEFINITIONS = "pool-definitions";

    private final Settings settings;
    private final String name;
    private final Map<String, PoolSettings> accepted = new ConcurrentHashMap<>();

    OwnPool(Settings settings) {
        this.settings = settings;
        this.name = settings.asterisk().pool();
    }

    @Override
    public Map<String, Class<? extends SpecificRecord>> topics() {
        return Map.of(DEFINITIONS, PoolDefinition.class);
    }

    @Override
    public void apply(String topic, String key, @Nullable SpecificRecord event, Instant now) {
        if (event instanceof PoolDefinition definition) {
            read(definition).ifPresent(terms -> accepted.put(key, terms));
        } else {
            accepted.remove(key);
        }
    }

    String name() {
        return name;
    }

    /** Whether there is such a pool: calls of one that nobody has defined are the default pool's. */
    boolean isDefined() {
        return accepted.containsKey(name) || settings.pools().containsKey(name);
    }

    /** Where this Asterisk's agents dial. */
    String region() {
        @Nullable String own = settings.asterisk().region();
        return own == null ? terms(name).region() : own;
    }

    /** What is dialled before a number to leave the site. */
    Set<String> outsideLines() {
        return terms(name).dialling().outsideLine();
    }

    /** Whether the desk of this pool, which an agent's session may be in, closes sessions by itself (R3). */
    boolean closesSessions(String pool) {
        return terms(pool).closeAfterCall() != null;
    }

    private PoolSettings terms(String pool) {
        @Nullable PoolSettings definition = accepted.get(pool);
        return definition == null ? settings.pool(pool) : definition;
    }

    private Optional<PoolSettings> read(PoolDefinition definition) {
        try {
            return Optional.of(DefinedPool.of(settings, definition).settings());
        } catch (DefinedPool.WrongDefinition e) {
            return Optional.empty();
        }
    }
}
