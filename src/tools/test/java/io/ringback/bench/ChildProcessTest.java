package io.ringback.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ChildProcessTest {

    /** What is measured is what an operator starts. */
    @Test
    void startsRingbackWithTheFlagsOfTheScript() throws IOException {
        assertThat(Files.readAllLines(Path.of("ringback")))
                .filteredOn(line -> line.strip().startsWith("run |"))
                .singleElement()
                .asString()
                .contains("flags='" + String.join(" ", ChildProcess.AS_THE_SCRIPT_DOES) + "'");
    }
}
