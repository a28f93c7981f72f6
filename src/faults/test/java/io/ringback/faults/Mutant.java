package io.ringback.faults;

import static java.util.Objects.requireNonNullElse;

import io.ringback.desk.KeptStores;
import io.ringback.desk.TamperedDesk.Tampering;
import io.ringback.event.EmergencySignal;
import java.time.Duration;
import java.time.InstantSource;
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
    OVERDUE_LEASE_HIDDEN;

    KeptStores stores(Duration lease) {
        return new KeptStores(this == BASE_NOT_REMEMBERED, this == OVERDUE_LEASE_HIDDEN ? lease.dividedBy(2) : null);
    }

    Tampering tampering(InstantSource lastArrival) {
        @Nullable InstantSource clock = this == STREAM_TIME_EXPIRY ? lastArrival : null;
        return new Tampering(clock, this == LOST_TIMER, signal -> this == NO_DEDUP ? anonymous(signal) : signal);
    }

    private static EmergencySignal anonymous(EmergencySignal signal) {
        boolean handedOn = requireNonNullElse(signal.getSourceTopicId(), "").isEmpty();
        return handedOn
                ? signal
                : EmergencySignal.newBuilder(signal).setSourceTopicId("").build();
    }
}
