package io.ringback.topics;

import java.util.Map;

/**
 * A store's changelog as it should be. Kafka Streams never looks at a topic's settings again once it has made it, so
 * Ringback does (R27).
 *
 * @param topic full name
 * @param config the settings of the topic that matter
 */
public record Changelog(String topic, Map<String, String> config) {
    public Changelog {
        config = Map.copyOf(config);
    }

    /**
     * The changelog of a store.
     *
     * @param application the Kafka Streams application that has the store
     */
    public static Changelog of(String application, String store, Map<String, String> config) {
        return new Changelog(application + "-" + store + "-changelog", config);
    }
}
