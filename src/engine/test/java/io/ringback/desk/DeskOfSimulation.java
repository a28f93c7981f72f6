package io.ringback.desk;

import io.ringback.event.EmergencySignal;
import io.ringback.gaps.SourceLog;
import io.ringback.settings.Settings;
import io.ringback.state.BaseStatusRow;
import io.ringback.wire.EventSerdes;
import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/** The desk's real topology for a simulated cluster, with its stores as a mutant wants them. */
public final class DeskOfSimulation {
    private DeskOfSimulation() {}

    /** As it is, but for the one store on disk, which would cost a hundred times the rest: here it is in memory. */
    public static Topology topology(Settings settings, Supplier<SourceLog> logs, InstantSource clock, StoreFlaw flaw) {
        return new DeskTopology(settings, supplier(settings, logs, clock, flaw)).get();
    }

    /** A signal without the source by which a replay of it is known. */
    public static byte[] anonymous(byte[] signal) {
        EmergencySignal read = EventSerdes.deserializer(EmergencySignal.class).deserialize("", signal);
        EmergencySignal anonymous =
                EmergencySignal.newBuilder(read).setSourceTopicId("").build();
        return EventSerdes.avro(EmergencySignal.class).serializer().serialize("", anonymous);
    }

    private static ProcessorSupplier<String, byte[], String, SpecificRecord> supplier(
            Settings settings, Supplier<SourceLog> logs, InstantSource clock, StoreFlaw flaw) {
        DecideSupplier real = new DecideSupplier(settings, logs, context -> clock, settings::lease);
        return new ProcessorSupplier<>() {
            @Override
            public Processor<String, byte[], String, SpecificRecord> get() {
                return real.get();
            }

            @Override
            public Set<StoreBuilder<?>> stores() {
                Set<StoreBuilder<?>> stores = new LinkedHashSet<>();
                real.stores().forEach(store -> stores.add(flaw.of(inMemory(store), settings)));
                return stores;
            }
        };
    }

    private static StoreBuilder<?> inMemory(StoreBuilder<?> store) {
        return store.name().equals(DeskStores.BASE_STATUS)
                ? Stores.keyValueStoreBuilder(
                                Stores.inMemoryKeyValueStore(DeskStores.BASE_STATUS),
                                Serdes.String(),
                                EventSerdes.avro(BaseStatusRow.class))
                        .withCachingDisabled()
                        .withLoggingEnabled(store.logConfig())
                : store;
    }
}
