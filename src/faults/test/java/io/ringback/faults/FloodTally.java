package io.ringback.faults;

import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Counts what a flood of numbered calls is told, where remembering all of it would take too much. */
final class FloodTally implements AutoCloseable {
    /** What a flood's calls are called, before their number. */
    static final String CALL = "flood-";

    private static final String ANSWERS = "ringback.auto-responder";
    private static final String NOTICES = "ringback.notices";

    private final Followed<String> followed;
    private final HistoryWriter witness;
    private final Decoder decoder = new Decoder();
    private final BitSet answered = new BitSet();
    private final BitSet noticed = new BitSet();
    private final Map<String, AtomicLong> notices = new ConcurrentHashMap<>();

    /**
     * @param witness of what is told to anybody else
     */
    FloodTally(String bootstrapServers, HistoryWriter witness) {
        this.witness = witness;
        followed = new Followed<>(
                bootstrapServers,
                Map.of("isolation.level", "read_committed", "auto.offset.reset", "earliest"),
                new StringDeserializer(),
                List.of(ANSWERS, NOTICES)::contains,
                this::take);
    }

    private void take(ConsumerRecord<String, byte[]> record) {
        Entry entry = OutputReader.entry(record, decoder);
        boolean answer = record.topic().equals(ANSWERS);
        String call = entry.text("callId");
        if (answer && call.startsWith(CALL)) {
            mark(answered, call);
        } else if (answer) {
            witness.add(entry);
        } else {
            notices.computeIfAbsent(entry.text("kind"), any -> new AtomicLong()).incrementAndGet();
            if (call.startsWith(CALL)) {
                mark(noticed, call);
            }
        }
    }

    private static void mark(BitSet set, String call) {
        synchronized (set) {
            set.set(Integer.parseInt(call.substring(CALL.length())));
        }
    }

    int answered() {
        synchronized (answered) {
            return answered.cardinality();
        }
    }

    /** Calls of which somebody was told. */
    int noticed() {
        synchronized (noticed) {
            return noticed.cardinality();
        }
    }

    /** Notices by their kind. */
    Map<String, Long> notices() {
        Map<String, Long> counts = new TreeMap<>();
        notices.forEach((kind, count) -> counts.put(kind, count.get()));
        return counts;
    }

    @Override
    public void close() {
        followed.close();
    }
}
