package io.ringback.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.ringback.event.CallEvent;
import io.ringback.event.CallEventType;
import io.ringback.event.CallbackNumber;
import io.ringback.event.LeaseState;
import io.ringback.wire.EventSerdes;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Ends a number's lease before its time (R7), and waits for the desk's word. */
@Command(
        name = "release",
        description = "Release a number before its time: its holder's session closes, the responder can no longer call"
                + " back, the number rests.",
        footer = {
            "",
            "Examples:",
            "  ringback number release +12025550101",
            "  ringback number release --force +12025550101   also while a call is up",
            "",
            "Every row says RELEASED_BY_HAND, a notice goes out, and the record holds who did it."
        })
final class NumberReleaseCommand implements Callable<Integer> {
    private final Invocation invocation;

    @Parameters(paramLabel = "NUMBER", description = "The number in E.164.")
    private String number = "";

    @Option(names = "--force", description = "Say that calls still believed to be up are over.")
    private boolean force;

    @Option(names = "--json", description = "Say what was done as JSON.")
    private boolean json;

    NumberReleaseCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() throws InterruptedException {
        Numbers.require(List.of(number));
        try (Cluster cluster = invocation.connect()) {
            Provisioned<CallbackNumber> leases = new Provisioned<>(cluster, "callback-numbers", CallbackNumber.class);
            CallbackNumber lease = held(leases.all().get(number));
            if (!force) {
                requireQuiet(new SessionBook(cluster), lease.getAgentId());
            }
            publish(cluster, lease);
            if (!Verdict.comes(() -> isReleased(leases, lease.getFence()))) {
                throw new CommandFailure(
                        "written, but the desk has not released it yet: either a call is up that is not"
                                + " shown (--force), or no process runs '--role intake' and '--role desk'");
            }
            invocation.out().println(line(lease.getAgentId()));
        }
        return 0;
    }

    private CallbackNumber held(@Nullable CallbackNumber lease) {
        boolean leased = lease != null
                && lease.getState() != LeaseState.RELEASED
                && lease.getExpiresAt().isAfter(Instant.now());
        if (lease == null || !leased) {
            throw new CommandFailure(
                    "nobody holds it: " + number + "; 'ringback pool list --holders' shows who has which");
        }
        return lease;
    }

    private void requireQuiet(SessionBook book, String agent) throws InterruptedException {
        SessionBook.@Nullable Entry entry = book.entries(Instant.now()).get(agent);
        if (entry != null && !entry.up().isEmpty()) {
            throw new CommandFailure("a call is up: " + Paint.harmless(agent)
                    + " is in it, and nothing was released; --force says that it is over");
        }
    }

    private void publish(Cluster cluster, CallbackNumber lease) throws InterruptedException {
        String topic = cluster.topic("call-events");
        String callId = "operator-" + UUID.randomUUID();
        CallEvent release = CallEvent.newBuilder()
                .setCallId(callId)
                .setType(CallEventType.SESSION_CLOSED)
                .setOccurredAt(Instant.now())
                .setAgentId(lease.getAgentId())
                .setPool(lease.getPool())
                .setForce(force)
                .setReleases(number)
                .setDetails(Map.of("operator", cluster.login()))
                .build();
        new Sending(cluster).sendAll(topic, EventSerdes.avro(CallEvent.class), Map.of(callId, release));
    }

    /** Also when somebody else has the number since: that lease has a higher fence. */
    private boolean isReleased(Provisioned<CallbackNumber> leases, long fence) throws InterruptedException {
        @Nullable CallbackNumber now = leases.all().get(number);
        return now == null || now.getState() == LeaseState.RELEASED || now.getFence() > fence;
    }

    private String line(String agent) {
        if (json) {
            return JsonNodeFactory.instance
                    .objectNode()
                    .put("number", number)
                    .put("agentId", agent)
                    .put("released", true)
                    .put("force", force)
                    .toString();
        }
        return Paint.harmless(number + " is released, " + agent + " held it; it rests now");
    }
}
