package io.ringback.runtime;

import io.ringback.common.Daemons;
import io.ringback.desk.DeskWarmup;
import io.ringback.intake.IntakeWarmup;
import io.ringback.settings.Role;
import io.ringback.settings.Settings;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.rocksdb.RocksDB;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs made-up calls through each role before it serves, so that the first real call finds everything loaded. It runs
 * beside the rest of the start.
 */
final class Warmup {
    private static final Logger LOG = LoggerFactory.getLogger(Warmup.class);

    private final FutureTask<Void> trial;

    private Warmup(FutureTask<Void> trial) {
        this.trial = trial;
    }

    /** Begins now, on a thread of its own. */
    static Warmup begin(Settings settings, Set<Role> roles, Instant now) {
        FutureTask<Void> trial = new FutureTask<>(() -> run(settings, roles, now), null);
        Daemons.start("warm-up", trial);
        return new Warmup(trial);
    }

    /**
     * Returns when it has been passed.
     *
     * @throws CannotServeException when it has not
     */
    void pass() throws InterruptedException {
        try {
            trial.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof CannotServeException known) {
                throw known;
            }
            throw new CannotServeException("the warm-up failed: " + SafeMessage.of(e), e);
        }
    }

    private static void run(Settings settings, Set<Role> roles, Instant now) {
        long begin = System.nanoTime();
        if (roles.contains(Role.DESK)) {
            loadRocksDb();
        }
        int records = roles.contains(Role.DESK) ? DeskWarmup.run(settings, now) : 0;
        int recognised = roles.contains(Role.INTAKE) ? IntakeWarmup.run(settings) : 0;
        LOG.info(
                "event=warm-up records={} recognised={} millis={}",
                records,
                recognised,
                (System.nanoTime() - begin) / 1_000_000);
    }

    /** A store for which there is no library waits for it for ever, and says nothing. */
    private static void loadRocksDb() {
        try {
            RocksDB.loadLibrary();
        } catch (RuntimeException | LinkageError e) {
            throw new CannotServeException(
                    "RocksDB's library is not in lib/native and cannot be unpacked from lib-platforms into "
                            + System.getProperty("java.io.tmpdir"),
                    e);
        }
    }
}
