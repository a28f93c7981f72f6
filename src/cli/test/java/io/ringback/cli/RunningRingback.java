package io.ringback.cli;

import io.ringback.embedded.EmbeddedKafka;
import io.ringback.process.OwnJvm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** {@code ringback run} in a process of its own, as an operator starts it. */
public final class RunningRingback implements AutoCloseable {
    private static final Duration TO_START = Duration.ofMinutes(5);

    private final Process process;
    private final Path out;
    private final Path err;

    private RunningRingback(Process process, Path out, Path err) {
        this.process = process;
        this.out = out;
        this.err = err;
    }

    /**
     * Starts it and waits until it serves.
     *
     * @param folder where what it says goes
     * @param flags of the JVM
     * @param arguments after {@code run}
     */
    public static RunningRingback start(Path folder, List<String> flags, List<String> arguments) throws Exception {
        RunningRingback running = launch(folder, flags, arguments);
        if (!OwnJvm.says(running.process, running.out, "READY", TO_START)) {
            running.close();
            throw new AssertionError("it does not serve: " + running.said());
        }
        return running;
    }

    /**
     * Starts all roles on a broker, with their state below {@code folder}, and waits until they serve.
     *
     * @param assignments {@code key=value}: settings beside those
     */
    public static RunningRingback startOn(EmbeddedKafka kafka, Path folder, String... assignments) throws Exception {
        List<String> arguments = new ArrayList<>(List.of("--bootstrap-servers", kafka.bootstrapServers()));
        for (String assignment : assignments) {
            arguments.addAll(List.of("--set", assignment));
        }
        arguments.addAll(List.of("--set", "http.port=0", "--set", "state.dir=" + folder.resolve("state")));
        return start(folder, List.of(), arguments);
    }

    /** Starts it and waits for nothing. */
    static RunningRingback launch(Path folder, List<String> flags, List<String> arguments) throws IOException {
        List<String> options = new ArrayList<>(OwnJvm.SMALL);
        options.addAll(flags);
        List<String> command = OwnJvm.command(options, Ringback.class.getName(), List.of("run"));
        command.addAll(arguments);
        Path out = Files.createTempFile(folder, "run", ".out");
        Path err = Files.createTempFile(folder, "run", ".err");
        ProcessBuilder builder =
                OwnJvm.process(command).redirectOutput(out.toFile()).redirectError(err.toFile());
        return new RunningRingback(builder.start(), out, err);
    }

    /** How it ended. */
    int awaitExit(Duration atMost) throws InterruptedException {
        if (!process.waitFor(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new AssertionError("it still runs after " + atMost);
        }
        return process.exitValue();
    }

    /** All that it printed. */
    public String said() throws IOException {
        return Files.readString(out) + Files.readString(err);
    }

    @Override
    public void close() {
        OwnJvm.end(process, Duration.ofMinutes(1));
    }
}
