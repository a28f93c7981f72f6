package io.ringback.runtime;

import static java.util.Comparator.comparing;

import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.assignment.ApplicationState;
import org.apache.kafka.streams.processor.assignment.KafkaStreamsAssignment;
import org.apache.kafka.streams.processor.assignment.KafkaStreamsAssignment.AssignedTask;
import org.apache.kafka.streams.processor.assignment.KafkaStreamsState;
import org.apache.kafka.streams.processor.assignment.TaskAssignor.TaskAssignment;
import org.apache.kafka.streams.processor.assignment.TaskInfo;

/** Places the tasks of one application on its instances: which instance runs a task, and which keeps a copy of it. */
final class TaskPlacement {
    private final ApplicationState application;
    private final List<KafkaStreamsState> instances;
    private final Map<KafkaStreamsState, Set<AssignedTask>> assigned = new HashMap<>();

    /**
     * The instances that need another rebalance soon: a task is to be theirs once they have copied its state, or a task
     * of theirs still lacks a standby.
     */
    private final Set<KafkaStreamsState> waiting = new HashSet<>();

    TaskPlacement(ApplicationState application) {
        this.application = application;
        this.instances = application.kafkaStreamsStates(true).values().stream()
                .sorted(comparing(KafkaStreamsState::processId))
                .toList();
    }

    /**
     * Settles them; tasks with state are shared evenly by themselves, and so are those without.
     *
     * @param again when to settle once more, should an instance have to wait for a part of its share or a standby
     */
    TaskAssignment settle(Instant again) {
        settle(tasks(true));
        settle(tasks(false));
        return new TaskAssignment(
                instances.stream().map(instance -> assignment(instance, again)).toList());
    }

    private List<TaskInfo> tasks(boolean stateful) {
        return application.allTasks().values().stream()
                .filter(task -> task.isStateful() == stateful)
                .sorted(comparing(TaskInfo::id))
                .toList();
    }

    /** Taking over comes first: while something is taken over, nobody changes places. */
    private void settle(List<TaskInfo> tasks) {
        Map<TaskId, KafkaStreamsState> now = kept(tasks);
        boolean takingOver = now.size() < tasks.size();
        takeOver(tasks, now);
        Map<TaskId, KafkaStreamsState> even = evenOut(tasks, now);
        for (TaskInfo task : tasks) {
            KafkaStreamsState heir = of(even, task);
            KafkaStreamsState runner = takingOver || !hasCopied(heir, task) ? of(now, task) : heir;
            assign(runner, task.id(), AssignedTask.Type.ACTIVE);
            if (runner != heir) {
                waiting.add(heir);
            }
            if (task.isStateful()) {
                standBy(task.id(), runner, heir, takingOver);
            }
        }
    }

    /** What somebody ran stays there. */
    private Map<TaskId, KafkaStreamsState> kept(List<TaskInfo> tasks) {
        Map<TaskId, KafkaStreamsState> runners = new TreeMap<>();
        for (TaskInfo task : tasks) {
            instances.stream()
                    .filter(instance -> instance.previousActiveTasks().contains(task.id()))
                    .min(byLoad(runners.values()))
                    .ifPresent(instance -> runners.put(task.id(), instance));
        }
        return runners;
    }

    /** What nobody runs any more goes to a standby. */
    private void takeOver(List<TaskInfo> tasks, Map<TaskId, KafkaStreamsState> runners) {
        for (TaskInfo task : tasks) {
            if (!runners.containsKey(task.id())) {
                runners.put(task.id(), successor(task, runners.values()));
            }
        }
    }

    /** A standby has all but the last of the state; among equals, who has least to do. */
    private KafkaStreamsState successor(TaskInfo task, Collection<KafkaStreamsState> runners) {
        Comparator<KafkaStreamsState> byReadiness = comparing((KafkaStreamsState instance) ->
                        !instance.previousStandbyTasks().contains(task.id()))
                .thenComparing(instance -> task.isStateful() ? instance.lagFor(task.id()) : 0L);
        return instances.stream()
                .min(byReadiness.thenComparing(byLoad(runners)))
                .orElseThrow();
    }

    /** The same with tasks moved from who has most to who has least, those first that need no copying. */
    private Map<TaskId, KafkaStreamsState> evenOut(List<TaskInfo> tasks, Map<TaskId, KafkaStreamsState> now) {
        Map<TaskId, KafkaStreamsState> even = new TreeMap<>(now);
        for (int moves = 0; moves < now.size(); moves++) {
            KafkaStreamsState most =
                    instances.stream().max(byLoad(even.values())).orElseThrow();
            KafkaStreamsState least =
                    instances.stream().min(byLoad(even.values())).orElseThrow();
            if (load(most, even.values(), -1) < load(least, even.values(), +1)) {
                break;
            }
            TaskInfo task = tasks.stream()
                    .filter(each -> of(even, each) == most)
                    .min(comparing(each -> !hasCopied(least, each)))
                    .orElseThrow();
            even.put(task.id(), least);
        }
        return even;
    }

    private boolean hasCopied(KafkaStreamsState instance, TaskInfo task) {
        return !task.isStateful()
                || instance.previousActiveTasks().contains(task.id())
                || (instance.previousStandbyTasks().contains(task.id())
                        && instance.lagFor(task.id())
                                <= application.assignmentConfigs().acceptableRecoveryLag());
    }

    /**
     * An heir, besides as many as there should be: those that have the state already, unless they stand by for more than
     * their part. New ones wait until all has been taken over: a thread that opens their stores does nothing else meanwhile.
     */
    private void standBy(TaskId task, KafkaStreamsState runner, KafkaStreamsState heir, boolean takingOver) {
        Comparator<KafkaStreamsState> order = comparing((KafkaStreamsState instance) -> instance != heir)
                .thenComparing(instance -> !hasState(instance, task) || standsBy(instance) >= part())
                .thenComparing(this::standsBy)
                .thenComparing(KafkaStreamsState::processId);
        List<KafkaStreamsState> chosen = instances.stream()
                .filter(instance -> instance != runner && (hasState(instance, task) || !takingOver))
                .sorted(order)
                .limit(replicas() + (runner == heir ? 0 : 1))
                .toList();
        chosen.forEach(instance -> assign(instance, task, AssignedTask.Type.STANDBY));
        if (chosen.size() < Math.min(replicas(), instances.size() - 1)) {
            waiting.add(runner);
        }
    }

    private static KafkaStreamsState of(Map<TaskId, KafkaStreamsState> runners, TaskInfo task) {
        return Objects.requireNonNull(runners.get(task.id()));
    }

    private static boolean hasState(KafkaStreamsState instance, TaskId task) {
        return instance.previousActiveTasks().contains(task)
                || instance.previousStandbyTasks().contains(task);
    }

    /** How many tasks an instance stands by for when all stand by for as many. */
    private int part() {
        int stateful = (int) application.allTasks().values().stream()
                .filter(TaskInfo::isStateful)
                .count();
        return (stateful * replicas() + instances.size() - 1) / instances.size();
    }

    private int replicas() {
        return application.assignmentConfigs().numStandbyReplicas();
    }

    private int standsBy(KafkaStreamsState instance) {
        return (int) tasksOf(instance).stream()
                .filter(task -> task.type() == AssignedTask.Type.STANDBY)
                .count();
    }

    private static Comparator<KafkaStreamsState> byLoad(Collection<KafkaStreamsState> runners) {
        return comparing((KafkaStreamsState instance) -> load(instance, runners, 0))
                .thenComparing(KafkaStreamsState::processId);
    }

    /** Tasks for each of its threads, with so many more or less. */
    private static double load(KafkaStreamsState instance, Collection<KafkaStreamsState> runners, int more) {
        return (Collections.frequency(runners, instance) + more) / (double) instance.numProcessingThreads();
    }

    private void assign(KafkaStreamsState instance, TaskId task, AssignedTask.Type type) {
        tasksOf(instance).add(new AssignedTask(task, type));
    }

    private Set<AssignedTask> tasksOf(KafkaStreamsState instance) {
        return assigned.computeIfAbsent(instance, key -> new HashSet<>());
    }

    private KafkaStreamsAssignment assignment(KafkaStreamsState instance, Instant again) {
        KafkaStreamsAssignment assignment = KafkaStreamsAssignment.of(instance.processId(), tasksOf(instance));
        return waiting.contains(instance) ? assignment.withFollowupRebalance(again) : assignment;
    }
}
