package io.ringback.faults.sim;

import io.ringback.settings.Role;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.streams.errors.StreamsException;
import org.apache.kafka.streams.errors.TaskMigratedException;
import org.jspecify.annotations.Nullable;

/**
 * Stands in for a thread of Kafka Streams and keeps its contract: it polls, processes each task's records in the order of
 * their offsets, punctuates, and commits, exactly once with the outputs or after them. It can stop between any two of these
 * and go on from there.
 */
final class RoleThread {
    private enum Chore {
        POLL,
        PROCESS,
        PUNCTUATE,
        COMMIT;

        Chore following() {
            return switch (this) {
                case POLL -> PROCESS;
                case PROCESS -> PUNCTUATE;
                case PUNCTUATE -> COMMIT;
                case COMMIT -> POLL;
            };
        }
    }

    private final ThreadPlan plan;
    private final Brokers brokers;
    private final Group group;
    private final Map<TopicPartition, SimulatedTask> tasks = new TreeMap<>(ThreadPlan.BY_NAME);
    private String member;
    private int generation;
    private TaskParts parts;
    private SimulatedProducer producer;
    private @Nullable SimulatedTables tables;
    private Chore next = Chore.POLL;
    private long committedAt;

    RoleThread(ThreadPlan plan) {
        this.plan = plan;
        this.brokers = plan.brokers();
        this.producer = plan.producer();
        this.parts = plan.parts(producer);
        this.tables = SimulatedTables.open(parts, plan.tampering());
        this.group = plan.group(parts.leads());
        this.member = plan.nextMember();
        group.join(member, brokers.now());
    }

    /** It plays this role, and has some of it. */
    boolean works(Role role) {
        return plan.role() == role && !tasks.isEmpty();
    }

    /** One round, or what was left of one. Empty, or at what record the thread ended for a reason of its own. */
    Optional<TopicPartition> round() {
        try {
            if (producer.isCommitOnItsWay()) {
                producer.finishCommit();
            }
            do {
                if (!doNext()) {
                    return Optional.empty();
                }
                next = next.following();
            } while (next != Chore.POLL && !stopsHere());
            return Optional.empty();
        } catch (TaskMigratedException | ProducerFencedException fenced) {
            beginAnew();
            return Optional.empty();
        } catch (TimeoutException unanswered) {
            beginAnew();
            return Optional.empty();
        } catch (StreamsException failed) {
            TopicPartition where =
                    tasks.isEmpty() ? null : tasks.keySet().iterator().next();
            beginAnew();
            return Optional.ofNullable(where);
        }
    }

    /** A thread that has no task takes no step. */
    private boolean stopsHere() {
        return !tasks.isEmpty() && plan.fate().stopsHere();
    }

    /** False when it stands still in the middle. */
    private boolean doNext() {
        switch (next) {
            case POLL -> poll();
            case PROCESS -> {
                return process();
            }
            case PUNCTUATE -> punctuate();
            case COMMIT -> {
                return commitWhenDue();
            }
        }
        return true;
    }

    private void poll() {
        if (!plan.wire().isWhole()) {
            return;
        }
        if (!group.isMember(member)) {
            throw new TaskMigratedException("taken for dead meanwhile", new CommitFailedException());
        }
        producer.deliver();
        group.poll(member, brokers.now());
        generation = group.generation();
        takeAndGive(group.assigned(member));
        if (tables != null) {
            tables.poll();
        }
        for (SimulatedTask task : tasks.values()) {
            task.poll(plan.tampering());
        }
    }

    private void takeAndGive(Set<TopicPartition> assigned) {
        if (!assigned.containsAll(tasks.keySet())) {
            commit();
        }
        for (TopicPartition partition : group.toGiveUp(member)) {
            close(partition);
            group.release(member, partition);
        }
        for (TopicPartition partition : assigned) {
            if (!tasks.containsKey(partition)
                    && parts.inputs(partition).stream().noneMatch(group::isUnstable)
                    && parts.canRestore(partition)) {
                tasks.put(partition, SimulatedTask.open(parts, partition, group));
            }
        }
    }

    private void close(TopicPartition partition) {
        SimulatedTask task = tasks.remove(partition);
        if (task != null) {
            task.closeClean();
        }
    }

    private boolean process() {
        for (SimulatedTask task : tasks.values()) {
            while (task.process(parts.clock().milliseconds())) {
                if (plan.fate().stopsHere()) {
                    return false;
                }
            }
        }
        return true;
    }

    private void punctuate() {
        for (SimulatedTask task : tasks.values()) {
            if (plan.hasTimers()) {
                task.punctuate();
            }
        }
    }

    /** False when it has to wait for the brokers. */
    private boolean commitWhenDue() {
        boolean needed = tasks.values().stream().anyMatch(task -> task.task().commitNeeded());
        boolean due = brokers.now() - committedAt >= plan.commitEveryMillis();
        if (!needed || !due) {
            return true;
        }
        if (!plan.wire().isWhole()) {
            return false;
        }
        commit();
        return true;
    }

    private void commit() {
        Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
        producer.overtake();
        tasks.values().forEach(task -> offsets.putAll(task.prepareCommit()));
        plan.fate().request();
        if (parts.isExactlyOnce()) {
            parts.producer().commitTransaction(offsets, metadata());
        } else if (!offsets.isEmpty()) {
            commitOffsets(offsets);
        }
        committedAt = brokers.now();
        tasks.values().forEach(task -> task.task().postCommit(false));
    }

    private void commitOffsets(Map<TopicPartition, OffsetAndMetadata> offsets) {
        if (!group.knows(member, generation)) {
            throw new TaskMigratedException("no member any more", new CommitFailedException());
        }
        if (plan.fate().is(Fate.End.LOSE_ANSWER)) {
            throw new TimeoutException("no answer");
        }
        group.commit(offsets);
    }

    @SuppressWarnings("removal") // it becomes an interface in Kafka 5
    private ConsumerGroupMetadata metadata() {
        return new ConsumerGroupMetadata(plan.groupName(), generation, member, Optional.empty());
    }

    /** Whatever was begun is given up, and the thread joins as another member. */
    private void beginAnew() {
        tasks.values().forEach(SimulatedTask::closeDirty);
        tasks.clear();
        group.leave(member);
        producer = plan.producer();
        parts = plan.parts(parts, producer);
        member = plan.nextMember();
        group.join(member, brokers.now());
        next = Chore.POLL;
    }

    /** It is asked to stop: what was done is committed, and the others need not wait. */
    void stop() {
        try {
            if (group.isMember(member) && plan.wire().isWhole()) {
                process();
                commit();
                List.copyOf(tasks.keySet()).forEach(this::close);
            }
        } catch (TaskMigratedException | ProducerFencedException | TimeoutException fenced) {
            tasks.values().forEach(SimulatedTask::closeDirty);
        }
        group.leave(member);
    }
}
