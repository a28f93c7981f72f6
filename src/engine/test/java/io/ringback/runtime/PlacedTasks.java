package io.ringback.runtime;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.assignment.ApplicationState;
import org.apache.kafka.streams.processor.assignment.AssignmentConfigs;
import org.apache.kafka.streams.processor.assignment.KafkaStreamsAssignment;
import org.apache.kafka.streams.processor.assignment.KafkaStreamsAssignment.AssignedTask;
import org.apache.kafka.streams.processor.assignment.KafkaStreamsState;
import org.apache.kafka.streams.processor.assignment.ProcessId;
import org.apache.kafka.streams.processor.assignment.TaskAssignor.TaskAssignment;
import org.apache.kafka.streams.processor.assignment.TaskInfo;
import org.apache.kafka.streams.processor.assignment.TaskTopicPartition;
import org.apache.kafka.streams.state.HostInfo;

/** What an assignor is told of an application's instances, and what it has settled. */
final class PlacedTasks {
    static final long NOTHING_COPIED = 1_000_000;

    private PlacedTasks() {}

    /** What the assignor is told of an instance: its tasks' partitions, all with state. */
    record Instance(int id, SortedSet<Integer> active, SortedSet<Integer> standby, long lag)
            implements KafkaStreamsState {
        Instance runs(Integer... tasks) {
            return new Instance(id, new TreeSet<>(Set.of(tasks)), standby, lag);
        }

        Instance standsBy(Integer... tasks) {
            return new Instance(id, active, new TreeSet<>(Set.of(tasks)), lag);
        }

        Instance lagsBy(long records) {
            return new Instance(id, active, standby, records);
        }

        @Override
        public ProcessId processId() {
            return new ProcessId(new UUID(0, id));
        }

        @Override
        public int numProcessingThreads() {
            return 1;
        }

        @Override
        public SortedSet<String> consumerClientIds() {
            return new TreeSet<>();
        }

        @Override
        public SortedSet<TaskId> previousActiveTasks() {
            return tasks(active);
        }

        @Override
        public SortedSet<TaskId> previousStandbyTasks() {
            return tasks(standby);
        }

        @Override
        public long lagFor(TaskId task) {
            return active.contains(task.partition()) || standby.contains(task.partition()) ? lag : NOTHING_COPIED;
        }

        @Override
        public SortedSet<TaskId> prevTasksByLag(String consumer) {
            return new TreeSet<>();
        }

        @Override
        public Map<TaskId, Long> statefulTasksToLagSums() {
            return Map.of();
        }

        @Override
        public Optional<HostInfo> hostInfo() {
            return Optional.empty();
        }

        @Override
        public Map<String, String> clientTags() {
            return Map.of();
        }

        @Override
        public Optional<String> rackId() {
            return Optional.empty();
        }

        private static SortedSet<TaskId> tasks(Set<Integer> partitions) {
            return partitions.stream().map(PlacedTasks::task).collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private static TaskId task(int partition) {
        return new TaskId(0, partition);
    }

    record Application(int tasks, List<Instance> instances) implements ApplicationState {
        @Override
        public Map<ProcessId, KafkaStreamsState> kafkaStreamsStates(boolean computeTaskLags) {
            return instances.stream().collect(Collectors.toMap(Instance::processId, Function.identity()));
        }

        @Override
        public AssignmentConfigs assignmentConfigs() {
            return AssignmentConfigs.of(new StreamsConfig(
                    Map.of("application.id", "a", "bootstrap.servers", "none:1", "num.standby.replicas", 1)));
        }

        @Override
        public Map<TaskId, TaskInfo> allTasks() {
            return IntStream.range(0, tasks)
                    .mapToObj(PlacedTasks::task)
                    .collect(Collectors.toMap(Function.identity(), Task::new));
        }
    }

    record Task(TaskId id) implements TaskInfo {
        @Override
        public boolean isStateful() {
            return true;
        }

        @Override
        public Set<String> stateStoreNames() {
            return Set.of("store");
        }

        @Override
        public Set<TaskTopicPartition> topicPartitions() {
            return Set.of();
        }
    }

    static final class Settled {
        private final Map<ProcessId, KafkaStreamsAssignment> assignments = new TreeMap<>();

        Settled(TaskAssignment assignment) {
            assignment.assignment().forEach(each -> assignments.put(each.processId(), each));
        }

        List<Integer> active(Instance instance) {
            return of(instance, AssignedTask.Type.ACTIVE);
        }

        List<Integer> standby(Instance instance) {
            return of(instance, AssignedTask.Type.STANDBY);
        }

        /** The instance once it has done as it was told. */
        Instance after(Instance instance) {
            return instance.runs(active(instance).toArray(Integer[]::new))
                    .standsBy(standby(instance).toArray(Integer[]::new));
        }

        Optional<Instant> again() {
            return assignments.values().stream()
                    .flatMap(each -> each.followupRebalanceDeadline().stream())
                    .findFirst();
        }

        private List<Integer> of(Instance instance, AssignedTask.Type type) {
            KafkaStreamsAssignment assignment = assignments.get(instance.processId());
            return assignment == null
                    ? List.of()
                    : assignment.tasks().values().stream()
                            .filter(task -> task.type() == type)
                            .map(task -> task.id().partition())
                            .sorted()
                            .toList();
        }
    }
}
