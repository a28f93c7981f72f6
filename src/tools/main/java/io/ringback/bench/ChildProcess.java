package io.ringback.bench;

import io.ringback.cli.Ringback;
import io.ringback.common.Daemons;
import io.ringback.process.OwnJvm;
import io.ringback.settings.SettingSources;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** {@code ringback run} in a JVM of its own, as an operator would start it. */
final class ChildProcess implements AutoCloseable {
    private static final long START_SECONDS = 120;
    private static final Duration STOP = Duration.ofSeconds(15);
    static final List<String> AS_THE_SCRIPT_DOES =
            List.of("-XX:+ExitOnOutOfMemoryError", "-XX:CompileThresholdScaling=4");

    private final Process process;
    private final CountDownLatch ready = new CountDownLatch(1);

    /**
     * Starts it.
     *
     * @param options of the JVM, besides those of the script
     * @param roles as {@code --role} takes them
     */
    ChildProcess(List<String> options, String roles, SettingSources sources) throws IOException {
        List<String> all = new ArrayList<>(AS_THE_SCRIPT_DOES);
        all.addAll(options);
        List<String> arguments = new ArrayList<>(List.of("run", "--role", roles));
        sources.assignments().forEach(assignment -> arguments.addAll(List.of("--set", assignment)));
        this.process = new ProcessBuilder(OwnJvm.command(all, Ringback.class.getName(), arguments))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        // What a signal ends leaves nothing behind either.
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy, "end-child"));
        Daemons.start("child-output", this::read);
    }

    private void read() {
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("READY")) {
                    ready.countDown();
                }
            }
        } catch (IOException e) {
            // The process has ended, which a waiting caller sees by itself.
        }
    }

    void awaitReady() throws InterruptedException {
        if (!ready.await(START_SECONDS, TimeUnit.SECONDS)) {
            close();
            throw new BenchFailure("'ringback run' was not ready within " + START_SECONDS + " s");
        }
    }

    /** Processor time since its start. */
    long processorNanos() {
        return process.info()
                .totalCpuDuration()
                .orElseThrow(() -> new BenchFailure("the process has ended"))
                .toNanos();
    }

    /** Resident memory in MiB, as the operating system counts it. */
    double residentMebibytes() throws IOException {
        for (String line : Files.readAllLines(Path.of("/proc", Long.toString(process.pid()), "status"))) {
            if (line.startsWith("VmRSS:")) {
                return Double.parseDouble(line.replaceAll("\\D", "")) / 1024;
            }
        }
        throw new BenchFailure("the process has ended");
    }

    /** Live heap in MiB, after a collection. */
    double heapMebibytes() throws IOException, InterruptedException {
        Process jcmd = new ProcessBuilder(OwnJvm.program("jcmd"), Long.toString(process.pid()), "GC.class_histogram")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader lines = jcmd.inputReader(StandardCharsets.UTF_8)) {
            String total = lines.lines()
                    .filter(line -> line.startsWith("Total"))
                    .findFirst()
                    .orElse("Total 0 0");
            return Double.parseDouble(total.strip().split("\\s+", -1)[2]) / (1 << 20);
        } finally {
            jcmd.waitFor();
        }
    }

    @Override
    public void close() {
        OwnJvm.end(process, STOP);
    }
}
