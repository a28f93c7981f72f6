package io.ringback.desk;

import io.ringback.core.PoolName;
import io.ringback.core.PoolState;
import io.ringback.steps.FailurePlace;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a desk says in the log: where something failed and never what it was about. */
final class DeskLog {
    private static final Logger LOG = LoggerFactory.getLogger(DeskLog.class);

    private DeskLog() {}

    static void dueFailed(PoolState pool, RuntimeException failure) {
        LOG.error(
                "event=due-failed pool={} error={} at={}",
                pool.name().value(),
                failure.getClass().getSimpleName(),
                FailurePlace.of(failure));
    }

    static void poolWithoutSettings(PoolName pool) {
        LOG.warn(
                "event=pool-without-settings pool={}: it has rows and is served, with the settings of 'default', until"
                        + " they are gone",
                pool.value());
    }
}
