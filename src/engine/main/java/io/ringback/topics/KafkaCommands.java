package io.ringback.topics;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Writes a topic change as a command of Kafka's own tools, for operators who let no program change topics. */
final class KafkaCommands {
    private KafkaCommands() {}

    static Optional<String> of(TopicChange change, String bootstrapServers) {
        if (change instanceof TopicChange.Missing missing) {
            return Optional.of("kafka-topics.sh --bootstrap-server %s --create --topic %s --partitions %d%s%s"
                    .formatted(
                            bootstrapServers,
                            missing.topic().name(),
                            missing.topic().partitions(),
                            " --replication-factor " + missing.replication(),
                            settings(missing.config(), " --config ")));
        }
        if (change instanceof TopicChange.Misconfigured wrong) {
            return Optional.of("kafka-configs.sh --bootstrap-server %s --alter --entity-type topics --entity-name %s%s"
                    .formatted(
                            bootstrapServers,
                            wrong.name(),
                            " --add-config "
                                    + settings(bracketed(wrong.config()), ",").substring(1)));
        }
        return Optional.empty();
    }

    private static String settings(Map<String, String> config, String before) {
        return config.entrySet().stream()
                .map(entry -> before + entry.getKey() + "=" + entry.getValue())
                .collect(Collectors.joining());
    }

    private static Map<String, String> bracketed(Map<String, String> config) {
        Map<String, String> bracketed = new java.util.TreeMap<>(config);
        bracketed.replaceAll((key, value) -> value.contains(",") ? "[" + value + "]" : value);
        return bracketed;
    }
}
