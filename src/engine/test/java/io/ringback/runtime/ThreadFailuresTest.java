package io.ringback.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.common.errors.InvalidSessionTimeoutException;
import org.apache.kafka.common.errors.InvalidTxnStateException;
import org.apache.kafka.common.errors.InvalidTxnTimeoutException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.streams.errors.MissingSourceTopicException;
import org.apache.kafka.streams.errors.StreamsException;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ThreadFailuresTest {
    private final List<String> reasons = new ArrayList<>();
    private final SteppingClock clock = new SteppingClock();
    private final ThreadFailures failures = new ThreadFailures("desk", clock, new Places(), reasons::add);

    @Test
    void givesPassingTroubleANewThread() {
        StreamThreadExceptionResponse response = failures.handle(new StreamsException(new TimeoutException("slow")));

        assertThat(response).isEqualTo(StreamThreadExceptionResponse.REPLACE_THREAD);
        assertThat(reasons).isEmpty();
    }

    static Stream<Throwable> whatNoNewThreadCures() {
        return Stream.of(
                new MissingSourceTopicException("topics are gone"),
                new StreamsException(new TopicAuthorizationException("not allowed")),
                new StreamsException(new InvalidSessionTimeoutException("too short")),
                new InvalidTxnTimeoutException("too long"),
                new OutOfMemoryError());
    }

    @ParameterizedTest
    @MethodSource("whatNoNewThreadCures")
    void stopsWithItsReason(Throwable failure) {
        StreamThreadExceptionResponse response = failures.handle(failure);

        assertThat(response).isEqualTo(StreamThreadExceptionResponse.SHUTDOWN_CLIENT);
        assertThat(reasons).singleElement().asString().startsWith("desk cannot go on: ");
    }

    @Test
    void stopsWhenTroubleDoesNotPass() {
        List<StreamThreadExceptionResponse> responses = Stream.generate(
                        () -> failures.handle(new StreamsException("x")))
                .limit(6)
                .toList();

        assertThat(responses.subList(0, 5)).containsOnly(StreamThreadExceptionResponse.REPLACE_THREAD);
        assertThat(responses.get(5)).isEqualTo(StreamThreadExceptionResponse.SHUTDOWN_CLIENT);
    }

    @Test
    void triesAgainForAsLongAsTheBrokersAreInTrouble() {
        List<StreamThreadExceptionResponse> responses = Stream.generate(
                        () -> failures.handle(new StreamsException(new InvalidTxnStateException("timed out"))))
                .limit(50)
                .toList();

        assertThat(responses).containsOnly(StreamThreadExceptionResponse.REPLACE_THREAD);
    }

    /** A record that no broker takes comes again each time. */
    @Test
    void doesNotTryForEverWhatARecordBroughtAbout() {
        Places places = new Places();
        ThreadFailures counted = new ThreadFailures("desk", clock, places, reasons::add);

        List<StreamThreadExceptionResponse> responses = Stream.generate(
                        () -> counted.handle(new StreamsException(new RecordTooLargeException("too long"))))
                .limit(6)
                .toList();

        assertThat(responses.get(5)).isEqualTo(StreamThreadExceptionResponse.SHUTDOWN_CLIENT);
        assertThat(places.stuck()).isTrue();
    }

    @Test
    void forgetsTroubleThatHasPassed() {
        List<StreamThreadExceptionResponse> responses = Stream.generate(() -> {
                    clock.now = clock.now.plus(Duration.ofSeconds(30));
                    return failures.handle(new StreamsException("x"));
                })
                .limit(20)
                .toList();

        assertThat(responses).containsOnly(StreamThreadExceptionResponse.REPLACE_THREAD);
    }

    private static final class SteppingClock extends Clock {
        private Instant now = Instant.parse("2026-11-01T12:00:00Z");

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneOffset getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(java.time.ZoneId zone) {
            return this;
        }
    }
}
