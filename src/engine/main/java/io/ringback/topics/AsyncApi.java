package io.ringback.topics;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.ringback.settings.OutputHeaders;
import io.ringback.wire.SchemaCatalog;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.avro.Schema;

/** The contract as an AsyncAPI 3 document: every topic a channel, every record a message, with Kafka's bindings. */
public final class AsyncApi {
    private static final String KAFKA_BINDING = "0.5.0";
    private static final String AVRO = "application/vnd.apache.avro;version=1.9.0";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
            .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
            .disable(YAMLGenerator.Feature.SPLIT_LINES)
            .build();

    private AsyncApi() {}

    /**
     * The document in YAML.
     *
     * @param version of Ringback
     * @param headers what outputs carry
     */
    public static String of(TopicCatalog catalog, String version, OutputHeaders headers) {
        Map<String, Object> channels = new LinkedHashMap<>();
        Map<String, Object> operations = new LinkedHashMap<>();
        Map<String, Object> messages = new TreeMap<>();
        for (Topic topic : catalog.topics()) {
            channels.put(topic.shortName(), channel(topic));
            operations.put(action(topic) + "-" + topic.shortName(), operation(topic));
            messages.put(message(topic), described(topic, headers));
        }
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("asyncapi", "3.0.0");
        document.put("info", info(version));
        document.put("defaultContentType", "application/avro");
        document.put("channels", channels);
        document.put("operations", operations);
        document.put("components", Map.of("messages", messages));
        return written(document);
    }

    private static Map<String, Object> info(String version) {
        Map<String, Object> info = new LinkedHashMap<>();
        info.put("title", "Ringback");
        info.put("version", version);
        info.put(
                "description",
                "The topics that gateways write and that bots, routers, presence services and dashboards read. Values are "
                        + "Avro single-object encoding; inputs also take JSON with the same field names, and outputs are "
                        + "JSON with output.format=json. Consumers read with isolation.level=read_committed.");
        info.put("license", Map.of("name", "Apache-2.0"));
        return info;
    }

    private static Map<String, Object> channel(Topic topic) {
        Map<String, Object> channel = new LinkedHashMap<>();
        channel.put("address", topic.name());
        channel.put("description", topic.doc());
        channel.put("messages", Map.of(topic.schema(), reference("components/messages", message(topic))));
        Map<String, Object> kafka = new LinkedHashMap<>();
        kafka.put("topic", topic.name());
        kafka.put("partitions", topic.partitions());
        kafka.put("replicas", topic.replication());
        kafka.put("topicConfiguration", configuration(topic));
        kafka.put("bindingVersion", KAFKA_BINDING);
        channel.put("bindings", Map.of("kafka", kafka));
        return channel;
    }

    /** What the binding has words for. */
    private static Map<String, Object> configuration(Topic topic) {
        Map<String, Object> configuration = new LinkedHashMap<>();
        configuration.put("cleanup.policy", List.of(topic.cleanup().policy().split(",", -1)));
        configuration.put(
                "retention.ms",
                topic.retention() == null ? -1 : topic.retention().toMillis());
        return configuration;
    }

    private static Map<String, Object> described(Topic topic, OutputHeaders headers) {
        Schema schema = SchemaCatalog.bundled().of(topic.schema());
        Map<String, Object> key = new LinkedHashMap<>();
        key.put("type", "string");
        key.put("description", topic.key());
        Map<String, Object> payload = new LinkedHashMap<>();
        payload.put("schemaFormat", AVRO);
        payload.put("schema", parsed(schema));
        Map<String, Object> kafka = new LinkedHashMap<>();
        kafka.put("key", key);
        kafka.put("bindingVersion", KAFKA_BINDING);
        Map<String, Object> message = new LinkedHashMap<>();
        message.put("name", topic.schema());
        message.put("summary", schema.getDoc());
        if (headers == OutputHeaders.CLOUDEVENTS && topic.place() == TopicStage.OUTPUT) {
            message.put("headers", cloudEvent(schema));
        }
        message.put("payload", payload);
        message.put("bindings", Map.of("kafka", kafka));
        return message;
    }

    /** Of binary mode; a deleted row has none of them. */
    private static Map<String, Object> cloudEvent(Schema schema) {
        Map<String, Object> names = new LinkedHashMap<>();
        names.put("ce_specversion", Map.of("const", "1.0"));
        names.put("ce_id", Map.of("type", "string", "description", "the record's eventId"));
        names.put("ce_source", Map.of("type", "string", "format", "uri-reference"));
        names.put("ce_type", Map.of("const", schema.getFullName()));
        names.put("ce_time", Map.of("type", "string", "format", "date-time"));
        names.put("content-type", Map.of("enum", List.of("application/avro", "application/json")));
        Map<String, Object> headers = new LinkedHashMap<>();
        headers.put("type", "object");
        headers.put("properties", names);
        return headers;
    }

    /** Two topics may hold one record under different keys. */
    private static String message(Topic topic) {
        return topic.schema() + "-by-" + topic.key().replaceAll("[^A-Za-z0-9]+", "-");
    }

    private static Map<String, Object> operation(Topic topic) {
        Map<String, Object> operation = new LinkedHashMap<>();
        operation.put("action", action(topic));
        operation.put("channel", reference("channels", topic.shortName()));
        return operation;
    }

    private static String action(Topic topic) {
        return topic.place() == TopicStage.INPUT ? "receive" : "send";
    }

    private static Map<String, Object> reference(String section, String name) {
        return Map.of("$ref", "#/" + section + "/" + name);
    }

    private static Object parsed(Schema schema) {
        try {
            return JSON.readValue(schema.toString(), Object.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a schema is no JSON", e);
        }
    }

    private static String written(Map<String, Object> document) {
        try {
            return YAML.writeValueAsString(document);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a map cannot be written as YAML", e);
        }
    }
}
