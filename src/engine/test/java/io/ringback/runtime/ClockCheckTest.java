package io.ringback.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.event.EmergencySignal;
import io.ringback.wire.EventSerdes;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

/** Nothing is served before a broker has told its time (R28). */
class ClockCheckTest {
    private static final Duration SOON = Duration.ofSeconds(30);

    private final List<String> complaints = new CopyOnWriteArrayList<>();
    private final MockProducer<String, EmergencySignal> producer = new MockProducer<>(
            true,
            null,
            new StringSerializer(),
            EventSerdes.avro(EmergencySignal.class).serializer());
    private final SteadyClock clock =
            new SteadyClock(Clock.offset(Clock.systemUTC(), Duration.ofHours(2)), System::nanoTime);

    @Test
    void waitsUntilABrokerHasToldItsTime() {
        producer.sendException = new TimeoutException("no leader");
        try (ClockCheck check = check()) {
            CompletableFuture<Void> started = CompletableFuture.runAsync(() -> start(check));
            assertThat(started).isNotDone();

            producer.sendException = null;

            assertThat(started).succeedsWithin(SOON);
            assertThat(complaints).isNotEmpty();
        }
    }

    @Test
    void stopsWaitingWhenItIsClosed() {
        producer.sendException = new TimeoutException("no leader");
        ClockCheck check = check();
        CompletableFuture<Void> started = CompletableFuture.runAsync(() -> start(check));

        check.close();

        assertThat(started).succeedsWithin(SOON);
        assertThat(complaints).isEmpty();
    }

    @Test
    void isDoubtedOnceForARecordFromAnotherTime() {
        clock.appended(clock.instant().minusSeconds(1));
        assertThat(clock.takeDoubt()).isFalse();

        clock.appended(clock.instant().plusSeconds(3));
        assertThat(clock.takeDoubt()).isTrue();
        assertThat(clock.takeDoubt()).isFalse();
    }

    private ClockCheck check() {
        ClockProbe<EmergencySignal> probe =
                new ClockProbe<>(producer, "ringback.emergency-signals", List.of("default"), ClockProbe::signal, clock);
        return new ClockCheck(producer, probe, clock, complaints::add);
    }

    private static void start(ClockCheck check) {
        try {
            check.start();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
