package io.ringback.cli;

import io.ringback.settings.Settings;
import io.ringback.topics.InternalTopics;
import io.ringback.topics.TopicCatalog;
import io.ringback.topics.TopicPlan;
import java.util.concurrent.Callable;
import org.apache.kafka.common.KafkaException;
import picocli.CommandLine.Command;

/** Makes the cluster's topics as Ringback needs them; a fixed number of partitions is never changed. */
@Command(name = "apply", description = "Create the topics that are missing, correct the settings that are wrong.")
final class TopicsApplyCommand implements Callable<Integer> {
    private final Invocation invocation;

    TopicsApplyCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() throws InterruptedException {
        Settings settings = invocation.settings();
        try (Cluster cluster = Cluster.connect(settings)) {
            TopicPlan plan = TopicPlan.compare(TopicCatalog.load(settings), cluster.admin());
            if (!plan.refused().isEmpty()) {
                throw new CommandFailure(
                        "nothing applied: " + plan.refused().get(0).line().strip());
            }
            InternalTopics internal = InternalTopics.askFor(cluster.admin(), settings.applicationId());
            plan.apply(cluster.admin());
            internal.await();
            plan.lines().forEach(invocation.out()::println);
            invocation
                    .out()
                    .println("created %d, corrected %d"
                            .formatted(
                                    plan.missing().size(), plan.misconfigured().size()));
            return 0;
        } catch (KafkaException e) {
            throw Cluster.failure(settings, e);
        }
    }
}
