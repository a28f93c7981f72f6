package io.ringback.intake;

import io.ringback.event.CallEventType;
import io.ringback.intake.decode.CallDecoder;
import io.ringback.intake.decode.CallFacts;
import io.ringback.intake.decode.Flaw;
import io.ringback.settings.Settings;
import io.ringback.wire.UnreadableRecordException;
import org.jspecify.annotations.Nullable;

/** Decides what a record of {@code call-events} comes to. Whatever is in it, the answer is a finding. */
final class CallEvents {
    private final String defaultPool;
    private final CallDecoder decoder;
    private final StartedCalls started;
    private final LaterEvents later;

    CallEvents(Settings settings, Inventory inventory, Legs legs) {
        EarlyEvents early = new EarlyEvents();
        this.defaultPool = settings.pool(null).name();
        this.decoder = CallDecoder.ofContract(settings.trust());
        this.started = new StartedCalls(settings, inventory, legs, early);
        this.later = new LaterEvents(settings, legs, early);
    }

    /**
     * @param key only its absence counts: it need not be the call's id (R21)
     */
    Finding find(byte @Nullable [] key, byte @Nullable [] value, Source source) {
        if (value == null || value.length == 0) {
            return Finding.rejected(defaultPool, Flaw.EMPTY_VALUE);
        }
        try {
            return recognise(decoder.decode(value), key == null, source);
        } catch (UnreadableRecordException e) {
            return Finding.rejected(defaultPool, Flaw.of(e));
        } catch (RuntimeException e) {
            return Finding.rejected(defaultPool, Flaw.UNREADABLE);
        }
    }

    private Finding recognise(CallFacts facts, boolean withoutKey, Source source) {
        Flaw flaw = facts.flaw();
        if (flaw == null && withoutKey) {
            flaw = Flaw.of(Flaw.Word.NULL_KEY);
        }
        return facts.type() == CallEventType.STARTED
                ? started.recognise(facts, flaw, source)
                : later.recognise(facts, flaw, source);
    }
}
