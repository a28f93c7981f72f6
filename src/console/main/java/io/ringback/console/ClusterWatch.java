package io.ringback.console;

import io.ringback.common.Daemons;
import io.ringback.console.live.LiveDocument;
import io.ringback.settings.Role;
import io.ringback.settings.Settings;
import io.ringback.topics.TopicCatalog;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.MemberDescription;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.KafkaStreams;
import org.jspecify.annotations.Nullable;

/** Asks Kafka every two seconds how fast signals come, how far the roles are behind, and who holds which partition. */
final class ClusterWatch implements AutoCloseable {
    private static final Duration EVERY = Duration.ofSeconds(2);
    private static final int PATIENCE_SECONDS = 5;
    private static final String CLUSTER = "cluster";
    private static final String INSTANCES = "instances";

    /** How the cluster does; null where it did not say. */
    record ClusterView(
            boolean reachable,
            int brokers,
            double eventsPerSecond,
            double signalsPerSecond,
            @Nullable Long intakeLag,
            @Nullable Long deskLag) {}

    /** An instance of a role with the partitions that it works on, and those it keeps a warm copy of as far as known. */
    record InstanceView(
            String role,
            String host,
            List<String> tasks,
            @Nullable List<String> standby) {}

    private final Admin admin;
    private final Settings settings;
    private final LiveDocument document;
    private final RunningStreams local;
    private final Map<Role, String> inputs;
    private final Map<Role, Long> ends = new TreeMap<>();
    private final CountDownLatch closing = new CountDownLatch(1);
    private long lookedAt;

    ClusterWatch(Admin admin, Settings settings, LiveDocument document, RunningStreams local) {
        this.admin = admin;
        this.settings = settings;
        this.document = document;
        this.local = local;
        TopicCatalog catalog = TopicCatalog.load(settings);
        this.inputs = Map.of(
                Role.INTAKE, catalog.topic("call-events").name(),
                Role.DESK, catalog.topic("emergency-signals").name());
    }

    void start() {
        Daemons.start("console-cluster-watch", this::run);
    }

    @Override
    public void close() {
        closing.countDown();
        admin.close(Duration.ZERO);
    }

    private void run() {
        try {
            do {
                look();
            } while (!closing.await(EVERY.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void look() throws InterruptedException {
        try {
            int brokers = answer(admin.describeCluster().nodes()).size();
            long now = System.nanoTime();
            double seconds = (now - lookedAt) / 1e9;
            Measured intake = measure(Role.INTAKE, seconds);
            Measured desk = measure(Role.DESK, seconds);
            lookedAt = now;
            document.put(
                    CLUSTER,
                    "now",
                    new ClusterView(true, brokers, intake.perSecond, desk.perSecond, intake.lag, desk.lag));
            showInstances();
        } catch (ExecutionException | TimeoutException | RuntimeException e) {
            // Whatever it is, there is another look: what was seen last must not stay on the page as if it were now.
            document.put(CLUSTER, "now", new ClusterView(false, 0, 0, 0, null, null));
        }
    }

    private record Measured(double perSecond, @Nullable Long lag) {}

    private Measured measure(Role role, double seconds)
            throws InterruptedException, ExecutionException, TimeoutException {
        Map<TopicPartition, OffsetSpec> asked = new TreeMap<>(Comparator.comparing(TopicPartition::toString));
        String topic = inputs.get(role);
        answer(admin.describeTopics(Set.of(String.valueOf(topic))).allTopicNames())
                .values()
                .forEach(description -> description
                        .partitions()
                        .forEach(partition -> asked.put(
                                new TopicPartition(description.name(), partition.partition()), OffsetSpec.latest())));
        Map<TopicPartition, OffsetAndMetadata> handled = answer(
                admin.listConsumerGroupOffsets(role.application(settings)).partitionsToOffsetAndMetadata());
        long end = 0;
        long behind = 0;
        for (Map.Entry<TopicPartition, ListOffsetsResultInfo> offset :
                answer(admin.listOffsets(asked).all()).entrySet()) {
            end += offset.getValue().offset();
            @Nullable OffsetAndMetadata done = handled.get(offset.getKey());
            behind += done == null ? 0 : Math.max(0, offset.getValue().offset() - done.offset());
        }
        @Nullable Long before = ends.put(role, end);
        double rate = before == null ? 0 : Math.max(0, Math.round((end - before) / seconds * 10) / 10.0);
        return new Measured(rate, handled.isEmpty() ? null : behind);
    }

    private void showInstances() throws InterruptedException, ExecutionException, TimeoutException {
        Set<String> gone = new HashSet<>(document.section(INSTANCES).keySet());
        for (Role role : inputs.keySet()) {
            for (Map.Entry<String, InstanceView> instance : instances(role).entrySet()) {
                gone.remove(instance.getKey());
                document.put(INSTANCES, instance.getKey(), instance.getValue());
            }
        }
        gone.forEach(key -> document.remove(INSTANCES, key));
    }

    private Map<String, InstanceView> instances(Role role)
            throws InterruptedException, ExecutionException, TimeoutException {
        Map<String, InstanceView> instances = new TreeMap<>();
        @Nullable ConsumerGroupDescription group = answer(admin.describeConsumerGroups(List.of(role.application(settings)))
                        .all())
                .get(role.application(settings));
        for (MemberDescription member : group == null ? List.<MemberDescription>of() : group.members()) {
            String process = process(member.clientId());
            Set<String> tasks = new TreeSet<>();
            member.assignment().topicPartitions().forEach(partition -> tasks.add(shortName(partition)));
            instances.merge(
                    process,
                    new InstanceView(role.word(), member.host(), List.copyOf(tasks), standby(role, process)),
                    ClusterWatch::together);
        }
        return instances;
    }

    private static InstanceView together(InstanceView one, InstanceView other) {
        Set<String> tasks = new TreeSet<>(one.tasks);
        tasks.addAll(other.tasks);
        return new InstanceView(one.role, one.host, List.copyOf(tasks), one.standby);
    }

    /** Kafka's classic groups do not tell others of standby tasks: they are known of this process alone. */
    private @Nullable List<String> standby(Role role, String process) {
        @Nullable KafkaStreams application = local.streams().get(role);
        if (application == null || !isOf(application, process)) {
            return null;
        }
        return application.metadataForLocalThreads().stream()
                .flatMap(thread -> thread.standbyTasks().stream())
                .map(task -> task.taskId().toString())
                .sorted()
                .toList();
    }

    private static boolean isOf(KafkaStreams application, String process) {
        return application.metadataForLocalThreads().stream()
                .anyMatch(thread -> thread.consumerClientId().startsWith(process));
    }

    private String shortName(TopicPartition partition) {
        String topic = partition.topic().startsWith(settings.topicPrefix())
                ? partition.topic().substring(settings.topicPrefix().length())
                : partition.topic();
        return topic + "-" + partition.partition();
    }

    private static String process(String clientId) {
        int thread = clientId.indexOf("-StreamThread-");
        return thread < 0 ? clientId : clientId.substring(0, thread);
    }

    private static <T> T answer(KafkaFuture<T> future)
            throws InterruptedException, ExecutionException, TimeoutException {
        return future.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }
}
