package io.ringback.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.ringback.core.Destination;
import io.ringback.core.Policy;
import io.ringback.core.PoolName;
import io.ringback.event.DefinitionState;
import io.ringback.event.PoolDefinition;
import io.ringback.settings.SettingSources;
import io.ringback.settings.Settings;
import io.ringback.wire.UnreadableRecordException;
import org.junit.jupiter.api.Test;

/** A pool's definition that was stored is served, or else what the settings say; never nobody. */
class ServedPoolsTest {
    private static final PoolName TENANT = new PoolName("tenant");

    private final ServedPools pools =
            new ServedPools(Settings.load(SettingSources.none().with("fallback.destination", "+12025550190")));

    @Test
    void servesByTheSettingsWhatWasStoredAndCanNoLongerBeUsed() {
        pools.check(TENANT, unusable());

        Policy served = pools.put(TENANT, new Definition(unusable()));

        assertThat(served.fallback()).isEqualTo(new Destination("+12025550190"));
    }

    @Test
    void servesByTheDefinitionOnceItIsMended() {
        pools.check(TENANT, unusable());

        Policy served = pools.put(
                TENANT, new Definition(definition().setFallback("+12025550191").build()));

        assertThat(served.fallback()).isEqualTo(new Destination("+12025550191"));
    }

    @Test
    void takesNoNewDefinitionThatCannotBeUsed() {
        assertThatExceptionOfType(UnreadableRecordException.class)
                .isThrownBy(() -> pools.put(TENANT, new Definition(unusable())));
    }

    private static PoolDefinition unusable() {
        return definition().setRegion("nowhere").setFallback("+12025550191").build();
    }

    private static PoolDefinition.Builder definition() {
        return PoolDefinition.newBuilder().setPool("tenant").setState(DefinitionState.OPEN);
    }
}
