package io.ringback.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** This program's JDK and class path, for a process beside it. */
public final class OwnJvm {
    /** Options of a JVM that shares a machine with others. */
    public static final List<String> SMALL = List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");

    private OwnJvm() {}

    /** A process of that command, with no settings from this one's environment. */
    public static ProcessBuilder process(List<String> command) {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().keySet().removeIf(key -> key.startsWith("RINGBACK_"));
        return builder;
    }

    /** Waits until the file that a process writes has a word; false when the process ended, or the time is over. */
    public static boolean says(Process process, Path output, String word, Duration atMost)
            throws IOException, InterruptedException {
        long deadline = System.nanoTime() + atMost.toNanos();
        while (!Files.readString(output).contains(word)) {
            if (process.waitFor(100, TimeUnit.MILLISECONDS) || System.nanoTime() > deadline) {
                return Files.readString(output).contains(word);
            }
        }
        return true;
    }

    /** The command that runs a class of this program's class path. */
    public static List<String> command(List<String> options, String main, List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(program("java")));
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main));
        command.addAll(arguments);
        return command;
    }

    /** The path of one of the JDK's own programs, such as {@code jcmd}. */
    public static String program(String name) {
        return Path.of(System.getProperty("java.home"), "bin", name).toString();
    }

    /** Asks a process to end; one that has not ended in time is killed. */
    public static void end(Process process, Duration within) {
        process.destroy();
        try {
            if (!process.waitFor(within.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
