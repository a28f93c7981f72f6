package io.ringback.gateway;

import io.ringback.settings.Role;
import io.ringback.settings.Settings;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;

/**
 * Asks the brokers again and again whether they have the topic that events go to, for this login. A producer keeps what it
 * once learnt of a topic, also when the brokers, the topic or the right to write it are gone.
 */
final class TopicWatch implements AutoCloseable {
    private static final Duration INTERVAL = Duration.ofSeconds(2);

    /** One lost answer is none of that yet. */
    private static final Duration GOOD_FOR = Duration.ofSeconds(12);

    private static final String NO_BROKER = "waiting for a broker";
    private static final int PATIENCE_MILLIS = 5_000;
    private static final DescribeTopicsOptions WITH_RIGHTS =
            new DescribeTopicsOptions().includeAuthorizedOperations(true);

    private final String topic;
    private final Admin admin;
    private @Nullable KafkaFuture<?> answer;
    private long askedAt;
    private volatile @Nullable Long seenAt;
    private volatile String missing = NO_BROKER;

    TopicWatch(Settings settings) {
        this.topic = settings.topicPrefix() + "call-events";
        Map<String, Object> client = new HashMap<>(settings.kafka(Role.GATEWAY));
        client.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS);
        client.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS);
        this.admin = Admin.create(client);
    }

    /** Asks when it is time to and nothing is asked already. Does not block; for one thread. */
    void look() {
        long now = System.nanoTime();
        boolean isDue = answer == null || (answer.isDone() && now - askedAt >= INTERVAL.toNanos());
        if (isDue) {
            askedAt = now;
            answer = admin.describeTopics(List.of(topic), WITH_RIGHTS)
                    .allTopicNames()
                    .whenComplete(this::answered);
        }
    }

    /** The brokers have said so lately. */
    boolean isThere() {
        @Nullable Long at = seenAt;
        return at != null && System.nanoTime() - at < GOOD_FOR.toNanos();
    }

    /** What was found missing last, in words for an operator. */
    String missing() {
        return missing;
    }

    private void answered(@Nullable Map<String, TopicDescription> found, @Nullable Throwable failure) {
        @Nullable TopicDescription description = found == null || failure != null ? null : found.get(topic);
        if (description != null && isWritable(description)) {
            seenAt = System.nanoTime();
        } else if (description != null || isA(AuthorizationException.class, failure)) {
            missing = "this login may not write " + topic + " (access apply)";
        } else {
            missing = isA(UnknownTopicOrPartitionException.class, failure)
                    ? "waiting for topic " + topic + " (topics apply)"
                    : NO_BROKER;
        }
    }

    private static boolean isA(Class<? extends Throwable> kind, @Nullable Throwable failure) {
        return kind.isInstance(failure) || (failure != null && kind.isInstance(failure.getCause()));
    }

    /** Brokers that do not say so let nobody find out. */
    private static boolean isWritable(TopicDescription description) {
        @Nullable Set<AclOperation> allowed = description.authorizedOperations();
        return allowed == null || allowed.contains(AclOperation.WRITE);
    }

    @Override
    public void close() {
        admin.close(Duration.ZERO);
    }
}
