package io.ringback.consumer;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * The latest row of each key of one topic. Decides, once for all tables, that a row whose fence is lower than the
 * highest seen for its key never counts and that no row holds from its own expiry on: so neither a frozen writer nor a
 * lost lifting can keep an override up. One thread may write while any number read.
 *
 * <p>Memory stays bounded: a row goes with its fence when it expired longer than {@code kept} ago. Where keys come from a
 * finite stock (numbers, agents) rows are kept for ever, so that no clock that leaps takes away an override that lives.
 */
final class FencedTable<V extends SpecificRecord> {
    /** The fence of a row that is not about a session or lease: any other wins over it. */
    static final long UNFENCED = Long.MIN_VALUE;

    static final Duration FOREVER = ChronoUnit.FOREVER.getDuration();

    private static final Duration TIDIES_EVERY = Duration.ofMinutes(1);

    /** A key's row; the value is null when the row holds nothing up (lifted, forgotten) and only its fence matters. */
    record Row<V>(long fence, @Nullable V value, Instant expiresAt) {
        boolean holds(Instant now) {
            return value != null && now.isBefore(expiresAt);
        }

        Row<V> blank() {
            return value == null ? this : new Row<>(fence, null, expiresAt);
        }

        private boolean isPast(Duration kept, Instant now) {
            return Duration.between(expiresAt, now).compareTo(kept) > 0;
        }

        private static <V> Row<V> ofNothing(Instant written) {
            return new Row<>(UNFENCED, null, written);
        }
    }

    private final Map<String, Row<V>> rows = new ConcurrentHashMap<>();
    private final Class<V> type;
    private final BiFunction<V, Instant, Row<V>> rowOf;
    private final Duration kept;
    private volatile Instant tidied = Instant.EPOCH;

    FencedTable(Class<V> type, BiFunction<V, Instant, Row<V>> rowOf, Duration kept) {
        this.type = type;
        this.rowOf = rowOf;
        this.kept = kept;
    }

    Class<V> type() {
        return type;
    }

    /**
     * Takes a row in unless a higher fence was seen for its key. A tombstone takes the row away, not the fence, and shows
     * that there was one.
     */
    void apply(String key, @Nullable SpecificRecord event, Instant written) {
        tidy(written);
        if (event == null) {
            rows.merge(key, Row.ofNothing(written), (seen, nothing) -> seen.blank());
        } else if (type.isInstance(event)) {
            rows.merge(
                    key,
                    rowOf.apply(type.cast(event), written),
                    (seen, arrived) -> arrived.fence < seen.fence ? seen : arrived);
        }
    }

    /** The key's value that holds now. */
    Optional<V> active(@Nullable String key, Instant now) {
        return row(key).filter(row -> row.holds(now)).map(Row::value);
    }

    /** Every value that holds now, the highest fence first. */
    List<V> active(Instant now) {
        return rows.values().stream()
                .filter(row -> row.holds(now))
                .sorted((a, b) -> Long.compare(b.fence, a.fence))
                .<V>mapMulti((row, each) -> Optional.ofNullable(row.value).ifPresent(each))
                .toList();
    }

    /** Of the values that hold now and are wanted, the one with the highest fence. */
    Optional<V> newest(Predicate<V> wanted, Instant now) {
        return rows.values().stream()
                .filter(row -> row.holds(now) && row.value != null && wanted.test(row.value))
                .max(Comparator.comparingLong(Row::fence))
                .map(Row::value);
    }

    /** The key's latest row that is still remembered, whether it holds or not. */
    Optional<Row<V>> row(@Nullable String key) {
        return key == null ? Optional.empty() : Optional.ofNullable(rows.get(key));
    }

    /** The highest fence that was seen for a key; null when none is remembered. */
    @Nullable Long fence(String key) {
        return row(key).map(Row::fence).filter(fence -> fence != UNFENCED).orElse(null);
    }

    /** The keys that are remembered, be it by their fence alone. */
    Set<String> keys() {
        return Set.copyOf(rows.keySet());
    }

    private void tidy(Instant now) {
        if (kept.equals(FOREVER) || Duration.between(tidied, now).abs().compareTo(TIDIES_EVERY) < 0) {
            return;
        }
        tidied = now;
        rows.values().removeIf(row -> row.isPast(kept, now));
    }
}
