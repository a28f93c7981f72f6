package io.ringback.desk;

import io.ringback.event.PoolDefinition;
import io.ringback.settings.Role;
import io.ringback.settings.Settings;
import io.ringback.state.BaseStatusRow;
import io.ringback.state.LeaseRow;
import io.ringback.state.LedgerRow;
import io.ringback.state.NumberRow;
import io.ringback.state.StandingRow;
import io.ringback.topics.Changelog;
import io.ringback.wire.EventSerdes;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueBytesStoreSupplier;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.apache.kafka.streams.state.WindowStore;

/** The desk's stores: what each holds, for how long, and how its changelog forgets. */
final class DeskStores {
    static final String SESSIONS = "emergency-sessions";
    static final String LEASES = "callback-leases";
    static final String NUMBERS = "pool-numbers";
    static final String LEDGER = "pool-ledger";
    static final String DEFINITIONS = "pool-terms";
    static final String BASE_STATUS = "base-status";

    private static final Duration NEVER_HIDES = Duration.ofDays(365_000);

    private static final Duration SLACK = Duration.ofMinutes(1);

    private static final String ADDITIONAL = StreamsConfig.WINDOW_STORE_CHANGE_LOG_ADDITIONAL_RETENTION_MS_CONFIG;
    private static final long ADDITIONAL_MILLIS = 60_000;

    private final Settings settings;

    DeskStores(Settings settings) {
        this.settings = settings;
    }

    Set<StoreBuilder<?>> builders() {
        // In one order, so that the topology describes itself in the same words every time.
        return new LinkedHashSet<>(List.of(
                windowed(SESSIONS, StandingRow.class),
                windowed(LEASES, LeaseRow.class),
                keyed(Stores.inMemoryKeyValueStore(NUMBERS), NumberRow.class),
                keyed(Stores.inMemoryKeyValueStore(LEDGER), LedgerRow.class),
                keyed(Stores.inMemoryKeyValueStore(DEFINITIONS), PoolDefinition.class),
                // On disk, so that an instance keeps its process id and fences its own past self on restart.
                keyed(Stores.persistentKeyValueStore(BASE_STATUS), BaseStatusRow.class)));
    }

    DeskState open(ProcessorContext<?, ?> context) {
        WindowStore<String, StandingRow> sessions = context.getStateStore(SESSIONS);
        WindowStore<String, LeaseRow> leases = context.getStateStore(LEASES);
        KeyValueStore<String, NumberRow> numbers = context.getStateStore(NUMBERS);
        KeyValueStore<String, LedgerRow> ledger = context.getStateStore(LEDGER);
        KeyValueStore<String, PoolDefinition> definitions = context.getStateStore(DEFINITIONS);
        KeyValueStore<String, BaseStatusRow> bases = context.getStateStore(BASE_STATUS);
        return new DeskState(
                new WindowedRows<>(sessions, putAgainAfter()),
                new WindowedRows<>(leases, putAgainAfter()),
                new NumberRows(numbers),
                definitions,
                ledger,
                bases);
    }

    /** How each store's changelog forgets, in the order of the stores. */
    List<Changelog> changelogs() {
        String application = Role.DESK.application(settings);
        return List.of(
                Changelog.of(application, SESSIONS, windowed()),
                Changelog.of(application, LEASES, windowed()),
                Changelog.of(application, NUMBERS, keyed()),
                Changelog.of(application, LEDGER, keyed()),
                Changelog.of(application, DEFINITIONS, keyed()),
                Changelog.of(application, BASE_STATUS, keyed()));
    }

    /** The longest that a row may live which is not put again, under these settings, and some slack. */
    private Duration longestLife() {
        return settings.lease()
                .multipliedBy(2)
                .plus(settings.overrunGrace())
                .plus(settings.minAfterCall())
                .plus(putAgainAfter())
                .plus(SLACK);
    }

    /** Kafka Streams' own setting, whose default of a day is too long: what is over must be gone. */
    private Duration additional() {
        Object set = settings.streams().getOrDefault(ADDITIONAL, ADDITIONAL_MILLIS);
        return Duration.ofMillis(Long.parseLong(String.valueOf(set)));
    }

    private Duration putAgainAfter() {
        return settings.lease().dividedBy(4);
    }

    /** In memory a row stays until its own deadline has come and the desk removes it (R27). */
    private <T extends SpecificRecord> StoreBuilder<?> windowed(String name, Class<T> type) {
        return Stores.windowStoreBuilder(
                        Stores.inMemoryWindowStore(name, NEVER_HIDES, settings.lease(), false),
                        Serdes.String(),
                        EventSerdes.avro(type))
                .withCachingDisabled()
                .withLoggingEnabled(windowed());
    }

    /** Retention is the backstop: it alone empties a partition that nobody writes to any more. */
    private Map<String, String> windowed() {
        return Map.of(
                TopicConfig.CLEANUP_POLICY_CONFIG, "compact,delete",
                TopicConfig.RETENTION_MS_CONFIG, millis(longestLife().plus(additional())),
                TopicConfig.SEGMENT_MS_CONFIG, millis(putAgainAfter()),
                TopicConfig.MAX_COMPACTION_LAG_MS_CONFIG, millis(settings.lease()),
                TopicConfig.DELETE_RETENTION_MS_CONFIG, millis(settings.lease()));
    }

    private <T extends SpecificRecord> StoreBuilder<?> keyed(KeyValueBytesStoreSupplier supplier, Class<T> type) {
        return Stores.keyValueStoreBuilder(supplier, Serdes.String(), EventSerdes.avro(type))
                .withCachingDisabled()
                .withLoggingEnabled(keyed());
    }

    private Map<String, String> keyed() {
        return Map.of(
                TopicConfig.CLEANUP_POLICY_CONFIG, "compact",
                TopicConfig.SEGMENT_MS_CONFIG, millis(settings.lease()),
                TopicConfig.MAX_COMPACTION_LAG_MS_CONFIG, millis(settings.lease()));
    }

    private static String millis(Duration duration) {
        return Long.toString(duration.toMillis());
    }
}
