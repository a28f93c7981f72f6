package io.ringback.intake;

import io.ringback.event.EmergencySignal;
import io.ringback.event.PoolDefinition;
import io.ringback.event.SignalType;
import io.ringback.intake.decode.Flaw;
import io.ringback.settings.DefinedPool;
import io.ringback.settings.Settings;
import io.ringback.wire.JsonCodec;
import io.ringback.wire.UnreadableRecordException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Tells a pool's desk how the operator wants the pool; what cannot be used gets no further than here. */
final class RedactPool implements Redaction {
    private final Settings settings;
    private final SignalSink outlet;
    private final InputReader<PoolDefinition> reader = new InputReader<>(PoolDefinition.class);

    RedactPool(Settings settings, SignalSink outlet) {
        this.settings = settings;
        this.outlet = outlet;
    }

    @Override
    public void redact(byte @Nullable [] key, byte @Nullable [] value, Source source) {
        outlet.send(find(key, value, source), source);
    }

    private Classification find(byte @Nullable [] key, byte @Nullable [] value, Source source) {
        if (key == null || key.length == 0) {
            return rejected(Flaw.of(Flaw.Word.NULL_KEY));
        }
        String name = new String(key, StandardCharsets.UTF_8);
        if (value == null) {
            return Classification.signalled(
                    source.signal(SignalType.POOL_DEFINED, name).build());
        }
        if (value.length == 0) {
            return rejected(Flaw.EMPTY_VALUE);
        }
        try {
            InputReader.Read<PoolDefinition> read = reader.read(value);
            Classification finding = defined(name, read.record(), source);
            return finding.flaw() == null ? finding.with(read.flaw()) : finding;
        } catch (UnreadableRecordException e) {
            return rejected(Flaw.of(e));
        } catch (DefinedPool.WrongDefinition e) {
            return rejected(Flaw.of(Flaw.Word.UNKNOWN_VALUE, e.field()));
        }
    }

    private Classification defined(String name, PoolDefinition definition, Source source)
            throws DefinedPool.WrongDefinition {
        if (!definition.getPool().equals(name)) {
            return rejected(Flaw.of(Flaw.Word.KEY_MISMATCH, "pool"));
        }
        DefinedPool unused = DefinedPool.asked(settings, definition);
        EmergencySignal signal = source.signal(SignalType.POOL_DEFINED, name)
                .setDefinition(JsonCodec.toJson(definition))
                .build();
        return Classification.signalled(signal);
    }

    private Classification rejected(Flaw flaw) {
        return Classification.rejected(settings.pool(null).name(), flaw);
    }
}
