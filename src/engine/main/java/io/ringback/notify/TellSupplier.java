package io.ringback.notify;

import io.ringback.event.Contact;
import io.ringback.gaps.SourceLog;
import io.ringback.settings.Settings;
import io.ringback.state.OpenNoticeRow;
import io.ringback.wire.EventSerdes;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.ProcessingContext;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * A {@link TellProcessor} for each task, with the store of open notices.
 *
 * @param most how many notices may be open
 */
record TellSupplier(
        Settings settings,
        Supplier<SourceLog> logs,
        Function<ProcessingContext, InstantSource> clock,
        KeptTable<Contact> contacts,
        Supplier<Teller> tellers,
        int most)
        implements ProcessorSupplier<String, SpecificRecord, String, SpecificRecord> {
    static final String OPEN_NOTICES = "open-notices";

    @Override
    public Processor<String, SpecificRecord, String, SpecificRecord> get() {
        return new TellProcessor(this);
    }

    /** In memory, with its changelog: a notice is forgotten after a lease, and its bytes soon after. */
    @Override
    public Set<StoreBuilder<?>> stores() {
        return Set.of(Stores.keyValueStoreBuilder(
                        Stores.inMemoryKeyValueStore(OPEN_NOTICES),
                        Serdes.String(),
                        EventSerdes.avro(OpenNoticeRow.class))
                .withCachingDisabled()
                .withLoggingEnabled(changelog(settings.lease())));
    }

    /** How its changelog forgets. */
    static Map<String, String> changelog(Duration lease) {
        return Map.of(
                TopicConfig.CLEANUP_POLICY_CONFIG, "compact",
                TopicConfig.SEGMENT_MS_CONFIG, millis(lease.dividedBy(4)),
                TopicConfig.MAX_COMPACTION_LAG_MS_CONFIG, millis(lease),
                TopicConfig.DELETE_RETENTION_MS_CONFIG, millis(lease));
    }

    private static String millis(Duration duration) {
        return Long.toString(duration.toMillis());
    }
}
