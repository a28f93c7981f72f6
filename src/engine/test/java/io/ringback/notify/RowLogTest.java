package io.ringback.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ringback.event.DeliveryOutcome;
import io.ringback.event.NoticeDelivery;
import io.ringback.steps.EventHeaders;
import io.ringback.wire.EventSerdes;
import io.ringback.wire.OutputFormat;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

/** What the teller writes itself. */
final class RowLogTest {
    private static final NoticeDelivery SENT =
            new NoticeDelivery("id-1", "default", "default-17", "desk", 1, DeliveryOutcome.SENT, null, Instant.EPOCH);

    @Test
    void saysOfADeliveryWhichEventItIsWhereHeadersAreAskedFor() {
        MockProducer<String, byte[]> producer =
                new MockProducer<>(true, null, new StringSerializer(), new ByteArraySerializer());

        log(producer).accept(SENT);

        assertThat(producer.history())
                .singleElement()
                .satisfies(row -> assertThat(row.headers().lastHeader("ce_id").value())
                        .asString()
                        .isEqualTo("id-1"));
    }

    /** An attempt of whose end nobody hears is neither made again nor over. */
    @Test
    void writesARowUntilTheBrokersTakeIt() {
        Queue<RuntimeException> failures = new ConcurrentLinkedQueue<>(List.of(
                new TimeoutException("no metadata"),
                new TopicAuthorizationException("ringback.notice-deliveries"),
                new IllegalStateException("not yet")));
        MockProducer<String, byte[]> producer =
                new MockProducer<>(true, null, new StringSerializer(), new ByteArraySerializer()) {
                    @Override
                    public synchronized Future<RecordMetadata> send(
                            ProducerRecord<String, byte[]> row, Callback callback) {
                        RuntimeException failure = failures.poll();
                        if (failure instanceof IllegalStateException thrown) {
                            throw thrown;
                        } else if (failure != null) {
                            callback.onCompletion(null, failure);
                            return CompletableFuture.failedFuture(failure);
                        }
                        return super.send(row, callback);
                    }
                };
        try (RowLog<NoticeDelivery> log = log(producer)) {
            log.accept(SENT);

            await().until(() -> !producer.history().isEmpty());
        }
        assertThat(producer.history())
                .singleElement()
                .satisfies(row -> assertThat(row.key()).isEqualTo("default-17"));
    }

    private static RowLog<NoticeDelivery> log(MockProducer<String, byte[]> producer) {
        return new RowLog<>(
                producer,
                EventSerdes.output(NoticeDelivery.class, OutputFormat.JSON).serializer(),
                new EventHeaders("/ringback/ringback", OutputFormat.JSON),
                RowLog.Target.deliveries("notice-deliveries"),
                Duration.ofMillis(1));
    }
}
