package io.ringback.desk;

import io.ringback.core.Policy;
import io.ringback.core.PoolName;
import io.ringback.core.PoolState;
import io.ringback.core.PoolTerms;
import io.ringback.event.PoolDefinition;
import io.ringback.settings.DefinedPool;
import io.ringback.settings.Settings;
import io.ringback.wire.UnreadableRecordException;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How each pool of a task is served: by its definition, else by the settings. */
final class ServedPools {
    private static final Logger LOG = LoggerFactory.getLogger(ServedPools.class);

    private final Settings settings;
    private final Map<PoolName, DefinedPool> pools = new TreeMap<>();
    private final Set<PoolName> unusable = new TreeSet<>();

    ServedPools(Settings settings) {
        this.settings = settings;
    }

    DefinedPool of(PoolState pool) {
        return pools.computeIfAbsent(pool.name(), name -> pool(name, pool.terms()));
    }

    /**
     * A stored definition that these settings or this version can make nothing of any more, such as a region that is
     * gone: the pool is served as the settings say, and that is told, since emergencies must be served.
     */
    void check(PoolName name, PoolDefinition stored) {
        try {
            DefinedPool unused = DefinedPool.of(settings, stored);
        } catch (DefinedPool.WrongDefinition e) {
            unusable.add(name);
            LOG.error(
                    "event=definition-unusable pool={} field={}: it is served as settings say; 'ringback pool set' mends it",
                    name.value(),
                    e.field());
        }
    }

    private DefinedPool pool(PoolName name, @Nullable PoolTerms terms) {
        try {
            DefinedPool defined = Definition.pool(settings, name.value(), terms);
            unusable.remove(name);
            return defined;
        } catch (UnreadableRecordException e) {
            if (unusable.contains(name)) {
                return DefinedPool.of(settings, name.value());
            }
            throw e;
        }
    }

    /** Served by these terms from now on; null for what the settings say. */
    Policy put(PoolName name, @Nullable PoolTerms terms) {
        DefinedPool defined = pool(name, terms);
        pools.put(name, defined);
        return Policies.of(settings, defined.settings());
    }
}
