package io.ringback.runtime;

import io.ringback.embedded.EmbeddedKafka;
import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Tests of a process: one broker for all of them, and a stage for each. */
@Timeout(600)
abstract class ProcessSuite {
    @AutoClose
    private static EmbeddedKafka kafka;

    @TempDir
    Path state;

    ProcessStage stage;

    @BeforeAll
    static void startBroker() {
        kafka = EmbeddedKafka.start();
    }

    @BeforeEach
    void takeAName(TestInfo test) {
        stage = new ProcessStage(
                kafka.bootstrapServers(), test.getTestMethod().orElseThrow().getName(), state);
    }
}
