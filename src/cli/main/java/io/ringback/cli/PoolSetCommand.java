package io.ringback.cli;

import io.ringback.event.DefinitionState;
import io.ringback.event.PoolDefinition;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Changes a pool while it serves; leases that run keep their deadlines. */
@Command(
        name = "set",
        description = "Change a pool while it serves, or open a closing one again; the rest stays as it is.",
        footer = {
            "",
            "Examples:",
            "  ringback pool set tenant-7 --fallback +441632960199 --low 3",
            "  ringback pool set tenant-7 --outside-line ''     takes the prefixes away"
        })
final class PoolSetCommand implements Callable<Integer> {
    private final Invocation invocation;

    @Parameters(paramLabel = "NAME", description = "The pool.")
    private String name = "";

    @Mixin
    private PoolTermsOptions terms = new PoolTermsOptions();

    @Option(names = "--open", description = "It is to stay, although it was told to close.")
    private boolean open;

    @Option(names = "--json", description = "Print the definition as JSON.")
    private boolean json;

    PoolSetCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() throws InterruptedException {
        if (terms.sayNothing() && !open) {
            throw new WrongUsage("nothing to change: give at least one of the options that --help names");
        }
        return new PoolDefining(invocation, json).define(this::wanted, "changed");
    }

    private PoolDefinition wanted(PoolBook book) throws InterruptedException {
        @Nullable PoolDefinition known = book.withAsked().get(name);
        if (known == null) {
            throw KnownPool.missing(name);
        }
        PoolDefinition.Builder changed = terms.on(PoolDefinition.newBuilder(known));
        return (open ? changed.setState(DefinitionState.OPEN) : changed).build();
    }
}
