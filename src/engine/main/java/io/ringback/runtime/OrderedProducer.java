package io.ringback.runtime;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/**
 * Sends nothing that came after a record that could not be sent. The desk takes what has a lower offset than it has seen
 * for a replay: a signal that is sent again behind a later one would be an emergency lost (R14).
 */
final class OrderedProducer extends KafkaProducer<byte[], byte[]> {
    private volatile @Nullable Exception failed;

    OrderedProducer(Map<String, Object> settings) {
        super(settings, new ByteArraySerializer(), new ByteArraySerializer());
    }

    @Override
    public Future<RecordMetadata> send(ProducerRecord<byte[], byte[]> record, Callback callback) {
        refuseAfterFailure();
        return super.send(record, (written, failure) -> {
            if (failure != null && !(failure instanceof RecordTooLargeException)) {
                failed = failure;
                // What waits behind it is dropped, by the thread that would send it.
                close(Duration.ZERO);
            }
            callback.onCompletion(written, failure);
        });
    }

    @Override
    public void flush() {
        refuseAfterFailure();
        super.flush();
        refuseAfterFailure();
    }

    /** Ends the thread, which begins anew with what was committed. */
    private void refuseAfterFailure() {
        Exception before = failed;
        if (before != null) {
            throw new KafkaException("a record before this one could not be sent", before);
        }
    }
}
