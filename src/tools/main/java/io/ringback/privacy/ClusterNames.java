package io.ringback.privacy;

import io.ringback.settings.Settings;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.ListTopicsOptions;
import org.apache.kafka.clients.admin.TransactionListing;
import org.apache.kafka.common.GroupState;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;

/** What a cluster has of Ringback's by its names: topics, consumer groups with what they wrote down, transactions. */
final class ClusterNames {
    private final Admin admin;
    private final String prefix;
    private final String application;

    ClusterNames(Admin admin, Settings settings) {
        this.admin = admin;
        this.prefix = settings.topicPrefix();
        this.application = settings.applicationId() + "-";
    }

    /** Every topic that this account may see: those of the list, whatever else has their prefix, and internal ones. */
    List<String> topics() throws InterruptedException {
        return get(admin.listTopics(new ListTopicsOptions().listInternal(true)).names()).stream()
                .filter(this::isOurs)
                .sorted()
                .toList();
    }

    /** Whether somebody is at work in a group. */
    boolean isServed(String group) throws InterruptedException {
        return get(admin.listGroups().all()).stream()
                .filter(listed -> listed.groupId().equals(group))
                .flatMap(listed -> listed.groupState().stream())
                .anyMatch(state -> state != GroupState.EMPTY && state != GroupState.DEAD);
    }

    /** Names of groups and transactions, and the text that is kept with committed offsets. */
    void search(ByteSearch search, Findings findings) throws InterruptedException {
        PlaceTally names = findings.place("names of topics, groups and transactions");
        topics().forEach(topic -> search(search, names, topic, "the name of a topic"));
        for (String transaction : transactions()) {
            search(search, names, transaction, "the id of a transaction");
        }
        PlaceTally offsets = findings.place("what groups keep with their offsets");
        for (String group : groups()) {
            search(search, names, group, "the id of a group");
            get(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata())
                    .forEach((partition, offset) -> {
                        if (offset != null) {
                            search(search, offsets, partition + " " + offset.metadata(), "offsets of " + group);
                        }
                    });
        }
    }

    private List<String> groups() throws InterruptedException {
        return get(admin.listGroups().all()).stream()
                .map(GroupListing::groupId)
                .filter(this::isOurs)
                .sorted()
                .toList();
    }

    private List<String> transactions() throws InterruptedException {
        Collection<TransactionListing> listed = get(admin.listTransactions().all());
        return listed.stream()
                .map(TransactionListing::transactionalId)
                .filter(this::isOurs)
                .sorted()
                .toList();
    }

    private boolean isOurs(String name) {
        return name.startsWith(prefix) || name.startsWith(application);
    }

    private static void search(ByteSearch search, PlaceTally place, String text, String where) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        place.searched(bytes.length);
        search.bytes(bytes, (needle, at) -> place.hit(needle, where));
    }

    private static <T> T get(KafkaFuture<T> answer) throws InterruptedException {
        try {
            return answer.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof KafkaException known ? known : new KafkaException(e.getCause());
        }
    }
}
