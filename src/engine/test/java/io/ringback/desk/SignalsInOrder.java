package io.ringback.desk;

import io.ringback.event.EmergencySignal;
import io.ringback.event.SignalType;
import java.time.Instant;

/** Signals as intake writes them, each of a source record of its own, so that none is taken for a replay. */
final class SignalsInOrder {
    private long offset;

    EmergencySignal.Builder next(SignalType type, String pool, Instant at) {
        offset++;
        return EmergencySignal.newBuilder()
                .setType(type)
                .setPool(pool)
                .setSourceTopicId("t")
                .setSourceTopic("call-events")
                .setSourcePartition(0)
                .setSourceOffset(offset)
                .setAppendedAt(at);
    }
}
