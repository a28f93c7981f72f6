package io.ringback.intake;

import io.ringback.event.EmergencySignal;
import io.ringback.event.RejectedRecord;
import io.ringback.event.SignalType;
import io.ringback.intake.decode.Flaw;
import io.ringback.state.CallKind;
import io.ringback.state.LegRow;
import io.ringback.steps.SourceCoordinates;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where a record is, by which the desk knows a replay, and when the broker appended it.
 *
 * @param topicId of the topic as it is now: one made anew has another
 * @param appendedAt in milliseconds since the epoch
 */
record Source(String topicId, String topic, int partition, long offset, long appendedAt) {

    /** Another record of the same partition. */
    Source at(long otherOffset) {
        return new Source(topicId, topic, partition, otherOffset, appendedAt);
    }

    /** A signal beside the one that the record itself comes to; a desk takes it whenever it comes. */
    EmergencySignal.Builder besides(SignalType type, String pool) {
        return signal(type, pool).setSourceTopicId("");
    }

    /** A signal with its origin filled in. */
    EmergencySignal.Builder signal(SignalType type, String pool) {
        return EmergencySignal.newBuilder()
                .setType(type)
                .setPool(pool)
                .setSourceTopicId(topicId)
                .setSourceTopic(topic)
                .setSourcePartition(partition)
                .setSourceOffset(offset)
                .setAppendedAt(Instant.ofEpochMilli(appendedAt));
    }

    SourceCoordinates coordinates() {
        return new SourceCoordinates(topic, partition, offset);
    }

    RejectedRecord reject(String pool, Flaw flaw, Instant at) {
        return coordinates().reject(topicId, pool, flaw.error(), flaw.field(), at);
    }

    /** The leg of a call that starts here. */
    LegRow.Builder leg(CallKind kind, String pool) {
        return LegRow.newBuilder()
                .setKind(kind)
                .setPool(pool)
                .setStartedTopicId(topicId)
                .setStartedPartition(partition)
                .setStartedOffset(offset);
    }

    /** Whether this record came after the one of that offset; before it when it is read again. */
    boolean follows(@Nullable Long otherOffset) {
        return otherOffset == null || offset > otherOffset;
    }

    /** Whether the leg started with this very record, which is then a replay by intake itself. */
    boolean started(LegRow leg) {
        return isWhereStarted(leg) && offset == leg.getStartedOffset();
    }

    /** Whether this record was there before the leg started: an early event (R14) that is read again. */
    boolean precedes(LegRow leg) {
        return isWhereStarted(leg) && offset < leg.getStartedOffset();
    }

    private boolean isWhereStarted(LegRow leg) {
        return partition == leg.getStartedPartition() && topicId.equals(leg.getStartedTopicId());
    }
}
