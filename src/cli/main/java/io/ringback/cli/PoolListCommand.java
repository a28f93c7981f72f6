package io.ringback.cli;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows what the desks have accepted, and what they have been offered and not (yet) taken. */
@Command(
        name = "list",
        description = "List the numbers, their pools and their states.",
        footer = {"", "Example:", "  ringback pool list --holders --pool default"})
final class PoolListCommand implements Callable<Integer> {
    private final Invocation invocation;

    @Option(names = "--holders", description = "Also who holds each number, and until when.")
    private boolean holders;

    @Option(names = "--pool", paramLabel = "POOL", description = "Only the numbers of this pool.")
    private @Nullable String pool;

    @Mixin
    private final ListForm form = new ListForm();

    PoolListCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() throws InterruptedException {
        Instant now = Instant.now();
        try (Cluster cluster = invocation.connect()) {
            NumberBook inventory = new NumberBook(cluster);
            List<PoolNumbers> found = (holders ? inventory.withHolders() : inventory.all())
                    .stream().filter(this::isWanted).toList();
            if (found.isEmpty()) {
                KnownPool.require(cluster, pool);
            }
            invocation.list(
                    found.stream()
                            .map(form.of(number -> number.json(holders, now), number -> number.text(holders, now))),
                    "no numbers; 'ringback pool add' gives a pool some");
        }
        return 0;
    }

    private boolean isWanted(PoolNumbers number) {
        return pool == null
                || (number.accepted() != null && pool.equals(number.accepted().getPool()))
                || (number.offered() != null && pool.equals(number.offered().getPool()));
    }
}
