package io.ringback.intake;

import io.ringback.event.AgentPresence;
import io.ringback.event.EmergencySignal;
import io.ringback.event.PooledNumber;
import io.ringback.intake.decode.CallDecoder;
import io.ringback.intake.dial.DialPlan;
import io.ringback.intake.dial.DialledNumber;
import io.ringback.settings.Trust;
import io.ringback.wire.EventReader;
import io.ringback.wire.UnreadableRecordException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** For a coverage-guided fuzzer: anything but a record or an UnreadableRecordException is a finding. */
public final class DecodeFuzz {
    private static final CallDecoder CALLS = CallDecoder.ofContract(Trust.LISTED);
    private static final EventReader<AgentPresence> PRESENCE = EventReader.of(AgentPresence.class);
    private static final EventReader<PooledNumber> NUMBERS = EventReader.of(PooledNumber.class);
    private static final EventReader<EmergencySignal> SIGNALS = EventReader.of(EmergencySignal.class);
    private static final DialPlan PLAN = new DialPlan(List.of(), List.of(), List.of());

    private DecodeFuzz() {}

    public static void fuzzerTestOneInput(byte[] input) {
        if (input.length == 0) {
            return;
        }
        attempt(() -> CALLS.decode(input));
        attempt(() -> PRESENCE.read(input));
        attempt(() -> NUMBERS.read(input));
        attempt(() -> SIGNALS.read(input));
        PLAN.meaning(DialledNumber.read(new String(input, StandardCharsets.UTF_8)), "US");
    }

    private static void attempt(Runnable reading) {
        try {
            reading.run();
        } catch (UnreadableRecordException e) {
            // As it should be.
        }
    }
}
