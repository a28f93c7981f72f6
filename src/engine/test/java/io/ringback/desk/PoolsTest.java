package io.ringback.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringback.core.AgentId;
import io.ringback.core.BaseStatus;
import io.ringback.core.Burst;
import io.ringback.core.CallbackNumber;
import io.ringback.core.Change;
import io.ringback.core.Decision;
import io.ringback.core.Fence;
import io.ringback.core.Lease;
import io.ringback.core.Output;
import io.ringback.core.PoolName;
import io.ringback.core.PoolNumber;
import io.ringback.core.PoolState;
import io.ringback.settings.SettingSources;
import io.ringback.settings.Settings;
import io.ringback.state.BaseStatusRow;
import io.ringback.state.LeaseRow;
import io.ringback.state.LedgerRow;
import io.ringback.state.NumberRow;
import io.ringback.state.StandingRow;
import io.ringback.wire.EventSerdes;
import io.ringback.wire.RecordTooLongException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.apache.kafka.streams.state.WindowStore;
import org.junit.jupiter.api.Test;

/** A decision is carried out as a whole or not at all, on the real stores (R25). */
class PoolsTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Instant ONE = NOON.plus(Duration.ofHours(1));
    private static final PoolName POOL = PoolName.DEFAULT;
    private static final CallbackNumber FIRST = new CallbackNumber("+12025550101");
    private static final CallbackNumber SECOND = new CallbackNumber("+12025550102");
    private static final AgentId ANN = new AgentId("ann");
    private static final AgentId BOB = new AgentId("bob");

    private final Settings settings = Settings.load(SettingSources.none());
    private final Map<String, StateStore> stores = new HashMap<>();
    private final Pools pools = pools();

    @Test
    void aDecisionThatLeasesALeasedNumberIsUndoneWholly() {
        carryOut(new Change.PutNumber(number(FIRST)), new Change.PutLease(lease(FIRST, ANN)));

        assertThatThrownBy(
                        () -> carryOut(new Change.PutLease(lease(SECOND, BOB)), new Change.PutLease(lease(FIRST, BOB))))
                .isInstanceOf(IllegalStateException.class)
                .isNotInstanceOf(KafkaException.class);

        for (PoolState pool : List.of(pools.of(POOL), pools().of(POOL))) {
            assertThat(Objects.requireNonNull(pool.lease(FIRST)).agent()).isEqualTo(ANN);
            assertThat(pool.lease(SECOND)).isNull();
        }
    }

    @Test
    void aRowThatIsTooLongChangesNothingAndIsNotOfTheBrokersDoing() {
        BaseStatus tooLong = new BaseStatus("x".repeat(2 << 20), NOON);

        assertThatThrownBy(() -> carryOut(new Change.PutLease(lease(FIRST, ANN)), new Change.PutBase(ANN, tooLong)))
                .isInstanceOf(RecordTooLongException.class)
                .isNotInstanceOf(KafkaException.class);

        for (PoolState pool : List.of(pools.of(POOL), pools().of(POOL))) {
            assertThat(pool.lease(FIRST)).isNull();
        }
    }

    /** After a reset a pool counts from the time on: an event id is never given out twice. */
    @Test
    void aPoolWithoutALedgerBeginsWithNumbersThatItCannotHaveUsed() {
        List<Event> events = pools.carryOut(
                pools.of(POOL),
                null,
                new Decision(List.of(), List.of(new Output.InventoryRow(FIRST, PoolNumber.State.IN_SERVICE)), null),
                NOON);
        List<Event> more = pools().carryOut(
                        pools.of(POOL),
                        null,
                        new Decision(
                                List.of(), List.of(new Output.InventoryRow(FIRST, PoolNumber.State.IN_SERVICE)), null),
                        NOON);

        assertThat(events).hasSize(1);
        assertThat(more).hasSize(1);
        KeyValueStore<String, LedgerRow> ledger = store(DeskStores.LEDGER);
        assertThat(ledger.get("default/timer").getSequence()).isEqualTo(NOON.toEpochMilli() + 2);
    }

    @Test
    void aPoolThatLeftTheSettingsIsServedAndTold() {
        PoolName north = new PoolName("north");
        pools.carryOut(
                pools.of(north),
                null,
                new Decision(List.of(new Change.PutLease(lease(FIRST, ANN))), List.of(), null),
                NOON);

        assertThat(pools().withoutSettings()).containsExactly(north);
        assertThat(Objects.requireNonNull(pools().of(north).lease(FIRST)).agent())
                .isEqualTo(ANN);
    }

    private void carryOut(Change... changes) {
        pools.carryOut(pools.of(POOL), null, new Decision(List.of(changes), List.of(), null), NOON);
    }

    /** As an instance reads them that starts now. */
    private Pools pools() {
        if (stores.isEmpty()) {
            open();
        }
        WindowStore<String, StandingRow> sessions = store(DeskStores.SESSIONS);
        WindowStore<String, LeaseRow> leases = store(DeskStores.LEASES);
        KeyValueStore<String, NumberRow> numbers = store(DeskStores.NUMBERS);
        KeyValueStore<String, LedgerRow> ledger = store(DeskStores.LEDGER);
        KeyValueStore<String, BaseStatusRow> bases = store(DeskStores.BASE_STATUS);
        Duration quarter = Duration.ofMinutes(15);
        return new Pools(
                settings,
                settings::lease,
                new DeskState(
                        new WindowedRows<>(sessions, quarter),
                        new WindowedRows<>(leases, quarter),
                        new NumberRows(numbers),
                        store(DeskStores.DEFINITIONS),
                        ledger,
                        bases),
                SessionRoom.ofHeap());
    }

    private void open() {
        MockProcessorContext<Void, Void> context = new MockProcessorContext<>();
        List<StoreBuilder<?>> inMemory = new ArrayList<>(new DeskStores(settings).builders());
        inMemory.removeIf(builder -> builder.name().equals(DeskStores.BASE_STATUS));
        inMemory.add(Stores.keyValueStoreBuilder(
                Stores.inMemoryKeyValueStore(DeskStores.BASE_STATUS),
                Serdes.String(),
                EventSerdes.avro(BaseStatusRow.class)));
        for (StoreBuilder<?> builder : inMemory) {
            StateStore store = builder.withLoggingDisabled().build();
            store.init(context.getStateStoreContext(), store);
            stores.put(store.name(), store);
        }
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    private <T extends StateStore> T store(String name) {
        return (T) Objects.requireNonNull(stores.get(name));
    }

    private static Lease lease(CallbackNumber number, AgentId agent) {
        return new Lease(number, agent, new Fence(1), ONE);
    }

    private static PoolNumber number(CallbackNumber number) {
        return new PoolNumber(number, PoolNumber.State.IN_SERVICE, Instant.EPOCH, null, Burst.NONE);
    }
}
