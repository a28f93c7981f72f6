package io.ringback.cli;

import io.ringback.settings.Role;
import io.ringback.settings.Settings;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.jspecify.annotations.Nullable;

/** Which roles run in a deployment, and how far behind they are, as their consumer groups show. */
final class RoleGroups {
    private static final int PATIENCE_SECONDS = 5;

    private final Admin admin;
    private final Settings settings;

    /**
     * A role's state.
     *
     * @param threads those that work; null where this login may not ask
     * @param behind records not handled yet; null where nobody knows
     */
    record View(
            Role role, @Nullable Integer threads, @Nullable Long behind) {}

    RoleGroups(Cluster cluster) {
        this.admin = cluster.admin();
        this.settings = cluster.settings();
    }

    View view(Role role) throws InterruptedException {
        @Nullable Integer threads = threads(role);
        return new View(role, threads, behind(role));
    }

    /** False only when it is known that nobody plays the role. */
    boolean mayRun(Role role) throws InterruptedException {
        @Nullable Integer threads = threads(role);
        return threads == null || threads > 0;
    }

    private @Nullable Integer threads(Role role) throws InterruptedException {
        String group = role.application(settings);
        try {
            @Nullable ConsumerGroupDescription description =
                    answer(admin.describeConsumerGroups(List.of(group)).all()).get(group);
            return description == null ? 0 : description.members().size();
        } catch (ExecutionException e) {
            return e.getCause() instanceof GroupIdNotFoundException ? Integer.valueOf(0) : null;
        } catch (TimeoutException e) {
            return null;
        }
    }

    private @Nullable Long behind(Role role) throws InterruptedException {
        try {
            Map<TopicPartition, OffsetAndMetadata> handled = answer(
                    admin.listConsumerGroupOffsets(role.application(settings)).partitionsToOffsetAndMetadata());
            Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
            handled.keySet().forEach(partition -> asked.put(partition, OffsetSpec.latest()));
            long behind = 0;
            for (var end : answer(admin.listOffsets(asked).all()).entrySet()) {
                @Nullable OffsetAndMetadata done = handled.get(end.getKey());
                behind += done == null ? 0 : Math.max(0, end.getValue().offset() - done.offset());
            }
            return handled.isEmpty() ? null : behind;
        } catch (ExecutionException | TimeoutException e) {
            return null;
        }
    }

    private static <T> T answer(KafkaFuture<T> future)
            throws InterruptedException, ExecutionException, TimeoutException {
        return future.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }
}
