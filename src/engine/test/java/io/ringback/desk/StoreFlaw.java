package io.ringback.desk;

import io.ringback.settings.Settings;
import io.ringback.state.BaseStatusRow;
import io.ringback.state.LeaseRow;
import io.ringback.state.LegState;
import io.ringback.state.NumberRow;
import io.ringback.state.StandingRow;
import io.ringback.wire.EventSerdes;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueBytesStoreSupplier;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.apache.kafka.streams.state.internals.InMemoryKeyValueStore;
import org.jspecify.annotations.Nullable;

/** What is wrong with a desk's stores, where a mutant has it so. */
public enum StoreFlaw {
    NONE,
    /** A base status is lost when it is stored. */
    FORGETS_BASES,
    /** A window store hides a row long before its lease is over. */
    HIDES_EARLY,
    /** A window store keeps rows for as long as the lease's setting says now. */
    HIDES_BY_SETTING,
    /** A session's row keeps every call that it ever had. */
    KEEPS_LEGS,
    /** Of pools that share a store the one that wrote last about a number takes the other's row. */
    NUMBERS_WITHOUT_POOL;

    StoreBuilder<?> of(StoreBuilder<?> store, Settings settings) {
        boolean windowed =
                store.name().equals(DeskStores.SESSIONS) || store.name().equals(DeskStores.LEASES);
        return switch (this) {
            case NONE -> store;
            case FORGETS_BASES ->
                store.name().equals(DeskStores.BASE_STATUS)
                        ? keyed(store, new Forgetful(store.name()), BaseStatusRow.class)
                        : store;
            case NUMBERS_WITHOUT_POOL ->
                store.name().equals(DeskStores.NUMBERS)
                        ? keyed(store, new WithoutPool(store.name()), NumberRow.class)
                        : store;
            case HIDES_EARLY -> windowed ? windowed(store, settings.lease().dividedBy(2)) : store;
            case HIDES_BY_SETTING ->
                windowed ? windowed(store, settings.lease().multipliedBy(9).dividedBy(4)) : store;
            case KEEPS_LEGS -> store.name().equals(DeskStores.SESSIONS) ? keepingLegs(store, settings) : store;
        };
    }

    private static StoreBuilder<?> windowed(StoreBuilder<?> store, Duration retention) {
        return store.name().equals(DeskStores.SESSIONS)
                ? windowed(store, retention, EventSerdes.avro(StandingRow.class))
                : windowed(store, retention, EventSerdes.avro(LeaseRow.class));
    }

    private static <T extends SpecificRecord> StoreBuilder<?> windowed(
            StoreBuilder<?> store, Duration retention, Serde<T> rows) {
        return Stores.windowStoreBuilder(
                        Stores.inMemoryWindowStore(store.name(), retention, retention.dividedBy(2), false),
                        Serdes.String(),
                        rows)
                .withCachingDisabled()
                .withLoggingEnabled(store.logConfig());
    }

    private static StoreBuilder<?> keepingLegs(StoreBuilder<?> store, Settings settings) {
        Serde<StandingRow> rows = EventSerdes.avro(StandingRow.class);
        Map<String, Map<String, LegState>> kept = new HashMap<>();
        return windowed(
                store,
                settings.lease().multipliedBy(100),
                Serdes.serdeFrom(
                        (topic, row) -> row == null ? null : rows.serializer().serialize(topic, withAllLegs(kept, row)),
                        rows.deserializer()));
    }

    private static StandingRow withAllLegs(Map<String, Map<String, LegState>> kept, StandingRow row) {
        Map<String, LegState> legs = kept.computeIfAbsent(
                row.getPool() + "/" + Objects.requireNonNullElse(row.getAgentId(), ""), any -> new LinkedHashMap<>());
        row.getLegs().forEach(leg -> legs.put(leg.getCallId(), leg));
        return StandingRow.newBuilder(row).setLegs(List.copyOf(legs.values())).build();
    }

    private static <T extends SpecificRecord> StoreBuilder<?> keyed(
            StoreBuilder<?> store, KeyValueStore<Bytes, byte[]> instead, Class<T> rows) {
        KeyValueBytesStoreSupplier supplier = new KeyValueBytesStoreSupplier() {
            @Override
            public String name() {
                return store.name();
            }

            @Override
            public KeyValueStore<Bytes, byte[]> get() {
                return instead instanceof WithoutPool ? new WithoutPool(name()) : new Forgetful(name());
            }

            @Override
            public String metricsScope() {
                return "in-memory";
            }
        };
        return Stores.keyValueStoreBuilder(supplier, Serdes.String(), EventSerdes.avro(rows))
                .withCachingDisabled()
                .withLoggingEnabled(store.logConfig());
    }

    private static final class Forgetful extends InMemoryKeyValueStore {
        Forgetful(String name) {
            super(name);
        }

        @Override
        public synchronized void put(Bytes key, byte @Nullable [] value) {}
    }

    /** Rows come back under the number alone, as an earlier version had them. */
    private static final class WithoutPool extends InMemoryKeyValueStore {
        WithoutPool(String name) {
            super(name);
        }

        @Override
        public synchronized void put(Bytes key, byte @Nullable [] value) {
            super.put(bare(key), value);
        }

        @Override
        public synchronized byte @Nullable [] get(Bytes key) {
            return null;
        }

        private static Bytes bare(Bytes key) {
            String text = new String(key.get(), StandardCharsets.UTF_8);
            return Bytes.wrap(text.substring(text.indexOf('/') + 1).getBytes(StandardCharsets.UTF_8));
        }
    }
}
