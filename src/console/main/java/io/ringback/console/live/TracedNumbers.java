package io.ringback.console.live;

import io.ringback.event.AutoResponderAction;
import io.ringback.event.AutoResponderInstruction;
import io.ringback.telemetry.Traces;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Has each number's way from the dialled call to here traced, history left out. */
public final class TracedNumbers implements ArrivalListener {
    private final Traces traces;

    public TracedNumbers(Traces traces) {
        this.traces = traces;
    }

    @Override
    public void arrived(Arrival arrival) {
        @Nullable Instant dialled = arrival.causedAt();
        if (arrival.live()
                && dialled != null
                && arrival.event() instanceof AutoResponderInstruction row
                && row.getAction() == AutoResponderAction.SEND_CALLBACK_NUMBER) {
            traces.dialToNumber(row.getPool(), dialled, arrival.decidedAt(), arrival.now());
        }
    }
}
