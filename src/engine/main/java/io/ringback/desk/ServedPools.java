package io.ringback.desk;

import io.ringback.core.Policy;
import io.ringback.core.PoolName;
import io.ringback.core.PoolState;
import io.ringback.core.PoolTerms;
import io.ringback.settings.DefinedPool;
import io.ringback.settings.Settings;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** How each pool of a task is served: by its definition, else by the settings. */
final class ServedPools {
    private final Settings settings;
    private final Map<PoolName, DefinedPool> pools = new TreeMap<>();

    ServedPools(Settings settings) {
        this.settings = settings;
    }

    DefinedPool of(PoolState pool) {
        return pools.computeIfAbsent(pool.name(), name -> Definition.pool(settings, name.value(), pool.terms()));
    }

    /** Served by these terms from now on; null for what the settings say. */
    Policy put(PoolName name, @Nullable PoolTerms terms) {
        DefinedPool defined = Definition.pool(settings, name.value(), terms);
        pools.put(name, defined);
        return Policies.of(settings, defined.settings());
    }
}
