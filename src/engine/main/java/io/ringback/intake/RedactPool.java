package io.ringback.intake;

import io.ringback.event.EmergencySignal;
import io.ringback.event.PoolDefinition;
import io.ringback.event.SignalType;
import io.ringback.intake.decode.Flaw;
import io.ringback.settings.DefinedPool;
import io.ringback.settings.Settings;
import io.ringback.wire.JsonCodec;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Tells a pool's desk how the operator wants the pool; what cannot be used gets no further than here. */
final class RedactPool implements Redaction {
    private final Settings settings;
    private final SignalSink sink;
    private final InputReader<PoolDefinition> reader = new InputReader<>(PoolDefinition.class);

    RedactPool(Settings settings, SignalSink sink) {
        this.settings = settings;
        this.sink = sink;
    }

    @Override
    public void redact(byte @Nullable [] key, byte @Nullable [] value, Source source) {
        sink.send(find(key, value, source), source);
    }

    private Classification find(byte @Nullable [] key, byte @Nullable [] value, Source source) {
        if (key == null || key.length == 0) {
            return Classification.rejected(Flaw.of(Flaw.Word.NULL_KEY));
        }
        String name = new String(key, StandardCharsets.UTF_8);
        if (value == null) {
            return Classification.signalled(
                    source.signal(SignalType.POOL_DEFINED, name).build());
        }
        return reader.classify(value, definition -> defined(name, definition, source));
    }

    private Classification defined(String name, PoolDefinition definition, Source source) {
        if (!definition.getPool().equals(name)) {
            return Classification.rejected(Flaw.of(Flaw.Word.KEY_MISMATCH, "pool"));
        }
        try {
            DefinedPool unused = DefinedPool.asked(settings, definition);
        } catch (DefinedPool.WrongDefinition e) {
            return Classification.rejected(Flaw.of(Flaw.Word.UNKNOWN_VALUE, e.field()));
        }
        EmergencySignal signal = source.signal(SignalType.POOL_DEFINED, name)
                .setDefinition(JsonCodec.toJson(definition))
                .build();
        return Classification.signalled(signal);
    }
}
