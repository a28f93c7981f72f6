package io.ringback.bench;

import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;

/**
 * The least that Kafka Streams can do for a call: one hop that decides nothing, keeps nothing and writes as many
 * records to as many topics as Ringback does. Bytes in, the same bytes out.
 */
final class OneHop implements Supplier<Topology> {
    /** What R1 writes: instruction, number, route, block, status, suppression, notice. */
    private static final int OUTPUTS = 7;

    private final String prefix;

    /** Reads {@code <prefix>in} and writes {@code <prefix>out-0} to {@code -6}. */
    OneHop(String prefix) {
        this.prefix = prefix;
    }

    String input() {
        return prefix + "in";
    }

    String output(int index) {
        return prefix + "out-" + index;
    }

    String[] topics() {
        return IntStream.rangeClosed(0, OUTPUTS)
                .mapToObj(index -> index == OUTPUTS ? input() : output(index))
                .toArray(String[]::new);
    }

    @Override
    public Topology get() {
        Topology topology = new Topology();
        topology.addSource("in", new StringDeserializer(), new ByteArrayDeserializer(), input());
        topology.addProcessor("pass-on", PassOn::new, "in");
        for (int i = 0; i < OUTPUTS; i++) {
            topology.addSink("out-" + i, output(i), new StringSerializer(), new ByteArraySerializer(), "pass-on");
        }
        return topology;
    }

    private static final class PassOn extends ContextualProcessor<String, byte[], String, byte[]> {
        @Override
        public void process(Record<String, byte[]> record) {
            context().forward(record);
        }
    }
}
