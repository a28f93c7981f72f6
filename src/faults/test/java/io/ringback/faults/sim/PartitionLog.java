package io.ringback.faults.sim;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One partition: offsets rise, a transaction's end takes an offset, and what follows the first open transaction is not
 * stable. Retention takes from the front, compaction from the middle, the loss of a leader from the end.
 */
final class PartitionLog {
    private final List<LogRecord> records = new ArrayList<>();
    private final Map<String, List<LogRecord>> open = new LinkedHashMap<>();
    private long start;
    private long end;
    private int largest;

    /**
     * What a read gave.
     *
     * @param next where to read on
     */
    record Batch(List<LogRecord> records, long next) {}

    long append(long at, LogRecord.Sent sent) {
        records.add(LogRecord.of(end, at, sent));
        byte[] value = sent.value();
        largest = Math.max(largest, value == null ? 0 : value.length);
        return end++;
    }

    /** As part of the writer's transaction, which is open from now on. */
    void append(long at, LogRecord.Sent sent, String writer) {
        append(at, sent);
        open.computeIfAbsent(writer, any -> new ArrayList<>()).add(records.get(records.size() - 1));
    }

    void endTransaction(String writer, boolean commit, long at) {
        List<LogRecord> written = open.remove(writer);
        if (written != null) {
            if (!commit) {
                written.forEach(LogRecord::abort);
            }
            records.add(LogRecord.marker(end, at));
            end++;
        }
    }

    /** How many bytes the largest value had. */
    int largest() {
        return largest;
    }

    long start() {
        return start;
    }

    long end() {
        return end;
    }

    /** The first offset that no consumer of committed records may have yet. */
    long stableEnd() {
        return open.values().stream()
                .mapToLong(written -> written.get(0).offset())
                .min()
                .orElse(end);
    }

    /** From this offset, or from the first that is left; aborted records are left out either way, as Kafka does in time. */
    Batch read(long from, int most, boolean committed) {
        long limit = committed ? stableEnd() : end;
        List<LogRecord> found = new ArrayList<>();
        long next = Math.max(from, start);
        for (int i = indexOf(next); i < records.size() && found.size() < most; i++) {
            LogRecord record = records.get(i);
            if (record.offset() >= limit) {
                return new Batch(found, Math.max(next, limit));
            }
            if (committed ? record.isForConsumers() : !record.isMarker()) {
                found.add(record);
            }
            next = record.offset() + 1;
        }
        return new Batch(found, found.size() == most ? next : Math.max(next, limit));
    }

    private long firstSince(long at) {
        return records.stream()
                .filter(record -> record.at() >= at)
                .mapToLong(LogRecord::offset)
                .findFirst()
                .orElse(end);
    }

    private int indexOf(long offset) {
        int low = 0;
        int high = records.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (records.get(middle).offset() < offset) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** Retention: what was appended before is gone, as far as it is stable. */
    void forgetBefore(long at) {
        long stable = stableEnd();
        int count = 0;
        while (count < records.size()
                && records.get(count).at() < at
                && records.get(count).offset() < stable) {
            start = records.get(count).offset() + 1;
            count++;
        }
        records.subList(0, count).clear();
    }

    /** Of each key the last record stays, at its offset, and whatever is younger. Tombstones stay: a while is long here. */
    void compact(long youngest) {
        long stable = Math.min(stableEnd(), firstSince(youngest));
        Map<ByteBuffer, Long> last = new HashMap<>();
        for (LogRecord record : records) {
            byte[] key = record.key();
            if (record.isForConsumers() && record.offset() < stable && key != null) {
                last.put(ByteBuffer.wrap(key), record.offset());
            }
        }
        Set<Long> kept = new HashSet<>(last.values());
        records.removeIf(record -> record.offset() < stable && !kept.contains(record.offset()));
    }
}
