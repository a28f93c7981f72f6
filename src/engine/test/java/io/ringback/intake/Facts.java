package io.ringback.intake;

import io.ringback.event.CallEventType;
import io.ringback.intake.decode.CallFacts;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Facts of events that name nothing but their kind and time. */
final class Facts {
    private Facts() {}

    static CallFacts of(CallEventType type, long occurredAt, boolean force) {
        return of(type, occurredAt, force, null);
    }

    static CallFacts of(CallEventType type, long occurredAt, boolean force, @Nullable String gatewayId) {
        return new CallFacts(
                type,
                occurredAt,
                null,
                null,
                null,
                null,
                List.of(),
                null,
                null,
                null,
                null,
                gatewayId,
                null,
                null,
                false,
                false,
                false,
                0,
                force,
                null,
                false,
                CallFacts.Reading.WHOLE,
                null);
    }
}
