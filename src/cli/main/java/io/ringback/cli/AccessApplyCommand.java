package io.ringback.cli;

import io.ringback.access.AccessPlan;
import io.ringback.access.Logins;
import io.ringback.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Gives every party what it needs; takes from others only when asked to. */
@Command(
        name = "apply",
        description = "Add the access rules that are missing.",
        footer = {"", "Example:", "  ringback access apply --config admin.properties"})
final class AccessApplyCommand implements Callable<Integer> {
    private final Invocation invocation;

    @Mixin
    private final AccessGiven given = new AccessGiven();

    @Option(
            names = "--prune",
            description =
                    "Also take away the rules about Ringback's own topics, groups and principals that are not from the list of"
                            + " topics. Rules of other applications that reach further ('*', short prefixes) are told and left"
                            + " alone.")
    private boolean prune;

    @Option(
            names = "--logins",
            paramLabel = "FILE",
            description = "Also make the users (SCRAM): a line PARTY=PASSWORD each.")
    private @Nullable Path logins;

    AccessApplyCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() throws InterruptedException {
        Settings settings = invocation.settings();
        Logins users = readLogins();
        try (Cluster cluster = Cluster.connect(settings)) {
            AccessPlan plan = given.plan(settings, cluster);
            plan.apply(cluster.admin());
            if (prune) {
                plan.prune(cluster.admin());
            }
            if (users.size() > 0) {
                cluster.await(users.apply(cluster.admin(), given.principals()));
            }
            plan.lines().forEach(invocation.out()::println);
            invocation.tell("added %d, took away %d"
                    .formatted(plan.missing().size(), prune ? plan.strangers().size() : 0));
            return 0;
        } catch (KafkaException e) {
            throw Cluster.failure(settings, e);
        }
    }

    private Logins readLogins() {
        try {
            return Logins.of(logins == null ? List.of() : Files.readAllLines(logins));
        } catch (IOException e) {
            throw new CommandFailure("cannot read " + logins);
        } catch (IllegalArgumentException e) {
            throw new CommandFailure(logins + ": " + e.getMessage());
        }
    }
}
