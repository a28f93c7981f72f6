package io.ringback.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import io.ringback.event.CallbackNumber;
import io.ringback.event.DirectRoute;
import io.ringback.event.LeaseState;
import io.ringback.event.PooledNumber;
import io.ringback.wire.JsonCodec;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows all that the topics say of one number. */
@Command(
        name = "show",
        description = "Show a number: what its pool's desk accepted, who holds it, where calls to it go.",
        footer = {"", "Example:", "  ringback number show +12025550101"})
final class NumberShowCommand implements Callable<Integer> {
    private final Invocation invocation;

    @Parameters(paramLabel = "NUMBER", description = "The number in E.164.")
    private String number = "";

    @Option(names = "--json", description = "Print JSON: number, offered, accepted, lease, route.")
    private boolean json;

    private record Found(
            @Nullable PooledNumber offered,
            @Nullable PooledNumber accepted,
            @Nullable CallbackNumber lease,
            @Nullable DirectRoute route) {}

    NumberShowCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() throws InterruptedException {
        Numbers.require(List.of(number));
        try (Cluster cluster = invocation.connect()) {
            NumberBook inventory = new NumberBook(cluster);
            Found found = new Found(
                    inventory.offered().get(number),
                    inventory.accepted().get(number),
                    new Provisioned<>(cluster, "callback-numbers", CallbackNumber.class)
                            .all()
                            .get(number),
                    new Provisioned<>(cluster, "override.direct-routes", DirectRoute.class)
                            .all()
                            .get(number));
            if (found.offered == null && found.accepted == null && found.lease == null) {
                throw new CommandFailure("in no pool: " + number + "; 'ringback pool list' shows the numbers");
            }
            if (json) {
                invocation.out().println(object(found));
            } else {
                print(found);
            }
        }
        return 0;
    }

    private void print(Found found) {
        say("number    " + number);
        say("accepted  " + (found.accepted == null ? "no" : pooled(found.accepted)));
        if (found.offered != null && !found.offered.equals(found.accepted)) {
            say("offered   " + pooled(found.offered));
        }
        say("lease     " + lease(found.lease));
        if (found.route != null) {
            say("route     " + found.route.getState() + " to " + found.route.getAgentId() + " until "
                    + found.route.getExpiresAt());
        }
    }

    private void say(String line) {
        invocation.out().println(Paint.harmless(line));
    }

    private static String pooled(PooledNumber number) {
        return "pool " + number.getPool() + " " + number.getState();
    }

    private static String lease(@Nullable CallbackNumber lease) {
        if (lease == null) {
            return "none";
        }
        if (lease.getState() == LeaseState.RELEASED) {
            return "released by " + lease.getReason() + " at " + lease.getExpiresAt() + ", rests until "
                    + lease.getRestsUntil();
        }
        return lease.getAgentId() + " since " + lease.getIssuedAt() + " until " + lease.getExpiresAt();
    }

    private ObjectNode object(Found found) {
        ObjectNode object = JsonNodeFactory.instance.objectNode().put("number", number);
        put(object, "offered", found.offered);
        put(object, "accepted", found.accepted);
        put(object, "lease", found.lease);
        put(object, "route", found.route);
        return object;
    }

    private static void put(ObjectNode object, String name, @Nullable SpecificRecord row) {
        if (row == null) {
            object.putNull(name);
        } else {
            object.putRawValue(name, new RawValue(JsonCodec.toJson(row)));
        }
    }
}
