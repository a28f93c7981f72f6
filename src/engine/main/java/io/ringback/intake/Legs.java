package io.ringback.intake;

import io.ringback.state.CallKind;
import io.ringback.state.LegRow;
import io.ringback.wire.EventSerdes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.kstream.Windowed;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.apache.kafka.streams.state.WindowStore;
import org.jspecify.annotations.Nullable;

/**
 * Knows the calls of emergencies by their id, for two leases after a call's last event (R15: no others). Ids are not
 * unique (R22): a few calls of one id live side by side. Rows live in a window store; beside it they are held decoded, so
 * that an ordinary call's event costs one look and no store access. The rows here are derived from the store, whose only
 * writer is this task.
 */
final class Legs {
    static final String STORE = "emergency-legs";

    private static final Duration SLACK = Duration.ofMinutes(1);
    private static final Duration NEVER_HIDES = Duration.ofDays(365_000);
    private static final Duration SHORTEST_SEGMENT = Duration.ofSeconds(1);

    /** Calls of one id that are remembered at once. */
    private static final int NAMESAKES = 8;

    private final WindowStore<String, LegRow> store;
    private final Room room;
    private final long putAgainAfterMillis;
    private final long lifeMillis;
    private final PastLegs past = new PastLegs();
    /** The latest first. */
    private final Map<String, List<Leg>> byCall = new HashMap<>();

    private final LegSides sides = new LegSides();
    /** By the store's key, in the order in which they were put. */
    private final LinkedHashMap<String, Leg> byKey = new LinkedHashMap<>();

    private record Leg(String key, String callId, LegRow row, long putAt) {
        /** What it fills, in the store and here, with room to spare. */
        private static final int BYTES = 1_000;

        private static final int BYTES_A_CHARACTER = 8;

        long bytes() {
            int characters = key.length()
                    + length(row.getAgentId())
                    + length(row.getLinkedCallId())
                    + length(row.getGatewayId());
            return BYTES + (long) BYTES_A_CHARACTER * characters;
        }

        private static int length(@Nullable String text) {
            return text == null ? 0 : text.length();
        }
    }

    Legs(WindowStore<String, LegRow> store, Duration lease, Room room) {
        this.store = store;
        this.room = room;
        this.putAgainAfterMillis = putAgainAfter(lease).toMillis();
        this.lifeMillis = life(lease).toMillis();
        load();
    }

    /** In memory a row stays until it is removed, whatever the lease was when it was put and is now (R27). */
    static StoreBuilder<WindowStore<String, LegRow>> store(Duration lease) {
        return Stores.windowStoreBuilder(
                        Stores.inMemoryWindowStore(STORE, NEVER_HIDES, lease, false),
                        Serdes.String(),
                        EventSerdes.avro(LegRow.class))
                .withCachingDisabled()
                .withLoggingEnabled(changelog(lease));
    }

    /** How its changelog forgets: what is no longer put again goes by retention, the backstop. */
    static Map<String, String> changelog(Duration lease) {
        String often = Long.toString(
                Math.max(SHORTEST_SEGMENT.toMillis(), putAgainAfter(lease).toMillis()));
        return Map.of(
                TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT + ",delete",
                TopicConfig.RETENTION_MS_CONFIG,
                        Long.toString(life(lease).plus(SLACK).toMillis()),
                TopicConfig.SEGMENT_MS_CONFIG, often,
                TopicConfig.MAX_COMPACTION_LAG_MS_CONFIG, often,
                TopicConfig.DELETE_RETENTION_MS_CONFIG, often);
    }

    private static Duration putAgainAfter(Duration lease) {
        return lease.dividedBy(4);
    }

    /** Two leases, and what a row may have aged before it was put again. */
    private static Duration life(Duration lease) {
        return lease.multipliedBy(2).plus(putAgainAfter(lease));
    }

    /** The rows of the calls of this id that had started by then, the latest first: to a replay, a later one is unknown. */
    List<LegRow> all(String callId, Source at) {
        List<Leg> legs = byCall.get(callId);
        return legs == null
                ? List.of()
                : legs.stream().map(Leg::row).filter(row -> !at.precedes(row)).toList();
    }

    /** The gateway's own call of this id, or else the latest. */
    @Nullable LegRow find(String callId, @Nullable String gatewayId, Source at) {
        if (!byCall.containsKey(callId)) {
            return null;
        }
        List<LegRow> rows = all(callId, at);
        return rows.stream()
                .filter(row -> gatewayId != null && gatewayId.equals(row.getGatewayId()))
                .findFirst()
                .orElse(rows.isEmpty() ? null : rows.get(0));
    }

    /** Whether any side is up of the leg that began with this call (R21). */
    boolean isAnySideUp(String firstCallId, Source at) {
        boolean isFirst = all(firstCallId, at).stream()
                .anyMatch(
                        row -> row.getKind() != CallKind.OTHER && row.getLinkedCallId() == null && Life.isUp(row, at));
        return isFirst
                || sides.of(firstCallId).stream()
                        .flatMap(callId -> all(callId, at).stream())
                        .anyMatch(row -> firstCallId.equals(row.getLinkedCallId()) && Life.isUp(row, at));
    }

    /** The pool of a leg whose row is gone; null when nobody remembers it. */
    @Nullable String pastPool(String callId) {
        return past.poolOf(callId);
    }

    /**
     * Puts a new or changed row at once and a known one when it has aged.
     *
     * @return false when there is no room for one more (R25)
     */
    boolean remember(String callId, LegRow row, long at) {
        String key = key(callId, row);
        Leg before = byKey.get(key);
        if (before != null && before.row.equals(row) && at - before.putAt < putAgainAfterMillis) {
            return true;
        }
        Leg leg = new Leg(key, callId, row, before == null ? at : Math.max(at, before.putAt));
        if (before == null && !room.take(leg.bytes())) {
            return false;
        }
        store.put(key, row, leg.putAt);
        if (before == null) {
            add(leg);
        } else {
            replace(before, leg);
        }
        return true;
    }

    private void add(Leg leg) {
        List<Leg> legs = inOrder(leg, byCall.getOrDefault(leg.callId, List.of()));
        byCall.put(leg.callId, legs);
        byKey.put(leg.key, leg);
        sides.add(leg.row.getLinkedCallId(), leg.callId);
        if (legs.size() > NAMESAKES) {
            drop(legs.get(NAMESAKES));
        }
    }

    private static List<Leg> inOrder(Leg leg, List<Leg> others) {
        List<Leg> legs = new ArrayList<>(others);
        legs.add(leg);
        legs.sort(Comparator.comparingLong((Leg one) -> one.row.getStartedOffset())
                .reversed());
        return List.copyOf(legs);
    }

    @SuppressWarnings("ReferenceEquality") // this very row
    private void replace(Leg before, Leg leg) {
        if (before.putAt != leg.putAt) {
            store.put(before.key, null, before.putAt);
        }
        byKey.remove(before.key);
        byKey.put(leg.key, leg);
        byCall.computeIfPresent(
                leg.callId,
                (callId, legs) ->
                        legs.stream().map(one -> one == before ? leg : one).toList());
    }

    @SuppressWarnings("ReferenceEquality") // this very row
    private void drop(Leg leg) {
        store.put(leg.key, null, leg.putAt);
        byKey.remove(leg.key);
        sides.remove(leg.row.getLinkedCallId(), leg.callId);
        byCall.computeIfPresent(leg.callId, (callId, legs) -> {
            List<Leg> left = legs.stream().filter(one -> one != leg).toList();
            return left.isEmpty() ? null : left;
        });
        room.give(leg.bytes());
    }

    /** Drops what is over, also when no event comes. */
    void forget(long now) {
        while (!byKey.isEmpty()) {
            Leg oldest = byKey.values().iterator().next();
            if (now - oldest.putAt <= lifeMillis) {
                return;
            }
            past.keep(oldest.callId, oldest.row.getPool());
            drop(oldest);
        }
    }

    /** Gives the room back. */
    void close() {
        byKey.values().forEach(leg -> room.give(leg.bytes()));
        byKey.clear();
        byCall.clear();
        sides.clear();
    }

    /** A crash between two puts can have left two rows of a call; the later one counts, the other goes. */
    private void load() {
        Map<String, Leg> found = new HashMap<>();
        try (KeyValueIterator<Windowed<String>, LegRow> rows = store.all()) {
            while (rows.hasNext()) {
                KeyValue<Windowed<String>, LegRow> row = rows.next();
                String key = row.key.key();
                Leg leg = new Leg(
                        key, callId(key, row.value), row.value, row.key.window().start());
                Leg other = found.get(key);
                if (other != null) {
                    store.put(key, null, Math.min(other.putAt, leg.putAt));
                }
                if (other == null || other.putAt < leg.putAt) {
                    found.put(key, leg);
                }
            }
        }
        found.values().stream().sorted(Comparator.comparingLong(Leg::putAt)).forEach(leg -> {
            room.fill(leg.bytes());
            add(leg);
        });
    }

    /** No two calls of one partition start at one offset, but those that are told of together (R14) have ids apart. */
    private static String key(String callId, LegRow row) {
        return row.getKind() == null ? callId : row.getStartedOffset() + ":" + callId;
    }

    /** A row of 0.1.0 has the call's id for its key. */
    static String callId(String key, LegRow row) {
        return row.getKind() == null ? key : key.substring(key.indexOf(':') + 1);
    }
}
