package io.ringback.cli;

import io.ringback.access.AccessPlan;
import io.ringback.settings.Settings;
import java.util.concurrent.Callable;
import org.apache.kafka.common.KafkaException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Gives every party what it needs; takes from others only when asked to. */
@Command(name = "apply", description = "Add the access rules that are missing.")
final class AccessApplyCommand implements Callable<Integer> {
    private final Invocation invocation;

    @Mixin
    private final AccessGiven given = new AccessGiven();

    @Option(
            names = "--prune",
            description = "Also take away the rules that let somebody in whom the list of topics does not.")
    private boolean prune;

    AccessApplyCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() throws InterruptedException {
        Settings settings = invocation.settings();
        try (Cluster cluster = Cluster.connect(settings)) {
            AccessPlan plan = given.plan(settings, cluster);
            plan.apply(cluster.admin());
            if (prune) {
                plan.prune(cluster.admin());
            }
            plan.lines().forEach(invocation.out()::println);
            invocation
                    .out()
                    .println("added %d, took away %d"
                            .formatted(
                                    plan.missing().size(),
                                    prune ? plan.strangers().size() : 0));
            return 0;
        } catch (KafkaException e) {
            throw Cluster.failure(settings, e);
        }
    }
}
