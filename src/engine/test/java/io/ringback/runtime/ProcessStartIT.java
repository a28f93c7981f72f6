package io.ringback.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringback.embedded.EmbeddedKafka;
import io.ringback.embedded.LoopbackPort;
import io.ringback.settings.Role;
import io.ringback.settings.Settings;
import io.ringback.topics.TopicCatalog;
import io.ringback.topics.TopicPlan;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;

/** What a process waits for and what it refuses, before it serves. */
class ProcessStartIT extends ProcessSuite {
    @Test
    void makesItsTopicsAndGetsReady() throws Exception {
        Settings settings = stage.settings();
        try (RingbackProcess process = RingbackProcess.of(settings, Set.of(Role.DESK));
                Admin admin = Admin.create(settings.kafka())) {
            process.start();

            assertThat(process.awaitReady(ProcessStage.SOON)).isTrue();
            assertThat(TopicPlan.compare(TopicCatalog.load(settings), admin).isClean())
                    .isTrue();
        }
    }

    @Test
    void waitsForABrokerThatComesLater() throws Exception {
        int port = LoopbackPort.free();
        Settings settings = Settings.load(stage.sources().with("bootstrap.servers", "127.0.0.1:" + port));
        RingbackProcess process = new RingbackProcess(settings, stage.topology("call-events"));
        CompletableFuture<Void> started = CompletableFuture.runAsync(() -> start(process));
        assertThatThrownBy(() -> started.get(2, TimeUnit.SECONDS)).isInstanceOf(TimeoutException.class);

        try (EmbeddedKafka late = EmbeddedKafka.start(null, port);
                process) {
            started.get(ProcessStage.SOON.toSeconds(), TimeUnit.SECONDS);

            assertThat(late.bootstrapServers()).isEqualTo(settings.bootstrapServers());
            assertThat(process.awaitReady(ProcessStage.SOON)).isTrue();
        }
    }

    @Test
    void stopsWaitingWhenItIsClosed() throws Exception {
        Settings settings =
                Settings.load(stage.sources().with("bootstrap.servers", "127.0.0.1:" + LoopbackPort.free()));
        RingbackProcess process = new RingbackProcess(settings, stage.topology("call-events"));
        CompletableFuture<Void> started = CompletableFuture.runAsync(() -> start(process));

        process.close();

        assertThat(started).succeedsWithin(ProcessStage.SOON);
        assertThat(process.awaitReady(Duration.ZERO)).isFalse();
    }

    @Test
    void tellsWhichTopicsAreMissingWhenItMayNotMakeThem() {
        Settings settings = Settings.load(stage.sources().with("topics.create", false));
        try (RingbackProcess process = new RingbackProcess(settings, stage.topology("call-events"))) {
            assertThatThrownBy(process::start)
                    .isInstanceOf(CannotServeException.class)
                    .hasMessageContainingAll(
                            stage.topic("call-events"), stage.topic("rejects"), "ringback topics apply");
        }
    }

    @Test
    void refusesAnotherNumberOfPartitionsThanItIsMadeFor() throws Exception {
        Settings settings = stage.settings();
        try (Admin admin = Admin.create(settings.kafka());
                RingbackProcess process = new RingbackProcess(settings, stage.topology("call-events"))) {
            admin.createTopics(List.of(new NewTopic(stage.topic("call-events"), 3, (short) 1)))
                    .all()
                    .get();

            assertThatThrownBy(process::start)
                    .isInstanceOf(CannotServeException.class)
                    .hasMessageContaining(stage.topic("call-events") + ": has 3 partitions");
        }
    }

    @Test
    void doesNotServeWithAWrongClock() throws Exception {
        SteadyClock wrong = new SteadyClock(Clock.offset(Clock.systemUTC(), Duration.ofHours(2)), System::nanoTime);
        try (RingbackProcess process = new RingbackProcess(stage.settings(), stage.topology("call-events"), wrong)) {
            process.start();

            assertThat(process.awaitEnd())
                    .hasValueSatisfying(reason -> assertThat(reason)
                            .matches("this machine's clock is 7[12]\\d\\d\\.\\d s ahead of the broker's, .*"));
            assertThat(process.awaitReady(Duration.ZERO)).isFalse();
        }
    }

    private static void start(RingbackProcess process) {
        try {
            process.start();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
