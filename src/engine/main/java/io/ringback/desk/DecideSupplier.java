package io.ringback.desk;

import io.ringback.gaps.SourceLog;
import io.ringback.settings.Settings;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.api.ProcessingContext;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.state.StoreBuilder;

/** A {@link DecideProcessor} for each task, with the stores that it needs. */
final class DecideSupplier implements ProcessorSupplier<String, byte[], String, SpecificRecord> {
    private final Settings settings;
    private final Supplier<SourceLog> logs;
    private final Function<ProcessingContext, InstantSource> clock;
    private final Supplier<Duration> lease;
    private final SessionRoom room;

    DecideSupplier(
            Settings settings,
            Supplier<SourceLog> logs,
            Function<ProcessingContext, InstantSource> clock,
            Supplier<Duration> lease) {
        this(settings, logs, clock, lease, SessionRoom.ofHeap());
    }

    DecideSupplier(
            Settings settings,
            Supplier<SourceLog> logs,
            Function<ProcessingContext, InstantSource> clock,
            Supplier<Duration> lease,
            SessionRoom room) {
        this.settings = settings;
        this.logs = logs;
        this.clock = clock;
        this.lease = lease;
        this.room = room;
    }

    @Override
    public Processor<String, byte[], String, SpecificRecord> get() {
        return new DecideProcessor(settings, logs, clock, lease, room);
    }

    @Override
    public Set<StoreBuilder<?>> stores() {
        return new DeskStores(settings).builders();
    }
}
