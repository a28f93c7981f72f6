package io.ringback.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.event.RejectedRecord;
import io.ringback.wire.EventSerdes;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.junit.jupiter.api.Test;

/** A record that cannot be written becomes a reject with its source's coordinates; the next one is written. */
class UnsentRecordsTest {
    private static final String CANARY = "qzv7m3kx81wd";

    @Test
    void whatIsTooLargeToWriteIsRejectedWithoutItsBytesAndTheStreamGoesOn() {
        List<byte[]> rejects = run((topic, value) -> {
            if (value.length > 20) {
                throw new RecordTooLargeException("longer than 20 bytes");
            }
            return value;
        });

        assertThat(rejects).hasSize(1);
        RejectedRecord reject = EventSerdes.deserializer(RejectedRecord.class).deserialize("rejects", rejects.get(0));
        assertThat(reject.getError()).isEqualTo("TOO_LARGE_TO_WRITE");
        assertThat(reject.getTopic()).isEqualTo("in");
        assertThat(reject.getOffset()).isZero();
        assertThat(new String(rejects.get(0), StandardCharsets.ISO_8859_1)).doesNotContain(CANARY);
    }

    @Test
    void whatCannotBeSerializedIsUnwritable() {
        List<byte[]> rejects = run((topic, value) -> {
            if (value.length > 20) {
                throw new IllegalStateException(new String(value, StandardCharsets.UTF_8));
            }
            return value;
        });

        assertThat(rejects).hasSize(1);
        assertThat(EventSerdes.deserializer(RejectedRecord.class)
                        .deserialize("rejects", rejects.get(0))
                        .getError())
                .isEqualTo("UNWRITABLE");
    }

    /** Sends a long and a short record through a topology of one step; only the short one comes out. */
    private static List<byte[]> run(Serializer<byte[]> out) {
        Topology topology = new Topology();
        topology.addSource("in", new StringDeserializer(), new ByteArrayDeserializer(), "in");
        topology.addSink("out", "out", new org.apache.kafka.common.serialization.StringSerializer(), out, "in");
        Properties settings = new Properties();
        settings.put(StreamsConfig.APPLICATION_ID_CONFIG, "unsent");
        settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "none:1");
        settings.put(StreamsConfig.PRODUCTION_EXCEPTION_HANDLER_CLASS_CONFIG, UnsentRecords.class);
        settings.put(Rejects.TOPIC, "rejects");
        settings.put(Rejects.FORMAT, "AVRO");
        try (TopologyTestDriver driver = new TopologyTestDriver(topology, settings)) {
            TestInputTopic<byte[], byte[]> in =
                    driver.createInputTopic("in", new ByteArraySerializer(), new ByteArraySerializer());
            in.pipeInput(new byte[] {'k'}, (CANARY + CANARY).getBytes(StandardCharsets.UTF_8));
            in.pipeInput(new byte[] {'k'}, new byte[] {1});
            byte[] written = driver.createOutputTopic("out", new StringDeserializer(), new ByteArrayDeserializer())
                    .readValue();
            assertThat(Arrays.equals(written, new byte[] {1})).isTrue();
            return driver.createOutputTopic("rejects", new StringDeserializer(), new ByteArrayDeserializer())
                    .readValuesToList();
        }
    }
}
