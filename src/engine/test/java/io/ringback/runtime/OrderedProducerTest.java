package io.ringback.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;

/** What comes after a record that could not be sent is not sent either (R14). */
class OrderedProducerTest {
    private static final ProducerRecord<byte[], byte[]> RECORD = new ProducerRecord<>("topic", new byte[] {1});

    @Test
    void sendsAndFlushesNothingAfterAFailure() {
        List<Exception> told = new ArrayList<>();
        try (OrderedProducer producer =
                new OrderedProducer(Map.of("bootstrap.servers", "127.0.0.1:1", "max.block.ms", 50))) {
            Future<RecordMetadata> unused = producer.send(RECORD, (written, failure) -> told.add(failure));

            assertThat(told).singleElement().isInstanceOf(TimeoutException.class);
            assertThatThrownBy(() -> producer.send(RECORD, (written, failure) -> {}))
                    .isExactlyInstanceOf(KafkaException.class)
                    .hasCauseInstanceOf(TimeoutException.class);
            assertThatThrownBy(producer::flush).isExactlyInstanceOf(KafkaException.class);
        }
    }
}
