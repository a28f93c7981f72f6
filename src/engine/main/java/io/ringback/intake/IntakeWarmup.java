package io.ringback.intake;

import io.ringback.event.CallEvent;
import io.ringback.event.CallEventType;
import io.ringback.event.Direction;
import io.ringback.intake.decode.CallDecoder;
import io.ringback.intake.decode.CallFacts;
import io.ringback.intake.dial.DialPlan;
import io.ringback.intake.dial.DialledNumber;
import io.ringback.settings.PoolSettings;
import io.ringback.settings.Settings;
import io.ringback.wire.EventSerdes;
import io.ringback.wire.OutputFormat;
import java.time.Instant;
import java.util.List;

/**
 * Decodes and recognises made-up calls, in both formats and for each pool's region, so that the first real call need
 * not wait for classes and number plans to load. It reaches neither a store nor a topic.
 */
public final class IntakeWarmup {
    private static final int TIMES = 20;
    private static final List<String> DIALLED = List.of("112", "911", "+12025550123", "+442079460123");

    private IntakeWarmup() {}

    /**
     * Recognises them.
     *
     * @return how many were emergencies
     */
    public static int run(Settings settings) {
        CallDecoder decoder = CallDecoder.ofContract(settings.trust());
        DialPlan plan = DialPlan.of(settings);
        int emergencies = 0;
        for (int i = 0; i < TIMES; i++) {
            for (String dialled : DIALLED) {
                CallFacts facts = decoder.decode(bytes(dialled, i % 2 == 0 ? OutputFormat.AVRO : OutputFormat.JSON));
                for (PoolSettings pool : settings.pools().values()) {
                    emergencies += isEmergency(plan, facts, pool.region()) ? 1 : 0;
                }
            }
        }
        return emergencies;
    }

    private static boolean isEmergency(DialPlan plan, CallFacts facts, String region) {
        return plan.meaning(DialledNumber.read(facts.dialledNumber()), region) == DialPlan.Meaning.EMERGENCY;
    }

    private static byte[] bytes(String dialled, OutputFormat format) {
        CallEvent event = CallEvent.newBuilder()
                .setCallId("warm-up")
                .setType(CallEventType.STARTED)
                .setOccurredAt(Instant.EPOCH)
                .setDirection(Direction.OUTBOUND)
                .setAgentId("warm-up")
                .setDialledNumber(dialled)
                .build();
        return EventSerdes.output(CallEvent.class, format).serializer().serialize("", event);
    }
}
