package io.ringback.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** {@code ringback watch | head -1}: the reader has its line and ends, and nothing more is written. */
class PipeReaderTest {
    @Test
    @Timeout(120)
    void isGoneThoughNothingMoreIsWritten() throws Exception {
        assumeTrue(Files.exists(Path.of("/proc/self/fd")), "a system that does not show its processes");
        Process shell = new ProcessBuilder(
                        "sh",
                        "-c",
                        "{ \"$0\" -cp \"$1\" \"$2\"; echo \"ended $?\" >&2; } | head -n 1",
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        System.getProperty("java.class.path"),
                        Writer.class.getName())
                .start();

        assertThat(new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .isEqualTo("a line\n");
        assertThat(new String(shell.getErrorStream().readAllBytes(), StandardCharsets.UTF_8))
                .isEqualTo("ended 0\n");
    }

    /** Has one line to tell. */
    static final class Writer {
        private Writer() {}

        public static void main(String[] none) {
            PipeReader reader = new PipeReader();
            if (reader.isGone()) {
                throw new IllegalStateException("there is one");
            }
            System.out.println("a line");
            await().atMost(Duration.ofSeconds(30)).until(reader::isGone);
        }
    }
}
