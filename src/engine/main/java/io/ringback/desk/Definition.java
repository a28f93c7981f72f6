package io.ringback.desk;

import io.ringback.core.PoolTerms;
import io.ringback.event.DefinitionState;
import io.ringback.event.PoolDefinition;
import io.ringback.settings.DefinedPool;
import io.ringback.settings.Settings;
import io.ringback.wire.EventReader;
import io.ringback.wire.ReadError;
import io.ringback.wire.UnreadableRecordException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** A pool's definition as its desk keeps it. */
record Definition(PoolDefinition row) implements PoolTerms {

    /** @throws UnreadableRecordException when it is none */
    static @Nullable Definition read(@Nullable String json) {
        return json == null
                ? null
                : new Definition(EventReader.of(PoolDefinition.class).read(json.getBytes(StandardCharsets.UTF_8)));
    }

    /** Of a pool without one, what the settings say. Intake lets no definition pass that cannot be used. */
    static DefinedPool pool(Settings settings, String name, @Nullable PoolTerms terms) {
        try {
            return terms instanceof Definition defined
                    ? DefinedPool.of(settings, defined.row)
                    : DefinedPool.of(settings, name);
        } catch (DefinedPool.WrongDefinition e) {
            throw new UnreadableRecordException(ReadError.WRONG_TYPE, "definition");
        }
    }

    @Override
    public boolean isClosing() {
        return row.getState() == DefinitionState.CLOSING;
    }

    @Override
    public PoolTerms closing() {
        return new Definition(
                PoolDefinition.newBuilder(row).setState(DefinitionState.CLOSING).build());
    }
}
