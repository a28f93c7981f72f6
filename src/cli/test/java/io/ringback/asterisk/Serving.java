package io.ringback.asterisk;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.ringback.process.OwnJvm;
import io.ringback.settings.SettingSources;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/** {@code ringback run} in a JVM of its own, which a test can kill and freeze. All that it says is kept in one file. */
public final class Serving implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final List<String> command;
    private final String serves;
    private final Path output;
    private @Nullable Process process;

    /**
     * Not yet started.
     *
     * @param serves what it says when it serves
     * @param output it says everything here, through all its lives
     */
    public Serving(String roles, String serves, SettingSources sources, Path output) {
        this.serves = serves;
        this.output = output;
        this.command = OwnJvm.command(
                List.of("-Xmx512m", "-XX:+UseSerialGC"), "io.ringback.cli.Ringback", List.of("run", "--role", roles));
        sources.assignments().forEach(assignment -> command.addAll(List.of("--set", assignment)));
    }

    /** Returns once it serves. */
    public void start() throws IOException {
        int before = said();
        process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(Redirect.appendTo(output.toFile()))
                .start();
        Awaitility.await(serves).atMost(PATIENCE).until(() -> said() > before);
    }

    public boolean isUp() {
        return process != null && process.isAlive();
    }

    /** As a power failure would. */
    public void kill() throws InterruptedException {
        if (process != null) {
            process.destroyForcibly().waitFor();
            process = null;
        }
    }

    /** It is there and does nothing, until {@link #thaw}. */
    public void freeze() throws IOException, InterruptedException {
        signal("STOP");
    }

    public void thaw() throws IOException, InterruptedException {
        signal("CONT");
    }

    private void signal(String name) throws IOException, InterruptedException {
        if (process != null) {
            new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                    .start()
                    .waitFor();
        }
    }

    private int said() {
        try {
            return Files.exists(output) ? Files.readString(output, UTF_8).split(serves, -1).length : 1;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            kill();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
