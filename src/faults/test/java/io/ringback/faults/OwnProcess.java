package io.ringback.faults;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** A process of ours: started, stopped, killed, frozen and thawed by its own id alone. */
final class OwnProcess implements AutoCloseable {
    private final Process process;
    private final Path log;
    private volatile boolean endExpected;

    private OwnProcess(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /** A JVM with little memory and a quick start; what it prints goes to the log. */
    static OwnProcess java(Path log, List<String> options, String main, List<String> arguments) {
        return java(log, classPath(), options, main, arguments);
    }

    static OwnProcess java(Path log, String classPath, List<String> options, String main, List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xshare:auto"));
        command.addAll(options);
        command.addAll(List.of("-cp", classPath, main));
        command.addAll(arguments);
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.to(log.toFile()))
                    .start();
            // Whatever ends this process ends its children.
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
            return new OwnProcess(process, log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void awaitWord(String word, Duration atMost) {
        Awaitility.await(word + " in " + log)
                .atMost(atMost)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> says(word) || !process.isAlive());
        if (!says(word)) {
            throw new IllegalStateException(log + " ended without " + word);
        }
    }

    boolean says(String word) {
        try {
            return Files.readString(log).contains(word);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Nobody stopped it, killed it or waits for its end. */
    boolean endedByItself() {
        return !process.isAlive() && !endExpected;
    }

    /** {@code kill -9}. */
    void kill() {
        endExpected = true;
        process.destroyForcibly();
    }

    /** {@code SIGTERM}. */
    void stop() {
        endExpected = true;
        process.destroy();
    }

    void freeze() {
        signal("-STOP");
    }

    void thaw() {
        signal("-CONT");
    }

    /** 0 when it has ended. */
    long residentKilobytes() {
        try {
            return Files.readAllLines(Path.of("/proc/" + process.pid() + "/status")).stream()
                    .filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
                    .sum();
        } catch (IOException e) {
            return 0;
        }
    }

    int awaitEnd(Duration atMost) {
        endExpected = true;
        try {
            if (!process.waitFor(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new IllegalStateException(log + " did not end");
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        endExpected = true;
        process.destroyForcibly();
        awaitEnd(Duration.ofSeconds(20));
    }

    private void signal(String name) {
        try {
            new ProcessBuilder("kill", name, String.valueOf(process.pid()))
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** What this process runs with. */
    static String classPath() {
        String given = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return given.replace(File.pathSeparator + File.pathSeparator, File.pathSeparator);
    }
}
