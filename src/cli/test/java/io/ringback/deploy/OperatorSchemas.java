package io.ringback.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.fabric8.openshift.api.model.monitoring.v1.ServiceMonitor;
import io.strimzi.api.kafka.model.kafka.Kafka;
import io.strimzi.api.kafka.model.nodepool.KafkaNodePool;
import io.strimzi.api.kafka.model.topic.KafkaTopic;
import io.strimzi.api.kafka.model.user.KafkaUser;
import java.util.Map;
import java.util.Objects;

/** The kinds of Strimzi's and the Prometheus Operator's, by the classes that those operators and their clients read them with. */
final class OperatorSchemas {
    private static final Map<String, Class<?>> CLASSES = Map.of(
            "kafka.strimzi.io/v1/Kafka", Kafka.class,
            "kafka.strimzi.io/v1/KafkaNodePool", KafkaNodePool.class,
            "kafka.strimzi.io/v1/KafkaTopic", KafkaTopic.class,
            "kafka.strimzi.io/v1/KafkaUser", KafkaUser.class,
            "monitoring.coreos.com/v1/ServiceMonitor", ServiceMonitor.class);

    private static final ObjectMapper STRICT =
            JsonMapper.builder().annotationIntrospector(new Introspector()).build();

    /** The classes keep what they do not know, which is an error here, and leave out what is their default anyway. */
    private static final class Introspector extends JacksonAnnotationIntrospector {
        private static final long serialVersionUID = 1L;

        @Override
        public Boolean hasAnySetter(Annotated member) {
            return false;
        }

        @Override
        public JsonInclude.Value findPropertyInclusion(Annotated member) {
            return JsonInclude.Value.construct(JsonInclude.Include.ALWAYS, JsonInclude.Include.ALWAYS);
        }
    }

    private OperatorSchemas() {}

    static boolean has(JsonNode object) {
        return CLASSES.containsKey(kind(object));
    }

    /** Throws when a field is unknown, of the wrong shape, or a word that its operator does not know. */
    static Object check(JsonNode object) throws Exception {
        Class<?> type = Objects.requireNonNull(CLASSES.get(kind(object)), () -> kind(object) + " is of no operator");
        Object read = STRICT.treeToValue(object, type);
        assertKept(object.path("spec"), STRICT.valueToTree(read).path("spec"), "/spec");
        return read;
    }

    /** A word that a class does not know is read as nothing. */
    private static void assertKept(JsonNode given, JsonNode read, String at) {
        if (given.isObject()) {
            given.properties()
                    .forEach(field ->
                            assertKept(field.getValue(), read.path(field.getKey()), at + "/" + field.getKey()));
        } else if (given.isArray()) {
            assertThat(read).as(at).hasSize(given.size());
            for (int i = 0; i < given.size(); i++) {
                assertKept(given.get(i), read.path(i), at + "/" + i);
            }
        } else {
            assertThat(read.asText()).as(at).isEqualTo(given.asText());
        }
    }

    private static String kind(JsonNode object) {
        return object.path("apiVersion").asText() + "/" + object.path("kind").asText();
    }
}
