package io.ringback.cli;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows every agent who is shielded or holds a number. */
@Command(
        name = "list",
        description = "List the agents who are in an emergency or still hold a callback number.",
        footer = {"", "Example:", "  ringback session list --pool default --json | jq .agentId"})
final class SessionListCommand implements Callable<Integer> {
    private final Invocation invocation;

    @Option(names = "--pool", paramLabel = "POOL", description = "Only those of this pool.")
    private @Nullable String pool;

    @Mixin
    private final ListForm form = new ListForm();

    SessionListCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() throws InterruptedException {
        try (Cluster cluster = invocation.connect()) {
            List<SessionBook.Entry> found = new SessionBook(cluster)
                    .entries(Instant.now()).values().stream()
                            .filter(entry -> pool == null || pool.equals(entry.pool()))
                            .toList();
            if (found.isEmpty()) {
                KnownPool.require(cluster, pool);
            }
            invocation.list(
                    found.stream().map(form.of(SessionLine::json, SessionLine::text)),
                    "nobody is in an emergency or holds a number");
        }
        return 0;
    }
}
