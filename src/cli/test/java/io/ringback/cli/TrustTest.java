package io.ringback.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.event.DefinitionState;
import io.ringback.event.PoolDefinition;
import java.io.InputStream;
import java.util.Map;
import org.apache.avro.util.ClassSecurityValidator;
import org.junit.jupiter.api.Test;

/** A command may build a record before it has read or written any. */
final class TrustTest {
    @Test
    void letsAFirstRecordBeBuilt() {
        var before = ClassSecurityValidator.getGlobal();
        ClassSecurityValidator.setGlobal(ClassSecurityValidator.DEFAULT);
        try {
            Ringback.commandLine(Map.of(), InputStream.nullInputStream());

            PoolDefinition built = PoolDefinition.newBuilder().setPool("east").build();

            assertThat(built.getState()).isEqualTo(DefinitionState.OPEN);
        } finally {
            ClassSecurityValidator.setGlobal(before);
        }
    }
}
