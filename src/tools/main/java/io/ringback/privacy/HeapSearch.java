package io.ringback.privacy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Searches a heap dump and says by whom what it found is held: a process that fetches records has them in its fetch
 * buffers, which is no leak; anything else that holds one is.
 */
final class HeapSearch {
    /** Kafka's own, from the socket to the step that reads the record. */
    private static final Set<String> RAW = Set.of(
            "java.nio.HeapByteBuffer",
            "org.apache.kafka.clients.consumer.ConsumerRecord",
            "org.apache.kafka.streams.processor.internals.StampedRecord",
            "org.apache.kafka.streams.processor.internals.ProcessorRecordContext");

    private final ByteSearch search;
    private final boolean mayFetch;

    /** Where in the dump a needle is. */
    private record Hit(EncodedCanary needle, long position) {}

    /** @param mayFetch whether the process may have records of calls in its fetch buffers */
    HeapSearch(ByteSearch search, boolean mayFetch) {
        this.search = search;
        this.mayFetch = mayFetch;
    }

    void search(Path file, PlaceTally tally) throws IOException {
        List<Hit> hits = new ArrayList<>();
        tally.searched(search.file(file, (needle, at) -> hits.add(new Hit(needle, at))));
        if (hits.isEmpty()) {
            return;
        }
        HeapDump dump = HeapDump.open(file);
        Map<Hit, Long> arrays = arrays(dump, hits);
        Map<Long, Set<String>> holders = holders(dump, arrays);
        Map<String, Integer> raw = new TreeMap<>();
        for (Hit hit : hits) {
            Set<String> held = holders.getOrDefault(arrays.getOrDefault(hit, 0L), Set.of());
            if (mayFetch && !held.isEmpty() && RAW.containsAll(held)) {
                raw.merge(String.join(", ", held), 1, Integer::sum);
            } else {
                tally.hit(hit.needle(), held.isEmpty() ? "an array that nothing refers to" : held.toString());
            }
        }
        if (!raw.isEmpty()) {
            tally.remark("aside: in raw buffers " + raw);
        }
    }

    private static Map<Hit, Long> arrays(HeapDump dump, List<Hit> hits) {
        TreeMap<Long, List<Hit>> byPosition = new TreeMap<>();
        hits.forEach(hit -> byPosition
                .computeIfAbsent(hit.position(), key -> new ArrayList<>())
                .add(hit));
        Map<Hit, Long> arrays = new HashMap<>();
        dump.visit(new HeapDump.Visitor() {
            @Override
            public void primitives(long id, int from, int to) {
                byPosition
                        .subMap((long) from, (long) to)
                        .values()
                        .forEach(some -> some.forEach(hit -> arrays.put(hit, id)));
            }
        });
        return arrays;
    }

    private static Map<Long, Set<String>> holders(HeapDump dump, Map<Hit, Long> arrays) {
        Set<Long> wanted = Set.copyOf(arrays.values());
        Map<Long, Set<String>> holders = new HashMap<>();
        dump.visit(new HeapDump.Visitor() {
            @Override
            public void object(long id, long classId, int from, int to) {
                for (int at = from; at + 8 <= to; at++) {
                    if (wanted.contains(dump.longAt(at))) {
                        holders.computeIfAbsent(dump.longAt(at), key -> new java.util.TreeSet<>())
                                .add(dump.className(classId));
                    }
                }
            }
        });
        return holders;
    }
}
