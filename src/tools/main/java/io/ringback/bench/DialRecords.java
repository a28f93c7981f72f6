package io.ringback.bench;

import io.ringback.common.EventProducer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.common.utils.Utils;

/** Places calls as a gateway does: a record each, which counts from the broker's acknowledgement. */
final class DialRecords implements Placing {
    private final SampleCallEvents calls;
    private final String topic;
    private final KafkaProducer<String, byte[]> producer;

    DialRecords(BenchBroker broker, SampleCallEvents calls, String topic) {
        this.calls = calls;
        this.topic = topic;
        this.producer = new KafkaProducer<>(
                EventProducer.settings(broker.client()), new StringSerializer(), new ByteArraySerializer());
    }

    @Override
    public void place(String call, Runnable placed) {
        byte[] event = calls.emergency(call, "agent-" + call);
        var unused = producer.send(new ProducerRecord<>(topic, call, event), (metadata, failure) -> {
            if (failure == null) {
                placed.run();
            }
        });
    }

    @Override
    public void close() {
        Utils.closeQuietly(producer, "producer");
    }
}
