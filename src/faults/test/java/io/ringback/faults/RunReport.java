package io.ringback.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What is said of a run: its seed, its faults by kind, what went in and came out, and of what is wrong the first of each
 * rule, with the shortest part of the history that shows it.
 *
 * @param calm for how much of the run nothing was broken, so that deadlines counted
 */
record RunReport(
        long seed,
        Map<String, Long> faults,
        Map<String, Long> attacks,
        History history,
        Duration length,
        Duration calm,
        List<Violation> violations,
        List<Violation> shown,
        Path file) {

    /** Writes the history down and has it checked. */
    static RunReport of(long seed, Contract contract, History history, Path file) {
        try {
            Files.write(file, history.entries().stream().map(Entry::line).toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return judged(seed, contract, history, file);
    }

    /** Has a history checked that is in that file. */
    static RunReport judged(long seed, Contract contract, History history, Path file) {
        Checker checker = new Checker(contract);
        List<Violation> violations = checker.check(history);
        Instant begin = history.begin();
        return new RunReport(
                seed,
                byKind(history, Entry.Kind.FAULT),
                byKind(history, Entry.Kind.ATTACK),
                history,
                Duration.between(begin, history.end()),
                new Calendar(history, contract).calm(begin, history.end()),
                violations,
                checker.shortest(history, violations),
                file);
    }

    private static Map<String, Long> byKind(History history, Entry.Kind kind) {
        return history.of(kind).stream()
                .collect(Collectors.groupingBy(Entry::topic, TreeMap::new, Collectors.counting()));
    }

    /** The largest row of any store. */
    private long largestRow() {
        return history.of(Entry.Kind.SIZE).stream()
                .filter(size -> !size.topic().equals(SizesAreBounded.MEMORY))
                .mapToLong(size -> size.number("bytes"))
                .max()
                .orElse(0);
    }

    @Override
    public String toString() {
        String wrong =
                shown.stream().map(violation -> "%n%s".formatted(violation)).collect(Collectors.joining());
        long struck = faults.values().stream().mapToLong(Long::longValue).sum();
        return "seed %d: %d faults %s, attacks %s in %d s (%d s calm), %d inputs, %d calls, %d outputs, %d instructions, largest row %d bytes, %d rules, %d violations%s%nhistory: %s"
                .formatted(
                        seed,
                        struck,
                        faults,
                        attacks,
                        length.toSeconds(),
                        calm.toSeconds(),
                        history.of(Entry.Kind.INPUT).size(),
                        history.calls().size(),
                        history.of(Entry.Kind.OUTPUT).size(),
                        history.outputs("auto-responder").size(),
                        largestRow(),
                        Checker.RULES.size(),
                        violations.size(),
                        wrong,
                        file);
    }
}
