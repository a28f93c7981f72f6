package io.ringback.certify;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringback.wire.EventReader;
import io.ringback.wire.EventSerdes;
import io.ringback.wire.OutputFormat;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/** The topics of one trial, written as the desk writes them: in transactions, some of which are aborted. */
final class TrialTopics implements AutoCloseable {
    /** Enough that a key's rows and another's are in different ones. */
    static final int PARTITIONS = 3;

    private final String prefix;
    private final OutputFormat format;
    private final KafkaProducer<String, byte[]> producer;
    private boolean open;

    private TrialTopics(String prefix, OutputFormat format, KafkaProducer<String, byte[]> producer) {
        this.prefix = prefix;
        this.format = format;
        this.producer = producer;
    }

    /** Creates the topics of a kind of consumer. */
    static TrialTopics build(String bootstrapServers, String prefix, ConsumerKind kind, OutputFormat format)
            throws InterruptedException {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            List<NewTopic> topics = kind.topics().stream()
                    .map(topic -> new NewTopic(prefix + topic, PARTITIONS, (short) 1))
                    .toList();
            admin.createTopics(topics).all().get();
        } catch (ExecutionException e) {
            throw new CertifyFailure("the topics cannot be created: "
                    + String.valueOf(e.getCause()).lines().findFirst().orElse(""));
        }
        KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers, "transactional.id", prefix + "stage"),
                new StringSerializer(),
                new ByteArraySerializer());
        producer.initTransactions();
        return new TrialTopics(prefix, format, producer);
    }

    /** Writes a staged step, after all that was written before it. */
    void write(Step.Put put) {
        byte @Nullable [] value = put.value() == null ? null : encoded(put.row(), put.value());
        if (put.aborted()) {
            commit();
        }
        send(put.row(), put.key(), value, null);
        if (put.aborted()) {
            producer.flush();
            producer.abortTransaction();
            open = false;
        }
    }

    void write(Step.Garble garble) {
        send(garble.row(), garble.key(), HexFormat.of().parseHex(garble.hex()), null);
    }

    /** Writes a row into a partition of the writer's choice. */
    void write(Step.Row row, int partition, String key, ObjectNode value) {
        send(row, key, encoded(row, value), partition);
    }

    /** What was written counts from now on. */
    void commit() {
        if (open) {
            producer.commitTransaction();
            open = false;
        }
    }

    @Override
    public void close() {
        producer.close();
    }

    private void send(Step.Row row, String key, byte @Nullable [] value, @Nullable Integer partition) {
        if (!open) {
            producer.beginTransaction();
            open = true;
        }
        // What cannot be written fails the commit.
        Future<RecordMetadata> unused =
                producer.send(new ProducerRecord<>(prefix + row.topic(), partition, key, value));
    }

    private byte[] encoded(Step.Row row, ObjectNode value) {
        byte[] json = value.toString().getBytes(StandardCharsets.UTF_8);
        if (format == OutputFormat.JSON) {
            return json;
        }
        SpecificRecord record = EventReader.named(row.schema()).readJson(json);
        return avro(record);
    }

    @SuppressWarnings("unchecked")
    private static byte[] avro(SpecificRecord record) {
        Class<SpecificRecord> type = (Class<SpecificRecord>) record.getClass();
        return EventSerdes.avro(type).serializer().serialize("", record);
    }
}
