package io.ringback.cli;

import io.ringback.event.NumberState;
import io.ringback.event.PooledNumber;
import io.ringback.settings.PoolNaming;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Offers numbers to a pool; the pool's desk accepts them, or refuses with a reject (R18). */
@Command(
        name = "add",
        description = "Add numbers to a pool, or put withdrawn ones back in service.",
        footer = {"", "Example:", "  ringback pool add +12025550101 +12025550102 --pool default"})
final class PoolAddCommand implements Callable<Integer> {
    private final Invocation invocation;

    @Parameters(arity = "1..*", paramLabel = "NUMBER", description = "Numbers in E.164.")
    private List<String> numbers = new ArrayList<>();

    @Option(
            names = "--pool",
            paramLabel = "POOL",
            defaultValue = "default",
            description = "The pool (${DEFAULT-VALUE}).")
    private String pool = "default";

    @Option(names = "--force", description = "Take numbers of a numbering plan that Ringback does not know.")
    private boolean force;

    @Option(names = "--json", description = "Say what became of them as JSON: accepted, refused, waiting.")
    private boolean json;

    PoolAddCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() throws InterruptedException {
        List<String> wanted = Numbers.requireOffered(numbers, force);
        if (!PoolNaming.allows(pool)) {
            throw new WrongUsage("a pool's name is up to 64 letters, digits, dashes or underscores");
        }
        Map<String, PooledNumber> offers = new LinkedHashMap<>();
        wanted.forEach(number -> offers.put(number, Numbers.of(number, pool, NumberState.IN_SERVICE)));
        return new OfferReport(invocation, json).offer(offers, "offered " + offers.size() + " to pool " + pool);
    }
}
