package io.ringback.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.process.OwnJvm;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Each command's start makes all commands known: that must load nothing which the command itself does not need. */
class LightStartTest {
    private static final List<String> HEAVY = List.of(
            "org.apache.avro.Schema ",
            "com.fasterxml.jackson.databind.ObjectMapper ",
            "ch.qos.logback.classic.LoggerContext ",
            "com.google.i18n.phonenumbers.PhoneNumberUtil ");

    @Test
    @Timeout(120)
    void readsNoSchemaAndOpensNoLogToTellItsVersion(@TempDir Path folder) throws Exception {
        Path loaded = folder.resolve("loaded");
        Process version = new ProcessBuilder(OwnJvm.command(
                        List.of("-Xlog:class+load:file=" + loaded), Ringback.class.getName(), List.of("version")))
                .inheritIO()
                .start();

        assertThat(version.waitFor(110, TimeUnit.SECONDS)).isTrue();
        assertThat(version.exitValue()).isZero();
        try (Stream<String> lines = Files.lines(loaded)) {
            assertThat(lines.filter(line -> HEAVY.stream().anyMatch(line::contains)))
                    .isEmpty();
        }
    }
}
