package io.ringback.intake;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * What a partition of a table says, of which desks may yet take something back: a frozen desk that wakes writes what its
 * brokers then refuse. What is not committed yet adds to what is known, so that nobody waits for another's transaction
 * (R5); it neither removes nor changes anything. Written by the thread of the table and the one that reads what was
 * committed.
 */
final class AcceptedRows<V extends SpecificRecord> {
    private final AcceptedTable.View<V> view;
    private final Queue<Said<V>> undecided = new ArrayDeque<>();
    /** Of what is undecided the last row of each key. */
    private final Map<String, Said<V>> ahead = new HashMap<>();

    private final Map<String, V> committed = new HashMap<>();

    private record Said<V>(
            long offset, String key, @Nullable V row) {}

    AcceptedRows(AcceptedTable.View<V> view) {
        this.view = view;
    }

    /** @param row null for a tombstone */
    synchronized void said(long offset, String key, @Nullable V row) {
        Said<V> said = new Said<>(offset, key, row);
        undecided.add(said);
        if (row != null) {
            ahead.put(key, said);
            show(key);
        }
    }

    synchronized OptionalLong firstUndecided() {
        Said<V> first = undecided.peek();
        return first == null ? OptionalLong.empty() : OptionalLong.of(first.offset());
    }

    /** Of what was said before an offset this was committed, and the rest never will be. */
    synchronized void decided(long before, Set<Long> offsets) {
        for (Said<V> said = undecided.peek(); said != null && said.offset() < before; said = undecided.peek()) {
            undecided.remove();
            ahead.remove(said.key(), said);
            if (offsets.contains(said.offset())) {
                commit(said);
            }
            show(said.key());
        }
    }

    private void commit(Said<V> said) {
        if (said.row() == null) {
            committed.remove(said.key());
        } else {
            committed.put(said.key(), said.row());
        }
    }

    private void show(String key) {
        Said<V> next = ahead.get(key);
        V row = committed.getOrDefault(key, next == null ? null : next.row());
        if (row == null) {
            view.remove(key);
        } else {
            view.put(row);
        }
    }
}
