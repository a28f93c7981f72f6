package io.ringback.intake;

import io.ringback.event.CallEventType;
import io.ringback.event.SignalType;
import io.ringback.intake.decode.CallDecoder;
import io.ringback.intake.decode.CallFacts;
import io.ringback.intake.decode.Flaw;
import io.ringback.settings.Settings;
import io.ringback.settings.Trust;
import io.ringback.wire.UnreadableRecordException;
import org.jspecify.annotations.Nullable;

/** Decides what a record of {@code call-events} comes to. Whatever is in it, the answer is a finding. */
final class CallClassifier {
    private final String defaultPool;
    private final KnownPools pools;
    private final CallDecoder decoder;
    private final CallDecoder withCallers;
    private final EarlyLinks links = new EarlyLinks();
    private final StartedCalls started;
    private final LaterEvents later;

    CallClassifier(Settings settings, Memory memory, KnownLegs legs) {
        EarlyEvents early = new EarlyEvents();
        this.defaultPool = settings.pool(null).name();
        this.pools = memory.pools();
        this.decoder = CallDecoder.ofContract(Trust.ANY);
        this.withCallers = CallDecoder.ofContract(Trust.LISTED);
        this.started = new StartedCalls(
                new Meanings(settings, pools, memory.inventory(), legs),
                new StartSignals(pools, early),
                legs,
                links,
                memory.clock(),
                settings.lease());
        this.later = new LaterEvents(pools, legs, early);
    }

    /**
     * @param key only its absence counts, and hinders nothing: it need not be the call's id (R21)
     */
    Classification classify(byte @Nullable [] key, byte @Nullable [] value, Source source) {
        if (value == null || value.length == 0) {
            return unreadable(Flaw.EMPTY_VALUE, source);
        }
        try {
            Classification finding = recognise(decoder().decode(value), source);
            return key == null && finding.flaw() == null ? withoutKey(finding) : finding;
        } catch (UnreadableRecordException e) {
            return unreadable(Flaw.of(e), source);
        } catch (RuntimeException e) {
            return unreadable(Flaw.UNREADABLE, source);
        }
    }

    /** The caller's number is looked at only where some pool lists whom it trusts (R17). */
    private CallDecoder decoder() {
        return pools.looksAtCallers() ? withCallers : decoder;
    }

    /** Lets go of what came early and is too old now. */
    void forget(long now) {
        links.forget(now);
    }

    private Classification withoutKey(Classification finding) {
        Flaw flaw = Flaw.of(Flaw.Word.NULL_KEY);
        return finding.isOrdinary() ? Classification.rejected(defaultPool, flaw) : finding.with(flaw);
    }

    /** Nobody can tell whether it was an emergency (R16). */
    private Classification unreadable(Flaw flaw, Source source) {
        return Classification.rejected(
                source.signal(SignalType.EVENT_REJECTED, defaultPool).build(), flaw);
    }

    private Classification recognise(CallFacts facts, Source source) {
        if (facts.type() == CallEventType.UNKNOWN) {
            return started.ofUnknownType(facts, source);
        }
        return facts.type() == CallEventType.STARTED
                ? started.recognise(facts, source)
                : later.recognise(facts, source);
    }
}
