package io.ringback.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class StateFolderTest {
    @TempDir
    Path parent;

    @Test
    void isMadeForThisUserAlone() throws Exception {
        Path folder = parent.resolve("not").resolve("there");

        StateFolder.make(folder);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
                .isEqualTo("rwx------");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void mayBeThereAlready() {
        StateFolder.make(parent);

        assertThat(parent).isEmptyDirectory();
    }

    @Test
    void thatCannotBeHadIsToldWithTheSettingThatNamesAnother() throws Exception {
        Path file = Files.createFile(parent.resolve("file"));

        assertThatThrownBy(() -> StateFolder.make(file.resolve("state")))
                .isInstanceOf(CannotServeException.class)
                .hasMessageContaining("state.dir")
                .hasMessageContaining(file.toString())
                .hasMessageContaining("--set state.dir=DIR");
        assertThatThrownBy(() -> StateFolder.make(file)).hasMessageContaining("state.dir is no folder");
    }
}
