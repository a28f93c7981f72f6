package io.ringback.deploy;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs a program to its end, as an operator would. */
public record Shell(Path directory, Map<String, String> environment) {
    private static final Duration AT_MOST = Duration.ofMinutes(5);

    /** What it said. */
    public record Result(int exitCode, String out, String err) {}

    public Shell(Path directory) {
        this(directory, Map.of());
    }

    public Result run(String... command) throws IOException, InterruptedException {
        File out = Files.createTempFile("out", ".txt").toFile();
        File err = Files.createTempFile("err", ".txt").toFile();
        try {
            ProcessBuilder builder = new ProcessBuilder(List.of(command)).directory(directory.toFile());
            builder.environment().putAll(environment);
            Process process = builder.redirectOutput(out).redirectError(err).start();
            process.getOutputStream().close();
            if (!process.waitFor(AT_MOST.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
            return new Result(
                    process.exitValue(),
                    Files.readString(out.toPath()).strip(),
                    Files.readString(err.toPath()).strip());
        } finally {
            Files.deleteIfExists(out.toPath());
            Files.deleteIfExists(err.toPath());
        }
    }
}
