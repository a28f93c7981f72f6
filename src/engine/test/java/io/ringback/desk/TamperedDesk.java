package io.ringback.desk;

import io.ringback.event.EmergencySignal;
import io.ringback.gaps.FakeSourceLog;
import io.ringback.runtime.FailedDecisions;
import io.ringback.settings.Settings;
import io.ringback.wire.EventReader;
import io.ringback.wire.EventSerdes;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.errors.ProcessingExceptionHandler;
import org.apache.kafka.streams.processor.Cancellable;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.StoreBuilder;
import org.jspecify.annotations.Nullable;

/** The desk's real topology on the test driver, with the world around its one processor broken on purpose. */
public final class TamperedDesk implements AutoCloseable {
    /**
     * How the world is broken.
     *
     * @param clock what the desk is told the time is; null for the driver's
     * @param losesTimers whether no punctuation ever comes
     * @param signal what becomes of a signal before the desk reads it
     * @param handler what decides on a step that failed
     */
    public record Tampering(
            @Nullable InstantSource clock,
            boolean losesTimers,
            UnaryOperator<EmergencySignal> signal,
            Class<? extends ProcessingExceptionHandler> handler) {
        /** The world as it is. */
        static final Tampering NONE = new Tampering(null, false, UnaryOperator.identity());

        public Tampering(@Nullable InstantSource clock, boolean losesTimers, UnaryOperator<EmergencySignal> signal) {
            this(clock, losesTimers, signal, FailedDecisions.class);
        }
    }

    /** A record as it would reach the broker; the value is null for a tombstone. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record Published(String topic, String key, Instant at, byte @Nullable [] value) {
        /** What a reader makes of it; null for a tombstone. */
        @Nullable SpecificRecord row() {
            Sink sink = Objects.requireNonNull(SINKS.get(topic));
            return value == null ? null : EventReader.of(sink.type()).read(value);
        }
    }

    private static final Map<String, Sink> SINKS =
            Arrays.stream(Sink.values()).collect(Collectors.toMap(Sink::topic, Function.identity()));

    private final TopologyTestDriver driver;
    private final TestInputTopic<String, EmergencySignal> signals;
    private final Map<Sink, TestOutputTopic<String, byte[]>> outputs = new EnumMap<>(Sink.class);
    private final Tampering tampering;
    private Instant now;

    /** A desk in a world that nobody broke. */
    TamperedDesk(Settings settings, KeptStores stores, Instant now) {
        this(settings, stores, Tampering.NONE, now);
    }

    public TamperedDesk(Settings settings, KeptStores stores, Tampering tampering, Instant now) {
        this.tampering = tampering;
        this.now = now;
        InstantSource clock = tampering.clock();
        DecideSupplier real = new DecideSupplier(
                settings,
                FakeSourceLog::new,
                context -> clock == null ? () -> Instant.ofEpochMilli(context.currentSystemTimeMs()) : clock,
                settings::lease);
        Properties config = new Properties();
        config.put(StreamsConfig.APPLICATION_ID_CONFIG, "desk-" + UUID.randomUUID());
        config.put(StreamsConfig.STATE_DIR_CONFIG, "target/tampered-desks");
        config.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "none:1");
        config.put(StreamsConfig.PROCESSING_EXCEPTION_HANDLER_CLASS_CONFIG, tampering.handler());
        config.put("ringback.rejects.topic", settings.topicPrefix() + Sink.REJECTS.topic());
        config.put("ringback.rejects.format", settings.outputFormat().name());
        driver = new TopologyTestDriver(
                new DeskTopology(settings, new TamperedSupplier(real, stores, tampering.losesTimers())).get(),
                config,
                now);
        signals = driver.createInputTopic(
                settings.topicPrefix() + DeskTopology.SIGNALS,
                new StringSerializer(),
                EventSerdes.avro(EmergencySignal.class).serializer());
        for (Sink sink : Sink.values()) {
            String topic = settings.topicPrefix() + sink.topic();
            outputs.put(sink, driver.createOutputTopic(topic, new StringDeserializer(), new ByteArrayDeserializer()));
        }
    }

    public List<Published> send(EmergencySignal signal, Instant now) {
        EmergencySignal arrived = tampering.signal().apply(signal);
        signals.pipeInput(arrived.getPool(), arrived, now);
        this.now = now;
        return published();
    }

    public List<Published> advance(Duration time) {
        driver.advanceWallClockTime(time);
        now = now.plus(time);
        return published();
    }

    /** Those of one type, in the order in which they were published. */
    static <T extends SpecificRecord> List<T> rows(Class<T> type, List<Published> published) {
        return published.stream()
                .map(Published::row)
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    @Override
    public void close() {
        driver.close();
    }

    private List<Published> published() {
        List<Published> published = new ArrayList<>();
        outputs.forEach((sink, topic) -> topic.readRecordsToList()
                .forEach(record -> published.add(
                        new Published(sink.topic(), record.key(), time(record.getRecordTime()), record.value()))));
        return published;
    }

    /** A broker's, where the writer leaves it to the broker: a reject of a step that failed. */
    private Instant time(@Nullable Instant given) {
        return given == null ? now : given;
    }

    private record TamperedSupplier(DecideSupplier real, KeptStores kept, boolean losesTimers)
            implements ProcessorSupplier<String, byte[], String, SpecificRecord> {
        @Override
        public Processor<String, byte[], String, SpecificRecord> get() {
            Processor<String, byte[], String, SpecificRecord> processor = real.get();
            return new Processor<>() {
                @Override
                public void init(ProcessorContext<String, SpecificRecord> context) {
                    processor.init(tampered(context, kept, losesTimers));
                }

                @Override
                public void process(Record<String, byte[]> record) {
                    processor.process(record);
                }
            };
        }

        @Override
        public Set<StoreBuilder<?>> stores() {
            return real.stores();
        }
    }

    @SuppressWarnings("unchecked")
    private static ProcessorContext<String, SpecificRecord> tampered(
            ProcessorContext<String, SpecificRecord> context, KeptStores kept, boolean losesTimers) {
        return (ProcessorContext<String, SpecificRecord>) Proxy.newProxyInstance(
                ProcessorContext.class.getClassLoader(),
                new Class<?>[] {ProcessorContext.class},
                (proxy, method, arguments) -> {
                    if (losesTimers && method.getName().equals("schedule")) {
                        return (Cancellable) () -> {};
                    }
                    try {
                        Object result = method.invoke(context, arguments);
                        return result instanceof StateStore store ? kept.standIn(store) : result;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
