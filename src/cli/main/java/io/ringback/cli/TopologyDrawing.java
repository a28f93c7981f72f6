package io.ringback.cli;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.streams.TopologyDescription;
import org.apache.kafka.streams.TopologyDescription.GlobalStore;
import org.apache.kafka.streams.TopologyDescription.Node;
import org.apache.kafka.streams.TopologyDescription.Processor;
import org.apache.kafka.streams.TopologyDescription.Sink;
import org.apache.kafka.streams.TopologyDescription.Source;
import org.apache.kafka.streams.TopologyDescription.Subtopology;

/** Draws a topology as a Mermaid flow chart: topics as stadiums, steps as boxes, stores as cylinders. */
final class TopologyDrawing {
    private final Set<String> lines = new LinkedHashSet<>();

    private TopologyDrawing() {}

    static String of(TopologyDescription description) {
        TopologyDrawing drawing = new TopologyDrawing();
        description.subtopologies().stream()
                .sorted(Comparator.comparingInt(Subtopology::id))
                .forEach(drawing::draw);
        description.globalStores().stream()
                .sorted(Comparator.comparingInt(GlobalStore::id))
                .forEach(drawing::draw);
        return "flowchart LR\n"
                + drawing.lines.stream().map(line -> "  " + line + "\n").collect(Collectors.joining());
    }

    private void draw(Subtopology part) {
        part.nodes().stream().sorted(Comparator.comparing(Node::name)).forEach(this::draw);
    }

    private void draw(GlobalStore table) {
        table.source()
                .topicSet()
                .forEach(topic -> lines.add(
                        topic(topic) + " --> " + step(table.processor().name())));
        stores(table.processor());
    }

    private void draw(Node node) {
        if (node instanceof Source source) {
            source.topicSet().stream()
                    .sorted()
                    .forEach(topic -> source.successors().stream()
                            .sorted(Comparator.comparing(Node::name))
                            .forEach(next -> lines.add(topic(topic) + " --> " + step(next.name()))));
        } else if (node instanceof Sink sink) {
            sink.predecessors().stream()
                    .sorted(Comparator.comparing(Node::name))
                    .forEach(step -> lines.add(step(step.name()) + " --> " + topic(sink.topic())));
        } else if (node instanceof Processor processor) {
            stores(processor);
        }
    }

    private void stores(Processor processor) {
        processor.stores().stream()
                .sorted()
                .forEach(store -> lines.add(step(processor.name()) + " -.- " + "store-" + store + "[(" + store + ")]"));
    }

    private static String topic(String name) {
        return name + "([" + name + "])";
    }

    private static String step(String name) {
        return "step-" + name + "[" + name + "]";
    }
}
