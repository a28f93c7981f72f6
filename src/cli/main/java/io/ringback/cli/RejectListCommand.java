package io.ringback.cli;

import io.ringback.event.RejectedRecord;
import io.ringback.wire.JsonCodec;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows where the rejected records are, the latest last. */
@Command(
        name = "list",
        description = "List the rejects that are still kept: where each record is and what is wrong with it.",
        footer = {
            "",
            "Examples:",
            "  ringback reject list --error NOT_E164",
            "  ringback reject list --json | jq .error"
        })
final class RejectListCommand implements Callable<Integer> {
    private final Invocation invocation;

    @Option(names = "--error", paramLabel = "WORD", description = "Only those with this word.")
    private @Nullable String error;

    @Option(names = "--pool", paramLabel = "POOL", description = "Only those of this pool.")
    private @Nullable String pool;

    @Option(names = "--max", paramLabel = "N", description = "Only the latest N.")
    private int most = Integer.MAX_VALUE;

    @Mixin
    private final ListForm form = new ListForm();

    RejectListCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() throws InterruptedException {
        try (Cluster cluster = invocation.connect()) {
            List<RejectedRecord> found = new RejectBook(cluster)
                    .entries().stream().filter(this::isWanted).toList();
            if (found.isEmpty()) {
                KnownPool.require(cluster, pool);
            }
            invocation.list(
                    found.subList(Math.max(0, found.size() - Math.max(0, most)), found.size()).stream()
                            .map(form.of(JsonCodec::toJson, RejectListCommand::line)),
                    "no rejects");
        }
        return 0;
    }

    private boolean isWanted(RejectedRecord reject) {
        return (error == null || error.equals(reject.getError())) && (pool == null || pool.equals(reject.getPool()));
    }

    private static String line(RejectedRecord reject) {
        return Paint.harmless("%s  %-36s  pool %s  %s"
                .formatted(reject.getAt(), RejectBook.coordinates(reject), reject.getPool(), RejectBook.wrong(reject)));
    }
}
