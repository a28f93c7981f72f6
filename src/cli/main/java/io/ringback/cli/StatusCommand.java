package io.ringback.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Shows on one screen whether all is well. */
@Command(
        name = "status",
        description =
                "Show on one screen: roles and how far behind they are, sessions, leases, pools, notices, rejects,"
                        + " the last drill.",
        footer = {"", "Example:", "  ringback status --json | jq .notices.open"})
final class StatusCommand implements Callable<Integer> {
    private final Invocation invocation;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    StatusCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() throws InterruptedException {
        try (Cluster cluster = invocation.connect()) {
            Status status = Status.read(cluster);
            if (json) {
                invocation.out().println(status.json());
            } else {
                status.lines().forEach(invocation.out()::println);
            }
        }
        return 0;
    }
}
