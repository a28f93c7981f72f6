package io.ringback.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.kafka.common.errors.ApiException;
import org.jspecify.annotations.Nullable;

/** Finds in the logs of a run's instances where a thread ended: at the record whose step had failed just before. */
final class InstanceLogs {
    private static final Pattern FAILED = Pattern.compile(
            "^(?<at>\\S+Z) .*event=step-failed .*topic=(?<topic>\\S+) partition=(?<partition>\\d+) offset=(?<offset>\\d+) .*error=(?<error>\\S+)");
    private static final Set<String> OF_A_RECORD =
            Set.of("RecordTooLargeException", "RecordBatchTooLargeException", "InvalidRecordException");
    private static final Pattern REPLACED = Pattern.compile("^(?<at>\\S+Z) .*event=thread-replaced ");

    private InstanceLogs() {}

    static List<Entry> ends(Path directory) {
        try (Stream<Path> files = Files.list(directory)) {
            List<Entry> found = new ArrayList<>();
            for (Path file : files.filter(InstanceLogs::isInstance).sorted().toList()) {
                found.addAll(ends(file.getFileName().toString(), Files.readAllLines(file)));
            }
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isInstance(Path file) {
        return file.getFileName().toString().matches("ringback-\\d+\\.\\d+\\.log");
    }

    /** The lines of one log. A thread that ends for another reason, such as a transaction that timed out, is at no record. */
    static List<Entry> ends(String log, List<String> lines) {
        List<Entry> found = new ArrayList<>();
        @Nullable Matcher failed = null;
        for (String line : lines) {
            Matcher step = FAILED.matcher(line);
            if (step.find()) {
                failed = isOfTheBrokers(step.group("error")) ? null : step;
            } else if (failed != null && REPLACED.matcher(line).find()) {
                found.add(ended(log, failed));
                failed = null;
            }
        }
        return found;
    }

    /** Brokers' trouble may meet one record twice; a record that nobody can digest must not. */
    private static boolean isOfTheBrokers(String error) {
        try {
            Class<?> kind = Class.forName("org.apache.kafka.common.errors." + error);
            return ApiException.class.isAssignableFrom(kind) && !OF_A_RECORD.contains(error);
        } catch (ClassNotFoundException e) {
            return false;
        }
    }

    private static Entry ended(String log, Matcher failed) {
        Instant at = Instant.parse(failed.group("at"));
        return new Entry(
                Entry.Kind.ENDED,
                at,
                at,
                failed.group("topic"),
                Integer.parseInt(failed.group("partition")),
                Long.parseLong(failed.group("offset")),
                log,
                InputWriter.json().put("error", failed.group("error")));
    }
}
