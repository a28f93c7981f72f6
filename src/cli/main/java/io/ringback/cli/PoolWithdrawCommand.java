package io.ringback.cli;

import io.ringback.event.NumberState;
import io.ringback.event.PooledNumber;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Takes numbers out of use: their leases run out normally, then they are not used again (R18). */
@Command(
        name = "withdraw",
        description = "Withdraw numbers: a lease in progress runs out, then the number is not used again.",
        footer = {"", "Example:", "  ringback pool withdraw +12025550101"})
final class PoolWithdrawCommand implements Callable<Integer> {
    private final Invocation invocation;

    @Parameters(arity = "1..*", paramLabel = "NUMBER", description = "Numbers in E.164.")
    private List<String> numbers = new ArrayList<>();

    @Option(names = "--json", description = "Say what became of them as JSON: accepted, refused, waiting.")
    private boolean json;

    PoolWithdrawCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() throws InterruptedException {
        Map<String, PooledNumber> withdrawn = withdrawn(Numbers.require(numbers), known());
        return new OfferReport(invocation, json).offer(withdrawn, "withdrew " + withdrawn.size());
    }

    private Map<String, PooledNumber> known() throws InterruptedException {
        try (Cluster cluster = invocation.connect()) {
            NumberBook inventory = new NumberBook(cluster);
            Map<String, PooledNumber> known = inventory.offered();
            known.putAll(inventory.accepted());
            return known;
        }
    }

    private static Map<String, PooledNumber> withdrawn(List<String> unwanted, Map<String, PooledNumber> known) {
        List<String> unknown =
                unwanted.stream().filter(number -> !known.containsKey(number)).toList();
        if (!unknown.isEmpty()) {
            throw new CommandFailure("in no pool, nothing withdrawn: " + String.join(", ", unknown));
        }
        Map<String, PooledNumber> withdrawn = new LinkedHashMap<>();
        for (String number : unwanted) {
            PooledNumber pooled = known.get(number);
            if (pooled != null) {
                withdrawn.put(number, Numbers.of(number, pooled.getPool(), NumberState.WITHDRAWN));
            }
        }
        return withdrawn;
    }
}
