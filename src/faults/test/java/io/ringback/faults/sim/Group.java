package io.ringback.faults.sim;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * A consumer group's coordinator: who is a member, in which generation, and whose each partition is. Partitions move in two
 * steps, as with Kafka Streams: who has one gives it up, and only then another gets it; of whom nothing was heard for a
 * session they are taken at once.
 */
final class Group {
    /** Ringback's session time-out. */
    static final long SESSION_MILLIS = 2_500;

    private static final Comparator<TopicPartition> ORDER =
            Comparator.comparing(TopicPartition::topic).thenComparing(TopicPartition::partition);

    private final Set<TopicPartition> partitions = new TreeSet<>(ORDER);
    private final Random random;
    private final Map<String, Long> heard = new TreeMap<>();
    private final Set<String> rejoined = new HashSet<>();
    private final Map<TopicPartition, String> owners = new TreeMap<>(ORDER);
    private final Map<TopicPartition, String> targets = new TreeMap<>(ORDER);
    private final Map<TopicPartition, OffsetAndMetadata> committed = new HashMap<>();
    private final Map<TopicPartition, Set<String>> pending = new HashMap<>();
    private int generation;
    private boolean rebalancing;

    Group(Set<TopicPartition> partitions, Random random) {
        this.partitions.addAll(partitions);
        this.random = random;
    }

    void join(String member, long now) {
        heard.put(member, now);
        rebalance();
    }

    void leave(String member) {
        if (heard.remove(member) != null) {
            owners.values().removeIf(member::equals);
            rebalance();
        }
    }

    boolean isMember(String member) {
        return heard.containsKey(member);
    }

    /** A member is there and takes part in whatever goes on. */
    void poll(String member, long now) {
        heard.put(member, now);
        if (rebalancing) {
            rejoined.add(member);
            if (rejoined.containsAll(heard.keySet())) {
                assign();
            }
        }
    }

    /** Who was not heard of for a session is no member any more. */
    void expire(long now) {
        List<String> lost = heard.entrySet().stream()
                .filter(member -> now - member.getValue() > SESSION_MILLIS)
                .map(Map.Entry::getKey)
                .toList();
        lost.forEach(this::leave);
    }

    void rebalance() {
        rebalancing = true;
        rejoined.clear();
    }

    /** Somebody wants the work to be spread anew. */
    void shuffle() {
        targets.clear();
        rebalance();
    }

    private void assign() {
        rebalancing = false;
        generation++;
        List<String> members = new ArrayList<>(heard.keySet());
        for (TopicPartition partition : partitions) {
            String target = targets.get(partition);
            if (target == null || !heard.containsKey(target)) {
                targets.put(partition, drawn(members));
            }
        }
        even(members);
        for (TopicPartition partition : partitions) {
            owners.putIfAbsent(partition, targetOf(partition));
        }
    }

    private String drawn(List<String> members) {
        return members.get(random.nextInt(members.size()));
    }

    private String targetOf(TopicPartition partition) {
        return Objects.requireNonNull(targets.get(partition));
    }

    /** Nobody has two more than another. */
    private void even(List<String> members) {
        while (true) {
            Map<String, Integer> load = new TreeMap<>();
            members.forEach(member -> load.put(member, 0));
            targets.values().forEach(member -> load.merge(member, 1, Integer::sum));
            String most = load.entrySet().stream()
                    .max(Map.Entry.comparingByValue())
                    .orElseThrow()
                    .getKey();
            String least = load.entrySet().stream()
                    .min(Map.Entry.comparingByValue())
                    .orElseThrow()
                    .getKey();
            if (count(load, most) - count(load, least) < 2) {
                return;
            }
            TopicPartition moved = targets.entrySet().stream()
                    .filter(entry -> entry.getValue().equals(most))
                    .map(Map.Entry::getKey)
                    .findFirst()
                    .orElseThrow();
            targets.put(moved, least);
        }
    }

    private static int count(Map<String, Integer> load, String member) {
        return load.getOrDefault(member, 0);
    }

    /** What the member has, or is to have from now on. */
    Set<TopicPartition> assigned(String member) {
        Set<TopicPartition> mine = new TreeSet<>(ORDER);
        owners.forEach((partition, owner) -> {
            if (owner.equals(member) && member.equals(targets.get(partition))) {
                mine.add(partition);
            }
        });
        return mine;
    }

    /** What the member has, with a task or not yet, and another is to have. */
    Set<TopicPartition> toGiveUp(String member) {
        Set<TopicPartition> others = new TreeSet<>(ORDER);
        owners.forEach((partition, owner) -> {
            if (owner.equals(member) && !member.equals(targets.get(partition))) {
                others.add(partition);
            }
        });
        return others;
    }

    /** The member has given it up. */
    void release(String member, TopicPartition partition) {
        if (member.equals(owners.get(partition))) {
            owners.remove(partition);
            rebalance();
        }
    }

    int generation() {
        return generation;
    }

    /** A commit of that member and generation counts. */
    boolean knows(String member, int ofGeneration) {
        return heard.containsKey(member) && ofGeneration == generation;
    }

    void commit(Map<TopicPartition, OffsetAndMetadata> offsets) {
        committed.putAll(offsets);
    }

    void forget() {
        committed.clear();
    }

    /** A transaction that is not over yet is to commit this partition's offset. */
    void pend(TopicPartition partition, String writer) {
        pending.computeIfAbsent(partition, any -> new TreeSet<>()).add(writer);
    }

    void settle(String writer) {
        pending.values().forEach(writers -> writers.remove(writer));
    }

    boolean isUnstable(TopicPartition partition) {
        return !pending.getOrDefault(partition, Set.of()).isEmpty();
    }

    @Nullable OffsetAndMetadata committed(TopicPartition partition) {
        return committed.get(partition);
    }
}
