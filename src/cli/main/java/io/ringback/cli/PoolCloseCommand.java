package io.ringback.cli;

import io.ringback.event.DefinitionState;
import io.ringback.event.PoolDefinition;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Closes a pool: it serves what lives, takes no new numbers, and is gone when nothing of it lives. */
@Command(
        name = "close",
        description = "Close a pool: it takes no new numbers, serves what lives, and is gone when nothing does.",
        footer = {"", "Example:", "  ringback pool close tenant-7"})
final class PoolCloseCommand implements Callable<Integer> {
    private final Invocation invocation;

    @Parameters(paramLabel = "NAME", description = "The pool.")
    private String name = "";

    @Option(names = "--json", description = "Print the definition as JSON.")
    private boolean json;

    PoolCloseCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() throws InterruptedException {
        if (name.equals("default")) {
            throw new WrongUsage("the pool 'default' cannot close: it has every agent who names no pool");
        }
        return new PoolDefining(invocation, json).define(this::wanted, "closing");
    }

    private PoolDefinition wanted(PoolBook book) throws InterruptedException {
        @Nullable PoolDefinition known = book.withAsked().get(name);
        if (known == null) {
            throw KnownPool.missing(name);
        }
        return PoolDefinition.newBuilder(known)
                .setState(DefinitionState.CLOSING)
                .build();
    }
}
