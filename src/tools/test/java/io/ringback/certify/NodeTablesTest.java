package io.ringback.certify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The tables for Node give the same answers as Java's in 10,000 random histories; pass the printed seed back with
 * {@code -Dringback.seed=…}. Rows come in Avro, too, where the package's dependencies are installed ({@code npm ci}).
 */
class NodeTablesTest {
    private static final Path PACKAGE = Path.of("clients/node");
    private static final int HISTORIES = 10_000;

    @TempDir
    Path folder;

    @Test
    void answerAsJavasDo() throws Exception {
        assumeTrue(hasNode(), "skipped: no node 18 or later on the path");
        boolean avro = Files.isDirectory(PACKAGE.resolve("node_modules/avsc"));
        long seed = Objects.requireNonNullElseGet(Long.getLong("ringback.seed"), System::nanoTime);
        System.out.println("seed " + seed + (avro ? "" : ", JSON alone: no node_modules"));
        Path out = folder.resolve("out");

        Process node = start(out, "scripts/histories.js", avro ? "--avro" : "--json");
        try (BufferedWriter lines = node.outputWriter(StandardCharsets.UTF_8)) {
            for (int history = 0; history < HISTORIES; history++) {
                lines.write(new TableHistory(seed + history, avro).line());
                lines.newLine();
            }
        }

        assertThat(node.waitFor(2, TimeUnit.MINUTES)).isTrue();
        assertThat(Files.readString(out)).as("seed %d", seed).matches("(?s)10000 histories, \\d+ answers, 0 differ\\R");
    }

    @Test
    void haveTheTypesThatTheSchemasSay() throws Exception {
        assumeTrue(hasNode(), "skipped: no node 18 or later on the path");
        Path out = folder.resolve("out");

        Process generate = start(out, "scripts/generate.js", "--check");

        assertThat(generate.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(generate.exitValue()).as(Files.readString(out)).isZero();
    }

    private static Process start(Path out, String script, String argument) throws IOException {
        return new ProcessBuilder("node", script, argument)
                .directory(PACKAGE.toFile())
                .redirectErrorStream(true)
                .redirectOutput(out.toFile())
                .start();
    }

    private boolean hasNode() throws InterruptedException {
        try {
            Path out = folder.resolve("version");
            Process version = new ProcessBuilder("node", "--version")
                    .redirectOutput(out.toFile())
                    .start();
            return version.waitFor(1, TimeUnit.MINUTES)
                    && Integer.parseInt(Files.readString(out).replaceAll("^v(\\d+)\\..*\\R?", "$1")) >= 18;
        } catch (IOException e) {
            return false;
        }
    }
}
