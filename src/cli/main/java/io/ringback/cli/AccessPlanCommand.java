package io.ringback.cli;

import io.ringback.access.AccessPlan;
import io.ringback.settings.Settings;
import java.util.concurrent.Callable;
import org.apache.kafka.common.KafkaException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Says what 'access apply' would do, and who else may do something that the list of topics does not allow. */
@Command(
        name = "plan",
        description =
                "Tell which access rules are missing, and which let somebody in whom the list of topics does not; changes nothing.",
        footer = {
            "",
            "Example:",
            "  ringback access plan --principal console=User:ops",
            "",
            "Exit code 1 when somebody may do more than the list of topics says."
        })
final class AccessPlanCommand implements Callable<Integer> {
    private final Invocation invocation;

    @Mixin
    private final AccessGiven given = new AccessGiven();

    @Option(names = "--commands", description = "Print commands of Kafka's own tools that do the same.")
    private boolean commands;

    @Mixin
    private final PlanFormat format = new PlanFormat();

    AccessPlanCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() throws InterruptedException {
        Settings settings = invocation.settings();
        if (format.isStrimzi()) {
            invocation.out().print(given.strimzi(settings, format.cluster()));
            invocation.out().flush();
            return 0;
        }
        try (Cluster cluster = Cluster.connect(settings)) {
            AccessPlan plan = given.plan(settings, cluster);
            if (commands) {
                plan.commands(settings.bootstrapServers()).forEach(invocation.out()::println);
            } else {
                plan.lines().forEach(invocation.out()::println);
                invocation.tell("%d missing, %d not from the list of topics, %d of other applications"
                        .formatted(
                                plan.missing().size(),
                                plan.strangers().size(),
                                plan.others().size()));
            }
            int more = plan.strangers().size() + plan.others().size();
            return more == 0 ? 0 : invocation.failed(more + " access rules let in more than the list of topics says");
        } catch (KafkaException e) {
            throw Cluster.failure(settings, e);
        }
    }
}
