package io.ringback.asterisk;

import io.ringback.event.CallEventType;
import java.time.Instant;

/**
 * Something that happened to a call.
 *
 * @param caller who calls; empty when unknown, and with anything but STARTED
 */
record CallFact(CallEventType type, Call call, String caller, Instant at) {
    static CallFact of(CallEventType type, Call call, Instant at) {
        return new CallFact(type, call, "", at);
    }
}
