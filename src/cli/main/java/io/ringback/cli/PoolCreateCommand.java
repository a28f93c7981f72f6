package io.ringback.cli;

import io.ringback.event.DefinitionState;
import io.ringback.event.PoolDefinition;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes a pool while Ringback runs: no restart, no instance missed. */
@Command(
        name = "create",
        description = "Make a pool while Ringback runs; numbers that were offered to it before are taken then.",
        footer = {
            "",
            "Example:",
            "  ringback pool create tenant-7 --region GB --fallback +441632960100",
            "  ringback pool add +441632960101 --pool tenant-7"
        })
final class PoolCreateCommand implements Callable<Integer> {
    private final Invocation invocation;

    @Parameters(paramLabel = "NAME", description = "Its name: letters, digits, dashes or underscores.")
    private String name = "";

    @Mixin
    private PoolTermsOptions terms = new PoolTermsOptions();

    @Option(names = "--json", description = "Print the definition as JSON.")
    private boolean json;

    PoolCreateCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() throws InterruptedException {
        return new PoolDefining(invocation, json).define(this::wanted, "created");
    }

    private PoolDefinition wanted(PoolBook book) throws InterruptedException {
        PoolDefinition known = book.all().get(name);
        if (known != null && known.getState() != DefinitionState.CLOSING) {
            throw new CommandFailure(
                    "there is a pool " + Paint.harmless(name) + ": 'ringback pool set " + name + "' changes it");
        }
        return terms.on(PoolDefinition.newBuilder().setPool(name)).build();
    }
}
