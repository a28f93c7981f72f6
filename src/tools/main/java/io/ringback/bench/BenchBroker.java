package io.ringback.bench;

import io.ringback.embedded.EmbeddedKafka;
import io.ringback.embedded.EmbeddedKafkaException;
import io.ringback.settings.SettingSources;
import io.ringback.settings.Settings;
import io.ringback.topics.TopicCatalog;
import io.ringback.topics.TopicPlan;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.TopicExistsException;

/** The one broker that all measures of a run use, in this process and on loopback alone. */
final class BenchBroker implements AutoCloseable {
    /** No measure means to meet the bound of R25: beyond it a call gets no number, and costs less than one that does. */
    private static final String UNBOUNDED = Integer.toString(Integer.MAX_VALUE);

    private final EmbeddedKafka broker;
    private final List<String> assignments;
    private final Admin admin;

    private BenchBroker(EmbeddedKafka broker, List<String> assignments) {
        this.broker = broker;
        this.assignments = assignments;
        this.admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()));
    }

    /**
     * A broker whose deployments and references all begin with the same settings.
     *
     * @param assignments {@code key=value}; what a measure needs wins
     */
    static BenchBroker open(List<String> assignments) {
        try {
            return new BenchBroker(EmbeddedKafka.start(), assignments);
        } catch (EmbeddedKafkaException e) {
            throw new BenchFailure(String.valueOf(e.getMessage()));
        }
    }

    Admin admin() {
        return admin;
    }

    /** A deployment of its own, with its topics made. */
    Settings deployment(String name, String... needed) {
        Settings settings = Settings.load(sources(name, needed));
        TopicPlan.compare(TopicCatalog.load(settings), admin).apply(admin);
        return settings;
    }

    /** The sources of a deployment's settings, for another instance of it. */
    SettingSources sources(String name, String... needed) {
        return SettingSources.none()
                .with("pool.max-sessions", UNBOUNDED)
                .withAll(assignments)
                .with("bootstrap.servers", broker.bootstrapServers())
                .with("topic.prefix", name + ".")
                .with("application.id", "bench-" + name)
                .with("state.dir", stateDirectory(name))
                .withAll(List.of(needed));
    }

    Path stateDirectory(String name) {
        return broker.dataDirectory().resolve("state").resolve(name);
    }

    void topics(int partitions, String... names) throws InterruptedException {
        List<NewTopic> topics = Stream.of(names)
                .map(name -> new NewTopic(name, partitions, (short) 1))
                .toList();
        try {
            admin.createTopics(topics).all().get();
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw new IllegalStateException("topics were not created", e.getCause());
            }
        }
    }

    Map<String, Object> client() {
        return new HashMap<>(Map.of("bootstrap.servers", broker.bootstrapServers()));
    }

    @Override
    public void close() {
        admin.close();
        broker.close();
    }
}
