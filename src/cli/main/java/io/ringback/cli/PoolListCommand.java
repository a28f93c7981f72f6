package io.ringback.cli;

import io.ringback.event.PooledNumber;
import io.ringback.settings.Settings;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;

/** Shows what the desks have accepted, and what they have been offered and not (yet) taken. */
@Command(name = "list", description = "List the numbers, their pools and their states.")
final class PoolListCommand implements Callable<Integer> {
    private final Invocation invocation;

    PoolListCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() throws InterruptedException {
        Settings settings = invocation.settings();
        try (Cluster cluster = Cluster.connect(settings)) {
            Inventory inventory = new Inventory(cluster, settings);
            Map<String, PooledNumber> accepted = inventory.accepted();
            Map<String, PooledNumber> offered = inventory.offered();
            TreeSet<String> numbers = new TreeSet<>(accepted.keySet());
            numbers.addAll(offered.keySet());
            numbers.forEach(
                    number -> invocation.out().println(line(number, accepted.get(number), offered.get(number))));
        }
        return 0;
    }

    private static String line(String number, @Nullable PooledNumber accepted, @Nullable PooledNumber offered) {
        String now = accepted == null ? "not accepted" : describe(accepted);
        String next = offered == null || offered.equals(accepted) ? "" : "  offered: " + describe(offered);
        return "%-16s  %s%s".formatted(Paint.harmless(number), now, next);
    }

    private static String describe(PooledNumber number) {
        return Paint.harmless(number.getPool()) + " " + number.getState();
    }
}
