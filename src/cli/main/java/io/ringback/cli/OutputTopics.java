package io.ringback.cli;

import io.ringback.topics.Topic;
import io.ringback.topics.TopicCatalog;
import io.ringback.topics.TopicParty;
import io.ringback.topics.TopicStage;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Knows which topics may be watched: the outputs and the tables that others read, none of which holds a call's details. */
final class OutputTopics {
    private final List<Topic> outputs;
    private final List<Topic> watchable;

    OutputTopics(TopicCatalog catalog) {
        this.outputs = catalog.topics(TopicStage.OUTPUT);
        Stream<Topic> forOthers = catalog.topics(TopicStage.BETWEEN).stream()
                .filter(topic -> topic.readBy().contains(TopicParty.OPERATOR));
        this.watchable = Stream.concat(forOthers, outputs.stream()).toList();
    }

    /**
     * @param wanted names with or without the prefix; none means all outputs
     * @throws WrongUsage when one is neither an output nor a table between the roles that others read, too
     */
    List<Topic> choose(List<String> wanted) {
        return wanted.isEmpty()
                ? outputs
                : wanted.stream().map(this::named).distinct().toList();
    }

    private Topic named(String name) {
        return watchable.stream()
                .filter(topic -> topic.shortName().equals(name) || topic.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new WrongUsage("no such output: " + Paint.harmless(name) + "; there are "
                        + watchable.stream().map(Topic::shortName).collect(Collectors.joining(", "))));
    }
}
