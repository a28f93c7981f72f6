package io.ringback.cli;

import io.ringback.settings.Settings;
import io.ringback.topics.StrimziTopics;
import io.ringback.topics.TopicCatalog;
import io.ringback.topics.TopicPlan;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.kafka.common.KafkaException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Says what 'topics apply' would do, and does nothing. */
@Command(
        name = "plan",
        description = "Tell which topics are missing or wrong; changes nothing.",
        footer = {
            "",
            "Examples:",
            "  ringback topics plan",
            "  ringback topics plan --set callback.lease=8h   before leases are made longer",
            "",
            "It goes by the settings of the running service, where its console answers at http.host and http.port, but for"
                    + " those of the command line. Exit code 2 when the topics, their schemas or this shell's settings are not"
                    + " as they should be; 1 when something is in the way that 'topics apply' must not change."
        })
final class TopicsPlanCommand implements Callable<Integer> {
    private final Invocation invocation;

    @Option(names = "--commands", description = "Print commands of Kafka's own tools that do the same.")
    private boolean commands;

    @Option(
            names = "--allow-shrink",
            description = "Tell what 'topics apply --allow-shrink' would do: which rows would be kept for less time.")
    private boolean allowShrink;

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
            AssumedSettings assumed = AssumedSettings.of(invocation, settings);
            TopicPlan found = DeploymentTopics.compare(assumed.settings(), cluster.admin());
            TopicPlan plan = allowShrink ? found.shortened() : found;
            List<String> unregistered = RegisteredSchemas.missing(settings);
            if (commands) {
                assumed.lines().forEach(line -> invocation.out().println("# " + line));
                plan.commands(settings.bootstrapServers()).forEach(invocation.out()::println);
            } else {
                assumed.lines().forEach(invocation.out()::println);
                plan.lines().forEach(invocation.out()::println);
                unregistered.forEach(subject -> invocation.out().println("schema   " + subject + ": not registered"));
                invocation.out().println(summary(plan));
            }
            if (!plan.refused().isEmpty()) {
                return invocation.failed(
                        "%d topics cannot be changed to what they should be, the lines with '!': nothing may be served"
                                .formatted(plan.refused().size()));
            }
            boolean asItShouldBe = plan.isClean() && unregistered.isEmpty();
            return asItShouldBe && assumed.differences().isEmpty() ? 0 : Failures.DRIFT;
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
