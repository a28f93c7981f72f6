package io.ringback.notify;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.event.DeliveryOutcome;
import io.ringback.event.NoticeDelivery;
import io.ringback.steps.EventHeaders;
import io.ringback.wire.EventSerdes;
import io.ringback.wire.OutputFormat;
import java.time.Instant;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

/** What the teller writes itself. */
final class RowLogTest {
    @Test
    void saysOfADeliveryWhichEventItIsWhereHeadersAreAskedFor() {
        MockProducer<String, byte[]> producer =
                new MockProducer<>(true, null, new StringSerializer(), new ByteArraySerializer());
        RowLog<NoticeDelivery> log = new RowLog<>(
                producer,
                EventSerdes.output(NoticeDelivery.class, OutputFormat.JSON).serializer(),
                new EventHeaders("/ringback/ringback", OutputFormat.JSON),
                RowLog.Target.deliveries("notice-deliveries"));

        log.accept(new NoticeDelivery(
                "id-1", "default", "default-17", "desk", 1, DeliveryOutcome.SENT, null, Instant.EPOCH));

        assertThat(producer.history())
                .singleElement()
                .satisfies(row -> assertThat(row.headers().lastHeader("ce_id").value())
                        .asString()
                        .isEqualTo("id-1"));
    }
}
