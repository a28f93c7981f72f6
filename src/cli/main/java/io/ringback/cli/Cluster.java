package io.ringback.cli;

import io.ringback.registry.SchemaRegistry;
import io.ringback.runtime.RegistryGate;
import io.ringback.runtime.SafeMessage;
import io.ringback.settings.Settings;
import io.ringback.topics.TopicCatalog;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** The brokers as a short command sees them: they answer within 10 s, or the command fails and says so. */
public final class Cluster implements AutoCloseable {
    static final long PATIENCE_MILLIS = 10_000;

    private final Settings settings;
    private final Admin admin;

    private Cluster(Settings settings, Admin admin) {
        this.settings = settings;
        this.admin = admin;
    }

    /**
     * Waits until a broker answers.
     *
     * @throws CommandFailure when nobody does
     */
    public static Cluster connect(Settings settings) throws InterruptedException {
        Cluster cluster = new Cluster(settings, admin(settings));
        try {
            cluster.await(cluster.admin.describeCluster().nodes());
        } catch (CommandFailure | InterruptedException e) {
            cluster.close();
            throw e;
        }
        return cluster;
    }

    Settings settings() {
        return settings;
    }

    /** The full name of a topic of the contract. */
    String name(String shortName) {
        return TopicCatalog.load(settings).topic(shortName).name();
    }

    /**
     * The same, once it is sure that the topic is there.
     *
     * @throws CommandFailure when it is missing, saying how to make it
     */
    String topic(String shortName) throws InterruptedException {
        String topic = name(shortName);
        requireTopics(List.of(topic));
        return topic;
    }

    /** Who acts. */
    String login() {
        return Login.of(settings);
    }

    public Admin admin() {
        return admin;
    }

    /**
     * Makes sure that topics are there.
     *
     * @throws CommandFailure when one is missing, saying how to make it
     */
    public void requireTopics(Collection<String> topics) throws InterruptedException {
        Set<String> existing = await(admin.listTopics().names());
        List<String> missing = topics.stream()
                .filter(topic -> !existing.contains(topic))
                .sorted()
                .toList();
        if (!missing.isEmpty()) {
            throw new CommandFailure(
                    "missing topics: " + String.join(", ", missing) + "; 'ringback topics apply' creates them");
        }
    }

    /** Waits for an answer of the brokers. */
    <T> T await(KafkaFuture<T> answer) throws InterruptedException {
        try {
            return answer.get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw unreachable(settings, e);
        } catch (ExecutionException e) {
            throw failure(e);
        }
    }

    /** What a client's failure means to the user. */
    CommandFailure failure(Exception failure) {
        return failure(settings, failure);
    }

    public static CommandFailure failure(Settings settings, Exception failure) {
        Throwable cause = SafeMessage.cause(failure);
        return cause instanceof org.apache.kafka.common.errors.TimeoutException
                ? unreachable(settings, cause)
                : new CommandFailure("Kafka says " + SafeMessage.of(cause), cause);
    }

    <T> Producer<String, T> producer(Serializer<T> values) throws InterruptedException {
        RegistryGate.passToWriteInputs(settings);
        return producer(impatient(settings), framed(values));
    }

    /** One whose records count only once they are committed. */
    <T> Producer<String, T> transactional(String id, Serializer<T> values) throws InterruptedException {
        RegistryGate.passToWriteInputs(settings);
        Map<String, Object> client = impatient(settings);
        client.put("transactional.id", id);
        return producer(client, framed(values));
    }

    /** Where there is a registry: the clients' own framing changes bytes alone, and these are records until they are serialized. */
    private <T> Serializer<T> framed(Serializer<T> values) {
        SchemaRegistry registry = settings.registry();
        return registry == null ? values : (topic, value) -> registry.framed(topic, values.serialize(topic, value));
    }

    private static <T> Producer<String, T> producer(Map<String, Object> client, Serializer<T> values) {
        client.put("acks", "all");
        client.put("delivery.timeout.ms", (int) PATIENCE_MILLIS);
        client.put("request.timeout.ms", (int) PATIENCE_MILLIS / 2);
        client.put("max.block.ms", PATIENCE_MILLIS);
        return new KafkaProducer<>(client, new StringSerializer(), values);
    }

    /** Without a group: it leaves nothing behind on the brokers. */
    Consumer<String, byte[]> consumer() {
        Map<String, Object> client = impatient(settings);
        client.put("isolation.level", "read_committed");
        client.put("auto.offset.reset", "earliest");
        client.put("enable.auto.commit", false);
        return new KafkaConsumer<>(client, new StringDeserializer(), new ByteArrayDeserializer());
    }

    @Override
    public void close() {
        admin.close(Duration.ZERO);
    }

    private static CommandFailure unreachable(Settings settings, Throwable cause) {
        return new CommandFailure(
                "no broker answers at " + settings.bootstrapServers() + " (waited " + PATIENCE_MILLIS / 1000
                        + " s): is one up, does --bootstrap-servers name it, does it want another kafka.security.protocol?",
                cause);
    }

    /** Kafka refuses some settings only when a client is made. */
    private static Admin admin(Settings settings) {
        try {
            return Admin.create(impatient(settings));
        } catch (KafkaException e) {
            throw new CommandFailure("the Kafka settings cannot be used: " + SafeMessage.of(e), e);
        }
    }

    /** Nobody asks a short command for its figures, neither by JMX nor by the brokers. */
    private static Map<String, Object> impatient(Settings settings) {
        Map<String, Object> client = new HashMap<>(Map.of("metric.reporters", "", "enable.metrics.push", false));
        client.putAll(settings.kafka());
        client.put("default.api.timeout.ms", (int) PATIENCE_MILLIS);
        client.put("request.timeout.ms", (int) PATIENCE_MILLIS / 2);
        return client;
    }
}
