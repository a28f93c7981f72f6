package io.ringback.topics;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The list of topics as {@code KafkaTopic} resources, for a cluster whose topics Strimzi's operator makes. */
public final class StrimziTopics {
    /** Strimzi's own group and version. */
    public static final String API = "kafka.strimzi.io/v1";

    private static final YAMLMapper YAML =
            YAMLMapper.builder().enable(YAMLGenerator.Feature.MINIMIZE_QUOTES).build();

    private StrimziTopics() {}

    /**
     * Every topic of the list as a YAML document. Kafka Streams makes its own topics when a role starts.
     *
     * @param cluster the name of the {@code Kafka} resource
     */
    public static String of(TopicCatalog catalog, String cluster) {
        return catalog.topics().stream()
                .map(topic -> document("KafkaTopic", topic.name(), cluster, spec(topic)))
                .collect(Collectors.joining());
    }

    /** One resource as a YAML document. */
    public static String document(String kind, String name, String cluster, Map<String, Object> spec) {
        Map<String, Object> metadata = new LinkedHashMap<>();
        metadata.put("name", resourceName(name));
        metadata.put("labels", Map.of("strimzi.io/cluster", cluster));
        Map<String, Object> resource = new LinkedHashMap<>();
        resource.put("apiVersion", API);
        resource.put("kind", kind);
        resource.put("metadata", metadata);
        resource.put("spec", spec);
        try {
            return YAML.writeValueAsString(resource);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a map cannot be written as YAML", e);
        }
    }

    private static Map<String, Object> spec(Topic topic) {
        Map<String, Object> spec = new LinkedHashMap<>();
        spec.put("topicName", topic.name());
        spec.put("partitions", topic.partitions());
        spec.put("replicas", topic.replication());
        spec.put("config", TopicConfig.of(topic, topic.replication()));
        return spec;
    }

    /**
     * A name made into one that Kubernetes takes: lower-case letters, digits, dots and dashes, and at both sides of each dot
     * and at both ends a letter or a digit. A topic's own name stands in its spec.
     */
    public static String resourceName(String name) {
        return name.toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9.]", "-")
                .replaceAll("-*\\.[-.]*", ".")
                .replaceAll("^[-.]+|[-.]+$", "");
    }
}
