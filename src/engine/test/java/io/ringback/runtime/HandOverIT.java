package io.ringback.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ringback.embedded.EmbeddedKafka;
import io.ringback.settings.Role;
import io.ringback.settings.SettingSources;
import io.ringback.settings.Settings;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueBytesStoreSupplier;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** An emergency that is dialled while an instance stops waits for it to leave, not for its stores to be closed. */
@Timeout(600)
class HandOverIT {
    private static final Duration SOON = Duration.ofMinutes(2);
    private static final int PARTITIONS = 8;

    @TempDir
    Path folder;

    @Test
    void isOverBeforeWhoStopsHasClosedItsStores() throws Exception {
        CountDownLatch handedOver = new CountDownLatch(1);
        AtomicBoolean isStopping = new AtomicBoolean();
        Set<TaskId> takenOver = ConcurrentHashMap.newKeySet();
        try (EmbeddedKafka kafka = EmbeddedKafka.start();
                RingbackProcess stops = process(kafka, "stops", task -> {}, () -> awaitOnce(isStopping, handedOver));
                RingbackProcess takesOver = process(kafka, "takes-over", takenOver::add, () -> {})) {
            stops.start();
            assertThat(stops.awaitReady(SOON)).isTrue();
            takesOver.start();
            assertThat(takesOver.awaitReady(SOON)).isTrue();

            isStopping.set(true);
            CompletableFuture<Void> closing = CompletableFuture.runAsync(stops::close);

            await().atMost(SOON).until(() -> takenOver.size() == PARTITIONS);
            assertThat(handedOver.getCount()).isEqualTo(1);
            handedOver.countDown();
            closing.get(SOON.toSeconds(), TimeUnit.SECONDS);
            await("its threads end")
                    .atMost(SOON)
                    .until(() -> stops.streams().values().stream()
                            .allMatch(each -> each.state() == KafkaStreams.State.NOT_RUNNING));
        }
    }

    /** What changes places before, as it may where both start slowly, is closed at once. */
    private static void awaitOnce(AtomicBoolean isStopping, CountDownLatch handedOver) throws InterruptedException {
        if (isStopping.get()) {
            handedOver.await();
        }
    }

    private interface Closing {
        void begin() throws InterruptedException;
    }

    private interface Taken {
        void over(TaskId task);
    }

    private RingbackProcess process(EmbeddedKafka kafka, String name, Taken taken, Closing closing) {
        Settings settings = Settings.load(SettingSources.none()
                .with("bootstrap.servers", kafka.bootstrapServers())
                .with("state.dir", folder.resolve(name).toString()));
        return new RingbackProcess(
                settings,
                Map.of(
                        Role.INTAKE,
                        () -> new Topology()
                                .addSource(
                                        "in",
                                        new ByteArrayDeserializer(),
                                        new ByteArrayDeserializer(),
                                        "ringback.call-events")
                                .addProcessor("step", () -> new Step(taken), "in")
                                .addStateStore(
                                        Stores.keyValueStoreBuilder(
                                                new SlowToClose(closing), Serdes.ByteArray(), Serdes.ByteArray()),
                                        "step")));
    }

    private static final class Step extends ContextualProcessor<byte[], byte[], byte[], byte[]> {
        private final Taken taken;

        Step(Taken taken) {
            this.taken = taken;
        }

        @Override
        public void init(ProcessorContext<byte[], byte[]> context) {
            taken.over(context.taskId());
        }

        @Override
        public void process(Record<byte[], byte[]> record) {
            throw new AssertionError("nobody sent anything");
        }
    }

    /** Stores in memory that do something before they close. */
    private record SlowToClose(Closing closing) implements KeyValueBytesStoreSupplier {
        @Override
        public String name() {
            return "slow";
        }

        @Override
        public String metricsScope() {
            return "in-memory";
        }

        @Override
        @SuppressWarnings("unchecked")
        public KeyValueStore<Bytes, byte[]> get() {
            KeyValueStore<Bytes, byte[]> store =
                    Stores.inMemoryKeyValueStore(name()).get();
            return (KeyValueStore<Bytes, byte[]>) Proxy.newProxyInstance(
                    getClass().getClassLoader(), new Class<?>[] {KeyValueStore.class}, (proxy, method, arguments) -> {
                        if (method.getName().equals("close")) {
                            closing.begin();
                        }
                        try {
                            return method.invoke(store, arguments);
                        } catch (InvocationTargetException e) {
                            throw e.getCause();
                        }
                    });
        }
    }
}
