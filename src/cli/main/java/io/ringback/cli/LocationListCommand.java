package io.ringback.cli;

import io.ringback.event.Location;
import io.ringback.wire.JsonCodec;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Shows the places that have a label. */
@Command(
        name = "list",
        description = "List the places and their labels.",
        footer = {"", "Example:", "  ringback location list --json"})
final class LocationListCommand implements Callable<Integer> {
    private final Invocation invocation;

    @Mixin
    private final ListForm form = new ListForm();

    LocationListCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() throws InterruptedException {
        try (Cluster cluster = invocation.connect()) {
            invocation.list(
                    new Provisioned<>(cluster, "locations", Location.class)
                            .all().values().stream().map(form.of(JsonCodec::toJson, LocationListCommand::line)),
                    "no labels; 'ringback location set' gives a place one");
        }
        return 0;
    }

    private static String line(Location location) {
        String pool = location.getPool() == null ? "" : "  pool " + location.getPool();
        return Paint.harmless("%-16s  %s%s".formatted(location.getLocationRef(), location.getLabel(), pool));
    }
}
