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
record DecideSupplier(
        Settings settings,
        Supplier<SourceLog> logs,
        Function<ProcessingContext, InstantSource> clock,
        Supplier<Duration> lease,
        SessionRoom room)
        implements ProcessorSupplier<String, byte[], String, SpecificRecord> {
    DecideSupplier(
            Settings settings,
            Supplier<SourceLog> logs,
            Function<ProcessingContext, InstantSource> clock,
            Supplier<Duration> lease) {
        this(settings, logs, clock, lease, SessionRoom.ofHeap());
    }

    @Override
    public Processor<String, byte[], String, SpecificRecord> get() {
        return new DecideProcessor(this);
    }

    @Override
    public Set<StoreBuilder<?>> stores() {
        return new DeskStores(settings).builders();
    }
}
