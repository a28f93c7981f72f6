package io.ringback.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.ringback.event.Location;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Labels a place, so that a notice says it in the site's own words. */
@Command(
        name = "set",
        description = "Label a place; without a label, it is forgotten.",
        footer = {"", "Example:", "  ringback location set hq-4-2 \"Building 4, floor 2\""})
final class LocationSetCommand implements Callable<Integer> {
    private final Invocation invocation;

    @Parameters(index = "0", paramLabel = "REF", description = "The locationRef that gateways give.")
    private String ref = "";

    @Parameters(index = "1", arity = "0..1", paramLabel = "LABEL", description = "A building, floor or room.")
    private @Nullable String label;

    @Option(names = "--pool", paramLabel = "POOL", description = "The pool that the place is of.")
    private @Nullable String pool;

    @Option(names = "--json", description = "Say what was done as JSON.")
    private boolean json;

    LocationSetCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() throws InterruptedException {
        if (ref.isBlank()) {
            throw new WrongUsage("a locationRef is needed, not blank");
        }
        try (Cluster cluster = invocation.connect()) {
            KnownPool.require(cluster, pool);
            Provisioned<Location> locations = new Provisioned<>(cluster, "locations", Location.class);
            if (label == null) {
                locations.remove(List.of(ref));
            } else {
                locations.put(Map.of(ref, new Location(ref, label, pool)));
            }
        }
        invocation.tell(json ? object() : Paint.harmless(label == null ? "forgot " + ref : ref + " is " + label));
        return 0;
    }

    private String object() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("locationRef", ref)
                .put("label", label)
                .put("pool", label == null ? null : pool)
                .toString();
    }
}
