package io.ringback.asterisk;

import io.ringback.consumer.EventTable;
import io.ringback.event.PoolDefinition;
import io.ringback.settings.DefinedPool;
import io.ringback.settings.PoolSettings;
import io.ringback.settings.Settings;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** The pool of this Asterisk's agents: as its desk has accepted it, before that as the settings have it. */
final class OwnPool implements EventTable {
    private static final String DEFINITIONS = "pool-definitions";

    private final Settings settings;
    private final String name;
    private volatile @Nullable PoolSettings accepted;

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
        if (key.equals(name)) {
            accepted = event instanceof PoolDefinition definition ? read(definition) : null;
        }
    }

    String name() {
        return name;
    }

    /** Whether there is such a pool: calls of one that nobody has defined are the default pool's. */
    boolean isDefined() {
        return accepted != null || settings.pools().containsKey(name);
    }

    /** Where this Asterisk's agents dial. */
    String region() {
        @Nullable String own = settings.asterisk().region();
        return own == null ? terms().region() : own;
    }

    /** What is dialled before a number to leave the site. */
    Set<String> outsideLines() {
        return terms().dialling().outsideLine();
    }

    /** Whether the pool's desk closes sessions by itself (R3). */
    boolean closesSessions() {
        return terms().closeAfterCall() != null;
    }

    private PoolSettings terms() {
        @Nullable PoolSettings definition = accepted;
        return definition == null ? settings.pool(name) : definition;
    }

    private @Nullable PoolSettings read(PoolDefinition definition) {
        try {
            return DefinedPool.of(settings, definition).settings();
        } catch (DefinedPool.WrongDefinition e) {
            return accepted;
        }
    }
}
