package io.ringback.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.settings.SettingSources;
import io.ringback.settings.Settings;
import io.ringback.state.LeaseRow;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.WindowStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The window store as the desk builds it hides no row that nobody removed, whatever the lease is now (R27). */
class WindowedRowsTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final LeaseRow ANN = lease("+12025550101", "ann");
    private static final LeaseRow BOB = lease("+12025550102", "bob");

    private final WindowStore<String, LeaseRow> store = builtFor("PT15M");
    private final WindowedRows<LeaseRow> rows = new WindowedRows<>(store, Duration.ofMinutes(15));

    @BeforeEach
    void open() {
        MockProcessorContext<Void, Void> context = new MockProcessorContext<>();
        store.init(context.getStateStoreContext(), store);
    }

    @Test
    void aRowOfALongerLeaseIsReadBack() {
        store.put(ANN.getNumber(), ANN, NOON.toEpochMilli());
        store.put(BOB.getNumber(), BOB, NOON.plus(Duration.ofMinutes(49)).toEpochMilli());

        assertThat(read()).containsExactlyInAnyOrder(ANN, BOB);
    }

    @Test
    void aRowPutUnderAClockFarAheadHidesNoOther() {
        rows.put(ANN.getNumber(), ANN, NOON);
        rows.put(BOB.getNumber(), BOB, Instant.parse("2099-01-01T00:00:00Z"));

        assertThat(read()).containsExactlyInAnyOrder(ANN, BOB);
    }

    @Test
    void aRowIsPutWhereTimeWentBackTo() {
        rows.put(ANN.getNumber(), ANN, Instant.parse("2099-01-01T00:00:00Z"));
        rows.put(BOB.getNumber(), BOB, NOON);

        assertThat(read()).containsExactlyInAnyOrder(ANN, BOB);
    }

    @Test
    void aRowThatWasRemovedIsGone() {
        rows.put(ANN.getNumber(), ANN, NOON);
        rows.put(ANN.getNumber(), ANN, NOON.plus(Duration.ofHours(1)));
        rows.remove(ANN.getNumber());

        assertThat(read()).isEmpty();
    }

    private List<LeaseRow> read() {
        List<LeaseRow> read = new ArrayList<>();
        new WindowedRows<>(store, Duration.ofMinutes(15)).load(read::add);
        return read;
    }

    @SuppressWarnings("unchecked")
    private static WindowStore<String, LeaseRow> builtFor(String lease) {
        Settings settings = Settings.load(SettingSources.none().with("callback.lease", lease));
        StoreBuilder<?> builder = new DeskStores(settings)
                .builders().stream()
                        .filter(store -> store.name().equals(DeskStores.LEASES))
                        .findFirst()
                        .orElseThrow();
        return (WindowStore<String, LeaseRow>) builder.withLoggingDisabled().build();
    }

    private static LeaseRow lease(String number, String agent) {
        return new LeaseRow("default", number, agent, 1L, NOON.plus(Duration.ofHours(1)));
    }
}
