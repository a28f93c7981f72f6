package io.ringback.intake;

import io.ringback.state.HomeRow;
import io.ringback.wire.EventSerdes;
import java.util.Map;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;

/**
 * Knows the home of each callback number: the pool that it was first put into, for ever. A number's desk may hand it on;
 * its home does not change, so that every record about it takes the same way.
 */
final class NumberHomePools {
    static final String STORE = "number-homes";
    static final Map<String, String> CHANGELOG =
            Map.of(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT);

    private final KeyValueStore<String, HomeRow> store;
    private final Inventory inventory;

    NumberHomePools(KeyValueStore<String, HomeRow> store, Inventory inventory) {
        this.store = store;
        this.inventory = inventory;
    }

    static StoreBuilder<KeyValueStore<String, HomeRow>> store() {
        return Stores.keyValueStoreBuilder(
                        Stores.inMemoryKeyValueStore(STORE), Serdes.String(), EventSerdes.avro(HomeRow.class))
                .withCachingDisabled()
                .withLoggingEnabled(CHANGELOG);
    }

    /** The home, or else the pool that has accepted the number; null when nobody knows it. */
    @Nullable String find(String number) {
        HomeRow home = store.get(number);
        return home == null ? inventory.poolOf(number) : home.getPool();
    }

    /** The home, which from now on is {@code named} when nobody knew the number. */
    String findOrSettle(String number, String named) {
        String known = find(number);
        String home = known == null ? named : known;
        if (store.get(number) == null) {
            store.put(number, HomeRow.newBuilder().setPool(home).build());
        }
        return home;
    }
}
