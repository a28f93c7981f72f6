package io.ringback.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Everything that went in and came out of a run, as its witnesses wrote it down; the only thing that the checker sees. */
public final class History {
    private static final Comparator<Entry> PARTITION_ORDER =
            Comparator.comparingInt(Entry::partition).thenComparingLong(Entry::offset);

    private final List<Entry> entries;
    private final Instant end;
    private final Map<String, List<Entry>> outputs = new HashMap<>();
    private final Map<String, List<Entry>> inputs = new HashMap<>();
    private final Map<String, Map<String, List<Entry>>> rows = new HashMap<>();
    private @Nullable Map<String, List<Entry>> calls;

    public History(List<Entry> entries) {
        this.entries = List.copyOf(entries);
        this.end = entries.stream()
                .map(Entry::seenAt)
                .max(Comparator.naturalOrder())
                .orElse(Instant.EPOCH);
    }

    static History read(Path file) throws IOException {
        try (Stream<String> lines = Files.lines(file)) {
            return new History(lines.map(Entry::parse).toList());
        }
    }

    public List<Entry> entries() {
        return entries;
    }

    Instant begin() {
        return entries.stream().map(Entry::at).min(Comparator.naturalOrder()).orElse(Instant.EPOCH);
    }

    Instant end() {
        return end;
    }

    /** In the order of each partition. */
    List<Entry> outputs(String topic) {
        return outputs.computeIfAbsent(
                topic,
                wanted -> of(Entry.Kind.OUTPUT, wanted).sorted(PARTITION_ORDER).toList());
    }

    /** Without the tombstones by which a broker or a table forgets. */
    Map<String, List<Entry>> rows(String topic) {
        List<Entry> all = outputs(topic);
        return rows.computeIfAbsent(
                topic,
                wanted -> all.stream()
                        .filter(row -> !row.isTombstone())
                        .collect(Collectors.groupingBy(Entry::key, LinkedHashMap::new, Collectors.toList())));
    }

    /** In the order of their append times. */
    List<Entry> inputs(String topic) {
        return inputs.computeIfAbsent(
                topic,
                wanted -> of(Entry.Kind.INPUT, wanted)
                        .sorted(Comparator.comparing(Entry::at).thenComparing(PARTITION_ORDER))
                        .toList());
    }

    /** Inputs that can be read, by their call. */
    Map<String, List<Entry>> calls() {
        Map<String, List<Entry>> known = calls;
        if (known == null) {
            known = inputs("call-events").stream()
                    .filter(event -> !event.has("poison"))
                    .collect(Collectors.groupingBy(
                            event -> event.text("callId"), LinkedHashMap::new, Collectors.toList()));
            calls = known;
        }
        return known;
    }

    /** An attack has a part in that call, under whose id several may meet: only rules that know of attacks judge it. */
    static boolean isHostile(List<Entry> call) {
        return call.stream().anyMatch(event -> event.has("hostile"));
    }

    public List<Entry> of(Entry.Kind kind) {
        return entries.stream().filter(entry -> entry.kind() == kind).toList();
    }

    private Stream<Entry> of(Entry.Kind kind, String topic) {
        return entries.stream()
                .filter(entry -> entry.kind() == kind && entry.topic().equals(topic));
    }

    /** The entries about one thing, in time: what a violation shows. */
    List<Entry> about(Function<Entry, Boolean> wanted, Instant from, Instant to) {
        List<Entry> found = new ArrayList<>();
        for (Entry entry : entries) {
            boolean inTime = !entry.at().isBefore(from) && !entry.at().isAfter(to);
            if (inTime && (entry.kind() == Entry.Kind.FAULT || wanted.apply(entry))) {
                found.add(entry);
            }
        }
        found.sort(Comparator.comparing(Entry::at));
        return found;
    }
}
