package io.ringback.certify;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A consumer as a process: its end of input tells it to end, and after some seconds it is ended by its id. */
public final class ChildProgram implements Program {
    private static final long SECONDS_TO_END = 5;

    private final List<String> command;

    public ChildProgram(List<String> command) {
        this.command = List.copyOf(command);
    }

    /** @throws CertifyFailure when there is no such program */
    @Override
    public Running start(Map<String, String> environment) {
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().keySet().removeIf(name -> name.startsWith("RINGBACK_"));
        builder.environment().putAll(environment);
        try {
            Process process = builder.start();
            return new Running(process.getOutputStream(), process.getInputStream(), () -> end(process));
        } catch (IOException e) {
            throw new CertifyFailure("cannot start '" + command.get(0) + "': is it a program on the path?");
        }
    }

    private static void end(Process process) {
        closed(process.getOutputStream());
        List<ProcessHandle> descendants = process.descendants().toList();
        try {
            if (!process.waitFor(SECONDS_TO_END, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor(SECONDS_TO_END, TimeUnit.SECONDS);
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        descendants.forEach(ProcessHandle::destroyForcibly);
    }

    private static void closed(OutputStream in) {
        try {
            in.close();
        } catch (IOException e) {
            // It has ended by itself.
        }
    }
}
