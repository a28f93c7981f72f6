package io.ringback.bench;

import java.util.function.Supplier;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;

/** The least that Kafka Streams can do for an ordinary call: read its bytes and forward nothing. */
final class ReadAndDrop implements Supplier<Topology> {
    private final String input;

    ReadAndDrop(String input) {
        this.input = input;
    }

    @Override
    public Topology get() {
        Topology topology = new Topology();
        topology.addSource("in", new ByteArrayDeserializer(), new ByteArrayDeserializer(), input);
        topology.addProcessor("drop", Drop::new, "in");
        return topology;
    }

    private static final class Drop extends ContextualProcessor<byte[], byte[], Void, Void> {
        @Override
        public void process(Record<byte[], byte[]> record) {
            // That is all.
        }
    }
}
