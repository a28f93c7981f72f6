package io.ringback.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Tells when the program that reads standard output through a pipe is gone, also while there is nothing to write: Java
 * itself notices only when it writes. Where the system does not show its processes, it never says so.
 */
final class PipeReader {
    private static final Path PROCESSES = Path.of("/proc");
    /** A reader that cannot be seen by then is another user's. */
    private static final int MOST_LOOKS = 20;

    private static final Path OUTPUT = PROCESSES.resolve("self/fd/1");

    private final String self = String.valueOf(ProcessHandle.current().pid());
    private final @Nullable Path pipe;
    private @Nullable Path seen;
    private int looks = MOST_LOOKS;

    PipeReader() {
        @Nullable Path target = target(OUTPUT);
        this.pipe = target != null && target.toString().startsWith("pipe:") ? target : null;
    }

    /** Somebody was seen to read, and nobody does any more. */
    boolean isGone() {
        if (pipe == null) {
            return false;
        }
        Path before = seen;
        if (before != null && pipe.equals(target(before))) {
            return false;
        }
        if (before == null && looks-- <= 0) {
            return false;
        }
        seen = find();
        return before != null && seen == null;
    }

    private @Nullable Path find() {
        return list(PROCESSES)
                .filter(this::isAnother)
                .flatMap(process -> list(process.resolve("fd"))
                        .filter(open -> pipe != null && pipe.equals(target(open)) && isForReading(process, open)))
                .findFirst()
                .orElse(null);
    }

    private boolean isAnother(Path process) {
        String name = process.getFileName().toString();
        return name.matches("\\d+") && !name.equals(self);
    }

    /** A pipe's two ends have one name; the way it was opened tells them apart. */
    private static boolean isForReading(Path process, Path open) {
        try {
            return Files.readAllLines(process.resolve("fdinfo").resolve(open.getFileName())).stream()
                    .filter(line -> line.startsWith("flags:"))
                    .anyMatch(line -> line.endsWith("0"));
        } catch (IOException e) {
            return false;
        }
    }

    private static Stream<Path> list(Path folder) {
        try (Stream<Path> entries = Files.list(folder)) {
            return List.copyOf(entries.toList()).stream();
        } catch (IOException e) {
            return Stream.empty();
        }
    }

    private static @Nullable Path target(Path link) {
        try {
            return Files.readSymbolicLink(link);
        } catch (IOException e) {
            return null;
        }
    }
}
