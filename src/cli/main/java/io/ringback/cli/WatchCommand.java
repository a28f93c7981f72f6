package io.ringback.cli;

import io.ringback.common.Partitions;
import io.ringback.settings.Settings;
import io.ringback.topics.Topic;
import io.ringback.topics.TopicCatalog;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Follows the outputs as any consumer may: committed records alone, no group left behind. */
@Command(
        name = "watch",
        description = "Follow the outputs, one line an event, until Ctrl-C.",
        footer = {
            "",
            "Examples:",
            "  ringback watch",
            "  ringback watch callback-numbers agent-status",
            "  ringback watch --agent agent-7 --since 10m",
            "  ringback watch --json --from-beginning notices | jq .value"
        })
final class WatchCommand implements Callable<Integer> {
    private final Invocation invocation;

    @Option(names = "--json", description = "One JSON object a line: topic, key, timestamp, value.")
    private boolean json;

    @ArgGroup
    private Beginning beginning = new Beginning();

    /** Where it begins; with what comes from now on where nothing is said. */
    private static final class Beginning {
        @Option(names = "--from-beginning", description = "Begin with what the topics still hold.")
        private boolean ofTopics;

        @Option(
                names = "--since",
                paramLabel = "TIME",
                converter = SinceTime.class,
                description = "Begin there: a time like 2026-11-01T12:00:00Z, or how long ago, like 10m.")
        private @Nullable Instant since;
    }

    @Mixin
    private WatchFilter filter = new WatchFilter();

    @Option(names = "--max", paramLabel = "N", description = "End after this many events.")
    private long most = Long.MAX_VALUE;

    @Parameters(
            paramLabel = "TOPIC",
            description =
                    "Output topics, numbers or pool-definitions, with or without the prefix (default: all outputs).")
    private List<String> wanted = new ArrayList<>();

    private final Map<String, String> schemas = new HashMap<>();

    WatchCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() throws InterruptedException {
        filter.require();
        Settings settings = invocation.settings();
        Collection<Topic> outputs = new OutputTopics(TopicCatalog.load(settings)).choose(wanted);
        outputs.forEach(output -> schemas.put(output.name(), output.schema()));
        Map<String, EventView> views = views(outputs);
        try (Cluster cluster = Cluster.connect(settings)) {
            cluster.requireTopics(views.keySet());
            follow(cluster, views);
        }
        return 0;
    }

    private Map<String, EventView> views(Collection<Topic> outputs) {
        EventLine line = new EventLine(ZoneId.systemDefault(), Paint.forStandardOutput());
        Map<String, EventView> views = new LinkedHashMap<>();
        outputs.forEach(
                output -> views.put(output.name(), json ? new JsonView(output.schema()) : new TextView(output, line)));
        return views;
    }

    private void follow(Cluster cluster, Map<String, EventView> views) {
        try (Consumer<String, byte[]> consumer = cluster.consumer()) {
            begin(consumer, Partitions.of(consumer, views.keySet()));
            invocation.complain("watching " + views.size() + " topics, Ctrl-C ends");
            show(consumer, views);
        } catch (KafkaException e) {
            throw cluster.failure(e);
        }
    }

    private void begin(Consumer<?, ?> consumer, List<TopicPartition> partitions) {
        consumer.assign(partitions);
        if (beginning.since != null) {
            seek(consumer, partitions, beginning.since);
        } else if (beginning.ofTopics) {
            consumer.seekToBeginning(partitions);
        } else {
            consumer.seekToEnd(partitions);
        }
        // Settles where to begin now, so that nothing is missed from here on.
        partitions.forEach(consumer::position);
    }

    /** A partition in which nothing is that late is followed from its end. */
    private static void seek(Consumer<?, ?> consumer, List<TopicPartition> partitions, Instant since) {
        consumer.seekToEnd(partitions);
        Map<TopicPartition, Long> asked = new HashMap<>();
        partitions.forEach(partition -> asked.put(partition, since.toEpochMilli()));
        consumer.offsetsForTimes(asked).forEach((partition, found) -> {
            if (found != null) {
                consumer.seek(partition, found.offset());
            }
        });
    }

    /** Ends when enough was shown, or when nobody reads any more. */
    private void show(Consumer<String, byte[]> consumer, Map<String, EventView> views) {
        PrintWriter out = invocation.out();
        PipeReader reader = new PipeReader();
        long shown = 0;
        while (shown < most && !out.checkError() && !reader.isGone()) {
            for (ConsumerRecord<String, byte[]> each : consumer.poll(Duration.ofMillis(200))) {
                EventView view = views.get(each.topic());
                String schema = String.valueOf(schemas.get(each.topic()));
                if (view != null && shown < most && filter.isWanted(each, schema)) {
                    out.println(view.of(each));
                    shown++;
                }
            }
        }
    }
}
