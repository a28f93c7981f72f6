package io.ringback.notify;

import io.ringback.event.RejectedRecord;
import io.ringback.settings.Settings;
import io.ringback.steps.SourceCoordinates;
import java.time.Instant;
import java.util.function.Supplier;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says in {@code rejects} where a row of the operator's is that cannot be used, never a byte of it. Connects when there is
 * a first one, which is hardly ever.
 */
final class Rejections implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Rejections.class);

    /** A contact may be every pool's, and one that cannot be read does not say. */
    private static final String POOL = "default";

    private final Supplier<RowLog<RejectedRecord>> opening;
    private @Nullable RowLog<RejectedRecord> open;

    Rejections(Supplier<RowLog<RejectedRecord>> opening) {
        this.opening = opening;
    }

    static Rejections of(Settings settings) {
        return new Rejections(() -> RowLog.ofRejects(settings));
    }

    synchronized void reject(SourceCoordinates where, String error, @Nullable String field, Instant now) {
        try {
            RowLog<RejectedRecord> rows = open == null ? opening.get() : open;
            open = rows;
            rows.accept(where.reject(POOL, error, field, now));
        } catch (KafkaException e) {
            LOG.warn(
                    "event=reject-unwritten at={} error={}",
                    where.key(),
                    e.getClass().getSimpleName());
        }
    }

    @Override
    public synchronized void close() {
        if (open != null) {
            open.close();
            open = null;
        }
    }
}
