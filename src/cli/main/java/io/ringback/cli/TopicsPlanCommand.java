package io.ringback.cli;

import io.ringback.settings.Settings;
import io.ringback.topics.StrimziTopics;
import io.ringback.topics.TopicCatalog;
import io.ringback.topics.TopicPlan;
import java.util.concurrent.Callable;
import org.apache.kafka.common.KafkaException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Says what 'topics apply' would do, and does nothing. */
@Command(
        name = "plan",
        description = "Tell which topics are missing or wrong; changes nothing.",
        footer = {"", "Exit code 1 when something is in the way that 'topics apply' must not change."})
final class TopicsPlanCommand implements Callable<Integer> {
    private final Invocation invocation;

    @Option(names = "--commands", description = "Print commands of Kafka's own tools that do the same.")
    private boolean commands;

    @Mixin
    private final PlanFormat format = new PlanFormat();

    TopicsPlanCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() throws InterruptedException {
        Settings settings = invocation.settings();
        if (format.isStrimzi()) {
            invocation.out().print(StrimziTopics.of(TopicCatalog.load(settings), format.cluster()));
            invocation.out().flush();
            return 0;
        }
        try (Cluster cluster = Cluster.connect(settings)) {
            TopicPlan plan = DeploymentTopics.compare(settings, cluster.admin());
            if (commands) {
                invocation.out().println("# " + DeploymentTopics.assumed(settings));
                plan.commands(settings.bootstrapServers()).forEach(invocation.out()::println);
            } else {
                invocation.out().println(DeploymentTopics.assumed(settings));
                plan.lines().forEach(invocation.out()::println);
                RegisteredSchemas.plan(settings, invocation.out());
                invocation.out().println(summary(plan));
            }
            return plan.refused().isEmpty() ? 0 : Failures.FAILED;
        } catch (KafkaException e) {
            throw Cluster.failure(settings, e);
        }
    }

    private static String summary(TopicPlan plan) {
        return plan.isClean()
                ? "all topics are as they should be"
                : "%d missing, %d to correct, %d cannot be changed"
                        .formatted(
                                plan.missing().size(),
                                plan.misconfigured().size(),
                                plan.refused().size());
    }
}
