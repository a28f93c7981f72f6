package io.ringback.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Files that a command writes are what the command says now. When this fails, run the command into the file and read the
 * difference: it is a change of the contract.
 */
final class GeneratedFilesTest {
    @ParameterizedTest
    @CsvSource({
        "docs/asyncapi.yaml, topology --asyncapi",
        "deploy/strimzi/topics.yaml, topics plan --format strimzi",
        "deploy/strimzi/users.yaml, access plan --format strimzi",
    })
    void isWhatItsCommandPrints(Path file, String command) throws IOException {
        Execution execution = Execution.of(command.split(" "));

        assertThat(execution.exit()).isZero();
        assertThat(execution.out()).isEqualTo(Files.readString(file));
    }
}
