package io.ringback.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ringback.settings.Role;
import io.ringback.settings.Settings;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.Topology;
import org.junit.jupiter.api.Test;

/** How a process that serves ends, goes on without a role, and replaces a thread. */
class RingbackProcessIT extends ProcessSuite {
    @Test
    void closesWithoutAReason() throws Exception {
        RingbackProcess process = new RingbackProcess(stage.settings(), stage.topology("call-events"));
        process.start();
        assertThat(process.awaitReady(ProcessStage.SOON)).isTrue();

        process.close();

        assertThat(process.awaitEnd()).isEmpty();
        await().atMost(ProcessStage.SOON)
                .until(() -> process.streams().values().stream()
                        .allMatch(each -> each.state() == KafkaStreams.State.NOT_RUNNING));
    }

    @Test
    void closesThoughAStepDoesNotEnd() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch end = new CountDownLatch(1);
        RingbackProcess process =
                new RingbackProcess(stage.settings(), stage.topology("call-events", () -> hang(begun, end)));
        try {
            process.start();
            assertThat(process.awaitReady(ProcessStage.SOON)).isTrue();
            stage.write("call-events");
            begun.await();

            process.close();

            assertThat(end.getCount()).isEqualTo(1);
        } finally {
            end.countDown();
        }
    }

    @Test
    void stopsWithItsReasonWhenItCannotGoOn() throws Exception {
        try (RingbackProcess process = new RingbackProcess(stage.settings(), stage.topology("no-such-topic"))) {
            process.start();

            Optional<String> reason = process.awaitEnd();

            assertThat(reason)
                    .hasValueSatisfying(text -> assertThat(text)
                            .startsWith("desk cannot go on: MissingSourceTopicException")
                            .hasLineCount(1));
        }
    }

    /** No emergency waits for whoever is told of it afterwards. */
    @Test
    void goesOnWithoutARoleThatNoLifeHangsOn() throws Exception {
        AtomicInteger handled = new AtomicInteger();
        Map<Role, Supplier<Topology>> both = Map.of(
                Role.DESK,
                stage.step("call-events", handled::incrementAndGet),
                Role.NOTIFY,
                stage.step("no-such-topic", () -> {}));
        try (RingbackProcess process = new RingbackProcess(stage.settings(), both)) {
            process.start();
            assertThat(process.awaitReady(ProcessStage.SOON)).isTrue();
            await().atMost(ProcessStage.SOON).until(() -> process.ended().containsKey(Role.NOTIFY));

            stage.write("call-events");

            await().atMost(ProcessStage.SOON).until(() -> handled.get() > 0);
            assertThat(process.ended()).containsOnlyKeys(Role.NOTIFY);
            assertThat(process.reason()).isEmpty();
        }
    }

    @Test
    void endsWhenTheOnlyRoleThatItPlaysDoes() throws Exception {
        try (RingbackProcess process =
                new RingbackProcess(stage.settings(), Map.of(Role.NOTIFY, stage.step("no-such-topic", () -> {})))) {
            process.start();

            assertThat(process.awaitEnd())
                    .hasValueSatisfying(reason ->
                            assertThat(reason).startsWith("notify cannot go on: MissingSourceTopicException"));
        }
    }

    /** The dead thread's session would last for longer than this test. */
    @Test
    void replacesADeadThreadWithoutWaitingForItsSession() throws Exception {
        Settings settings = Settings.load(stage.sources().with("streams.consumer.session.timeout.ms", 120_000));
        AtomicInteger tries = new AtomicInteger();
        Map<Role, Supplier<Topology>> failing = stage.topology("call-events", () -> {
            if (tries.getAndIncrement() == 0) {
                throw new KafkaException("a trouble that passes");
            }
        });
        try (RingbackProcess process = new RingbackProcess(settings, failing)) {
            process.start();
            assertThat(process.awaitReady(ProcessStage.SOON)).isTrue();

            stage.write("call-events");

            await().atMost(ProcessStage.SOON).until(() -> tries.get() > 1);
        }
    }

    private static void hang(CountDownLatch begun, CountDownLatch end) {
        begun.countDown();
        try {
            end.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
