package io.ringback.gaps;

import io.ringback.settings.Role;
import io.ringback.settings.Settings;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks the cluster itself; one admin client serves all tasks of an instance and is closed with the last of them. */
public final class ClusterSourceLog implements SourceLog {
    private static final Logger LOG = LoggerFactory.getLogger(ClusterSourceLog.class);
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(10);
    /** An emergency may be waiting. */
    private static final Duration HURRY = Duration.ofSeconds(2);

    private final Shared shared;
    private final Admin admin;

    private ClusterSourceLog(Shared shared) {
        this.shared = shared;
        this.admin = shared.open();
    }

    /** As a role of an instance asks. */
    public static Supplier<SourceLog> of(Settings settings, Role role) {
        Shared shared = new Shared(settings, role);
        return () -> new ClusterSourceLog(shared);
    }

    @Override
    public String topicId(String topic) {
        try {
            TopicDescription described = get(
                            admin.describeTopics(List.of(topic)).allTopicNames(), ANSWER_WITHIN)
                    .get(topic);
            return Objects.requireNonNull(described).topicId().toString();
        } catch (ExecutionException | TimeoutException e) {
            throw new KafkaException("Asking for the id of topic " + topic + " failed", e);
        }
    }

    @Override
    public Supplier<OptionalLong> committed(String group, TopicPartition partition) {
        KafkaFuture<Map<TopicPartition, OffsetAndMetadata>> asked =
                admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata();
        return () -> {
            try {
                OffsetAndMetadata offset = get(asked, HURRY).get(partition);
                return offset == null ? OptionalLong.empty() : OptionalLong.of(offset.offset());
            } catch (ExecutionException | TimeoutException e) {
                return unanswered("committed", partition);
            }
        };
    }

    @Override
    public OptionalLong start(TopicPartition partition) {
        try {
            return OptionalLong.of(get(
                            admin.listOffsets(Map.of(partition, OffsetSpec.earliest()))
                                    .partitionResult(partition),
                            HURRY)
                    .offset());
        } catch (ExecutionException | TimeoutException e) {
            return unanswered("start", partition);
        }
    }

    @Override
    public void close() {
        shared.release();
    }

    private static OptionalLong unanswered(String question, TopicPartition partition) {
        LOG.warn("event=source-log-unanswered question={} partition={}", question, partition);
        return OptionalLong.empty();
    }

    private static <T> T get(KafkaFuture<T> future, Duration within) throws ExecutionException, TimeoutException {
        try {
            return future.get(within.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }

    /** The admin client while anybody needs it. */
    private static final class Shared {
        private final Settings settings;
        private final Role role;
        private @Nullable Admin admin;
        private int users;

        Shared(Settings settings, Role role) {
            this.settings = settings;
            this.role = role;
        }

        synchronized Admin open() {
            if (admin == null) {
                admin = Admin.create(settings.kafka(role));
            }
            users++;
            return admin;
        }

        synchronized void release() {
            users--;
            if (users == 0 && admin != null) {
                admin.close(Duration.ZERO);
                admin = null;
            }
        }
    }
}
