package io.ringback.topics;

import io.ringback.settings.Settings;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Every topic of a deployment, as the list and the settings have it. */
public final class TopicCatalog {
    private final Map<String, Topic> byShortName = new LinkedHashMap<>();

    private TopicCatalog(Collection<Topic> topics) {
        topics.forEach(topic -> byShortName.put(topic.shortName(), topic));
    }

    /** The topics with the prefix and the retentions of these settings. */
    public static TopicCatalog load(Settings settings) {
        return new TopicCatalog(TopicsFile.bundled().topics().stream()
                .map(entry -> entry.topic(settings))
                .toList());
    }

    /**
     * A topic by its name in the contract, such as {@code call-events}.
     *
     * @throws IllegalArgumentException when there is none
     */
    public Topic topic(String shortName) {
        Topic topic = byShortName.get(shortName);
        if (topic == null) {
            throw new IllegalArgumentException("No such topic: " + shortName);
        }
        return topic;
    }

    /** All of them, inputs first. */
    public List<Topic> topics() {
        return List.copyOf(byShortName.values());
    }

    /** Those of one place, in the order of the list. */
    public List<Topic> topics(TopicStage place) {
        List<Topic> found = new ArrayList<>(byShortName.values());
        found.removeIf(topic -> topic.place() != place);
        return List.copyOf(found);
    }
}
