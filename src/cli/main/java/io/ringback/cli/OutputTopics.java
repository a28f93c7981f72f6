package io.ringback.cli;

import io.ringback.topics.Topic;
import io.ringback.topics.TopicCatalog;
import io.ringback.topics.TopicStage;
import java.util.List;
import java.util.stream.Collectors;

/** Knows which topics may be watched: the outputs, none of which holds a call's details. */
final class OutputTopics {
    private final List<Topic> outputs;

    OutputTopics(TopicCatalog catalog) {
        this.outputs = catalog.topics(TopicStage.OUTPUT);
    }

    /**
     * @param wanted names with or without the prefix; none means all
     * @throws WrongUsage when one is no output
     */
    List<Topic> choose(List<String> wanted) {
        return wanted.isEmpty()
                ? outputs
                : wanted.stream().map(this::named).distinct().toList();
    }

    private Topic named(String name) {
        return outputs.stream()
                .filter(topic -> topic.shortName().equals(name) || topic.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new WrongUsage("no such output: " + Paint.harmless(name) + "; there are "
                        + outputs.stream().map(Topic::shortName).collect(Collectors.joining(", "))));
    }
}
