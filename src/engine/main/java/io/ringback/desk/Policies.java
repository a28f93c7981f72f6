package io.ringback.desk;

import io.ringback.core.Destination;
import io.ringback.core.Policy;
import io.ringback.core.PoolName;
import io.ringback.settings.PoolSettings;
import io.ringback.settings.Settings;

/** The settings of a pool, as the rules need them. */
final class Policies {
    private Policies() {}

    static Policy of(Settings settings, PoolName name) {
        return of(settings, settings.pool(name.value()));
    }

    static Policy of(Settings settings, PoolSettings pool) {
        String fallback = pool.fallback();
        return new Policy(
                settings.lease(),
                settings.quarantine(),
                settings.overrunGrace(),
                settings.minAfterCall(),
                pool.closeAfterCall(),
                settings.legKeepalive(),
                fallback == null ? null : new Destination(fallback),
                pool.low(),
                settings.signedOut(),
                new Policy.Limits(settings.callbackBurst(), settings.poolMaxSessions()));
    }
}
