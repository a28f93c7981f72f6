package io.ringback.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.state.InventoryState;
import io.ringback.state.NumberRow;
import io.ringback.wire.EventSerdes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.Test;

/** Rows of versions that knew a number by itself alone: read on, and replaced one by one. */
class NumberRowsTest {
    private static final String NUMBER = "+12025550110";

    private final KeyValueStore<String, NumberRow> store = store();
    private final NumberRows rows = new NumberRows(store);

    @Test
    void readsARowOfAnEarlierVersion() {
        store.put(NUMBER, row("west", InventoryState.IN_SERVICE));

        assertThat(loaded()).containsExactly(row("west", InventoryState.IN_SERVICE));
    }

    @Test
    void replacesItOnceThePoolWritesAgain() {
        store.put(NUMBER, row("west", InventoryState.IN_SERVICE));

        rows.put(row("west", InventoryState.WITHDRAWN));

        assertThat(loaded()).containsExactly(row("west", InventoryState.WITHDRAWN));
    }

    @Test
    void leavesANeighboursRowOfAnEarlierVersion() {
        store.put(NUMBER, row("west", InventoryState.GONE));

        rows.put(row("east", InventoryState.IN_SERVICE));

        assertThat(loaded())
                .containsExactlyInAnyOrder(row("west", InventoryState.GONE), row("east", InventoryState.IN_SERVICE));
    }

    /** An upgrade that went back for a while: what the earlier version wrote meanwhile is what counts. */
    @Test
    void takesTheEarlierVersionsRowWhereThatWroteLast() {
        rows.put(row("west", InventoryState.IN_SERVICE));
        store.put(NUMBER, row("west", InventoryState.WITHDRAWN));

        assertThat(loaded()).last().isEqualTo(row("west", InventoryState.WITHDRAWN));
    }

    private List<NumberRow> loaded() {
        List<NumberRow> loaded = new ArrayList<>();
        rows.load(loaded::add);
        return loaded;
    }

    private static NumberRow row(String pool, InventoryState state) {
        return new NumberRow(pool, NUMBER, state, Instant.EPOCH, null, false, Instant.EPOCH, 0);
    }

    @SuppressWarnings("unchecked")
    private static KeyValueStore<String, NumberRow> store() {
        return (KeyValueStore<String, NumberRow>) new KeptStores()
                .standIn(Stores.keyValueStoreBuilder(
                                Stores.inMemoryKeyValueStore(DeskStores.NUMBERS),
                                Serdes.String(),
                                EventSerdes.avro(NumberRow.class))
                        .build());
    }
}
