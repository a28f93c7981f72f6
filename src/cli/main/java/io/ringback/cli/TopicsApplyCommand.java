package io.ringback.cli;

import io.ringback.settings.Settings;
import io.ringback.topics.InternalTopics;
import io.ringback.topics.TopicPlan;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.apache.kafka.common.KafkaException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Makes the cluster's topics as Ringback needs them; a fixed number of partitions is never changed. */
@Command(
        name = "apply",
        description = "Create the topics that are missing, correct the settings that are wrong.",
        footer = {
            "",
            "Example:",
            "  ringback topics apply --config ringback.properties",
            "",
            "It goes by the settings of this command: give those of the service. Exit code 2 when a table would forget"
                    + " sooner than it does, 1 when something is in the way that it must not change."
        })
final class TopicsApplyCommand implements Callable<Integer> {
    private final Invocation invocation;

    @Option(
            names = "--allow-shrink",
            description = "Keep rows no longer than these settings need, also where rows of other settings may live.")
    private boolean allowShrink;

    TopicsApplyCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    /** R27: rows that live on are from the settings that they were written under. */
    private TopicPlan allowed(Settings settings, TopicPlan plan) {
        if (allowShrink) {
            return plan.shortened();
        }
        if (!plan.longer().isEmpty()) {
            throw new WrongUsage(
                    ("nothing applied %s: %s. Give the settings that the service has, or --allow-shrink once"
                                    + " no lease runs that is older than these settings")
                            .formatted(
                                    DeploymentTopics.assumed(settings),
                                    plan.longer().stream()
                                            .map(longer -> longer.line().strip())
                                            .collect(Collectors.joining("; "))));
        }
        return plan;
    }

    /** A topic is known to every broker a moment after it was made: who comes next must not take it for missing. */
    private static void awaitAll(Settings settings, Cluster cluster) throws InterruptedException {
        if (!Verdict.comes(() ->
                DeploymentTopics.compare(settings, cluster.admin()).missing().isEmpty())) {
            throw new CommandFailure("topics were created and do not appear on the brokers");
        }
    }

    @Override
    public Integer call() throws InterruptedException {
        Settings settings = invocation.settings();
        try (Cluster cluster = Cluster.connect(settings)) {
            TopicPlan plan = allowed(settings, DeploymentTopics.compare(settings, cluster.admin()));
            if (!plan.refused().isEmpty()) {
                throw new CommandFailure(
                        "nothing applied: " + plan.refused().get(0).line().strip());
            }
            InternalTopics internal = InternalTopics.askFor(cluster.admin(), settings.applicationId());
            plan.apply(cluster.admin());
            internal.await();
            awaitAll(settings, cluster);
            plan.lines().forEach(invocation.out()::println);
            invocation.tell("created %d, corrected %d"
                    .formatted(plan.missing().size(), plan.misconfigured().size()));
            RegisteredSchemas.register(settings, invocation.out());
            return 0;
        } catch (KafkaException e) {
            throw Cluster.failure(settings, e);
        }
    }
}
