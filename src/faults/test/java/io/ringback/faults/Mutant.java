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
    OVERDUE_LEASE_HIDDEN,
    /** A session never forgets a call while it is open. */
    LEGS_NEVER_FORGOTTEN,
    /** A call under a known id is taken for the same call, whoever dials. */
    KNOWN_ID_SWALLOWED,
    /** The stores keep rows for as long as the lease's setting says, not for as long as the rows live. */
    SHORTER_LEASE_HIDES;

    KeptStores stores(Duration lease) {
        return new KeptStores(
                this == BASE_NOT_REMEMBERED,
                this == OVERDUE_LEASE_HIDDEN ? lease.dividedBy(2) : null,
                this == LEGS_NEVER_FORGOTTEN);
    }

    /** What the next instance finds, with another lease in its settings. */
    KeptStores storesAfter(KeptStores stores, Duration lease) {
        return this == SHORTER_LEASE_HIDES
                ? stores.hidingAfter(lease.multipliedBy(9).dividedBy(4))
                : stores;
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
