package io.ringback.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import io.ringback.event.PoolDefinition;
import io.ringback.wire.JsonCodec;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows how a pool is set and how its numbers do; without a name, every pool. */
@Command(
        name = "show",
        description = "Show how a pool is set and how its numbers do; without a name every pool, one a line.",
        footer = {"", "Examples:", "  ringback pool show", "  ringback pool show tenant-7 --json"})
final class PoolShowCommand implements Callable<Integer> {
    private final Invocation invocation;

    @Parameters(arity = "0..1", paramLabel = "NAME", description = "The pool (default: all).")
    private @Nullable String name;

    @Option(names = "--json", description = "One JSON object a pool: definition, numbers.")
    private boolean json;

    PoolShowCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() throws InterruptedException {
        try (Cluster cluster = invocation.connect()) {
            Map<String, PoolDefinition> pools = new PoolBook(cluster).all();
            if (name != null && !pools.containsKey(name)) {
                throw KnownPool.missing(name);
            }
            PoolFigures.of(new NumberBook(cluster).withHolders(), pools, Instant.now()).stream()
                    .filter(figures -> name == null || name.equals(figures.name()))
                    .forEach(figures -> show(pools.get(figures.name()), figures));
        }
        return 0;
    }

    private void show(@Nullable PoolDefinition pool, PoolFigures figures) {
        if (json) {
            ObjectNode object = JsonNodeFactory.instance.objectNode();
            if (pool != null) {
                object.putRawValue("definition", new RawValue(JsonCodec.toJson(pool)));
            }
            invocation.out().println(object.set("numbers", figures.json()));
        } else if (name == null || pool == null) {
            invocation.tell(Paint.harmless(figures.line() + "  " + (pool == null ? "NOT DEFINED" : pool.getState())));
        } else {
            details(pool, figures).forEach(line -> invocation.out().println(Paint.harmless(line)));
        }
    }

    private static List<String> details(PoolDefinition pool, PoolFigures figures) {
        return List.of(
                "pool              " + pool.getPool(),
                "state             " + pool.getState(),
                "region            " + orDefault(pool.getRegion(), "emergency.region"),
                "fallback          " + orDefault(pool.getFallback(), "fallback.destination"),
                "low               " + pool.getLow(),
                "outside line      " + String.join(",", pool.getOutsideLine()),
                "not emergency     " + String.join(",", pool.getNotEmergency()),
                "close after call  " + orDefault(pool.getCloseAfterCall(), "session.close-after-call"),
                "trust             " + orDefault(pool.getTrust(), "callback.trust"),
                "trusted callers   " + String.join(",", pool.getTrustedCallers()),
                figures.line().replaceFirst("pool .*?: ", "numbers           "));
    }

    private static String orDefault(@Nullable String value, String setting) {
        return value == null || value.isEmpty() ? "as " + setting + " says" : value;
    }
}
