package io.ringback.topics;

import io.ringback.topics.TopicChange.Longer;
import io.ringback.topics.TopicChange.Misconfigured;
import io.ringback.topics.TopicChange.Missing;
import io.ringback.topics.TopicChange.Refused;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.TopicExistsException;

/** The changes that give a cluster the topics of topics.yaml; applies those that are safe. */
public final class TopicPlan {
    private final List<TopicChange> changes;

    private TopicPlan(List<TopicChange> changes) {
        this.changes = changes;
    }

    /**
     * Compares the list with a cluster.
     *
     * @throws KafkaException when the cluster does not answer or refuses
     */
    public static TopicPlan compare(TopicCatalog catalog, Admin admin) {
        return compare(catalog, ClusterTopics.read(admin, catalog));
    }

    /** Compares the list with what a cluster is known to have. */
    public static TopicPlan compare(TopicCatalog catalog, ClusterTopics cluster) {
        return new TopicPlan(TopicComparison.of(catalog, cluster));
    }

    /**
     * Compares the changelogs that exist with those that the settings need; the others Kafka Streams makes.
     *
     * @throws KafkaException when the cluster does not answer or refuses
     */
    public static TopicPlan compare(List<Changelog> changelogs, Admin admin) {
        return compare(changelogs, ClusterTopics.read(admin, changelogs.stream().map(Changelog::topic)));
    }

    /** Compares the changelogs with what a cluster is known to have. */
    public static TopicPlan compare(List<Changelog> changelogs, ClusterTopics cluster) {
        return new TopicPlan(TopicComparison.of(changelogs, cluster));
    }

    /** Both in one. */
    public TopicPlan and(TopicPlan other) {
        return new TopicPlan(
                Stream.concat(changes.stream(), other.changes.stream()).toList());
    }

    /** Every difference, in the order of the list. */
    List<TopicChange> changes() {
        return changes;
    }

    /** Topics that do not exist. */
    public List<Missing> missing() {
        return of(Missing.class);
    }

    /** Topics whose settings differ. */
    public List<Misconfigured> misconfigured() {
        return of(Misconfigured.class);
    }

    /** What nothing but making the topic anew can cure: nothing may be served, nothing is applied. */
    public List<Refused> refused() {
        return of(Refused.class);
    }

    /** Tables and changelogs that keep their rows for longer than the settings need: left alone, unless {@link #shortened}. */
    public List<Longer> longer() {
        return of(Longer.class);
    }

    /** This plan, but rows are kept no longer than the settings need, even if older ones may still live. */
    public TopicPlan shortened() {
        return new TopicPlan(changes.stream()
                .map(change -> change instanceof Longer longer ? longer.shortened() : change)
                .toList());
    }

    /** Whether all topics exist with the settings of the list. */
    public boolean isClean() {
        return missing().isEmpty() && misconfigured().isEmpty() && refused().isEmpty();
    }

    /** One line for each difference. */
    public List<String> lines() {
        return changes.stream().map(TopicChange::line).toList();
    }

    /** Commands of Kafka's own tools that do what {@link #apply} does. */
    public List<String> commands(String bootstrapServers) {
        return changes.stream()
                .map(change -> KafkaCommands.of(change, bootstrapServers))
                .flatMap(Optional::stream)
                .toList();
    }

    /**
     * Creates what is missing and corrects settings; numbers of partitions and replicas are left alone.
     *
     * @throws IllegalStateException when something is {@link #refused()}
     * @throws KafkaException when the cluster does not answer or refuses
     */
    public void apply(Admin admin) {
        createMissing(admin);
        Map<ConfigResource, Collection<AlterConfigOp>> alterations = new HashMap<>();
        misconfigured()
                .forEach(wrong -> alterations
                        .computeIfAbsent(ClusterTopics.resource(wrong.name()), name -> new ArrayList<>())
                        .addAll(set(wrong.config())));
        if (!alterations.isEmpty()) {
            ClusterTopics.get(admin.incrementalAlterConfigs(alterations).all());
        }
    }

    /**
     * Creates what is missing and nothing else; another instance may be doing the same.
     *
     * @throws IllegalStateException when something is {@link #refused()}
     * @throws KafkaException when the cluster does not answer or refuses
     */
    public void createMissing(Admin admin) {
        if (!refused().isEmpty()) {
            throw new IllegalStateException(refused().get(0).line());
        }
        List<NewTopic> topics = missing().stream().map(TopicPlan::newTopic).toList();
        admin.createTopics(topics).values().values().forEach(TopicPlan::existsNow);
    }

    private static NewTopic newTopic(Missing missing) {
        Topic topic = missing.topic();
        return new NewTopic(topic.name(), topic.partitions(), (short) missing.replication()).configs(missing.config());
    }

    private static void existsNow(KafkaFuture<Void> creation) {
        try {
            ClusterTopics.get(creation);
        } catch (TopicExistsException e) {
            // Another instance was quicker, which is as good.
        }
    }

    private static Collection<AlterConfigOp> set(Map<String, String> config) {
        return config.entrySet().stream()
                .map(entry ->
                        new AlterConfigOp(new ConfigEntry(entry.getKey(), entry.getValue()), AlterConfigOp.OpType.SET))
                .toList();
    }

    private <T extends TopicChange> List<T> of(Class<T> kind) {
        return changes.stream().filter(kind::isInstance).map(kind::cast).toList();
    }
}
