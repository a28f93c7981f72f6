package io.ringback.faults;

import static java.util.Objects.requireNonNullElse;

import io.ringback.desk.KeptStores;
import io.ringback.desk.KeptStores.Flaws;
import io.ringback.desk.TamperedDesk.Tampering;
import io.ringback.event.EmergencySignal;
import io.ringback.runtime.FailedDecisions;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.ProcessingExceptionHandler;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/** Ways to break Ringback that the checker must see. */
enum Mutant {
    NONE,
    /** A frozen instance's outputs reach consumers when it wakes up. */
    NO_FENCING,
    /** A replayed signal looks like a new one. */
    NO_DEDUP,
    /** Time passes only when something arrives. */
    STREAM_TIME_EXPIRY,
    /** No timer ever fires. */
    LOST_TIMER,
    BASE_NOT_REMEMBERED,
    /** The stores hide a lease before it was released. */
    OVERDUE_LEASE_HIDDEN,
    /** A session never forgets a call while it is open. */
    LEGS_NEVER_FORGOTTEN,
    /** A call under a known id is taken for the same call, whoever dials. */
    KNOWN_ID_SWALLOWED,
    /** The stores keep rows for as long as the lease's setting says, not for as long as the rows live. */
    SHORTER_LEASE_HIDES,
    /** A row becomes too large to be written, which Ringback as it is must survive. */
    ROW_TOO_LARGE,
    /** The same, and a record that meets it ends its thread, and that of the next, without limit. */
    THREADS_REPLACED_WITHOUT_LIMIT;

    private static final int MOST_BYTES = 62 * 1024;

    KeptStores stores(Duration lease) {
        return new KeptStores(flaws(this == OVERDUE_LEASE_HIDDEN ? lease.dividedBy(2) : null));
    }

    private Flaws flaws(@Nullable Duration hidesAfter) {
        boolean large = this == ROW_TOO_LARGE || this == THREADS_REPLACED_WITHOUT_LIMIT;
        return new Flaws(
                this == BASE_NOT_REMEMBERED,
                hidesAfter,
                large || this == LEGS_NEVER_FORGOTTEN,
                large ? MOST_BYTES : Integer.MAX_VALUE);
    }

    /** What the next instance finds, with another lease in its settings. */
    KeptStores storesAfter(KeptStores stores, Duration lease) {
        return this == SHORTER_LEASE_HIDES
                ? stores.with(flaws(lease.multipliedBy(9).dividedBy(4)))
                : stores;
    }

    Tampering tampering(InstantSource lastArrival) {
        @Nullable InstantSource clock = this == STREAM_TIME_EXPIRY ? lastArrival : null;
        return new Tampering(
                clock,
                this == LOST_TIMER,
                signal -> this == NO_DEDUP ? anonymous(signal) : signal,
                this == THREADS_REPLACED_WITHOUT_LIMIT ? EndsTheThread.class : FailedDecisions.class);
    }

    /** What a step cannot do, the next thread shall try again. */
    public static final class EndsTheThread implements ProcessingExceptionHandler {
        @Override
        public void configure(Map<String, ?> settings) {}

        @Override
        public Response handleError(ErrorHandlerContext where, Record<?, ?> record, Exception failure) {
            return Response.fail();
        }
    }

    private static EmergencySignal anonymous(EmergencySignal signal) {
        boolean handedOn = requireNonNullElse(signal.getSourceTopicId(), "").isEmpty();
        return handedOn
                ? signal
                : EmergencySignal.newBuilder(signal).setSourceTopicId("").build();
    }
}
