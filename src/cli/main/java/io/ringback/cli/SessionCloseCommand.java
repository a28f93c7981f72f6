package io.ringback.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.ringback.event.CallEvent;
import io.ringback.event.CallEventType;
import io.ringback.wire.EventSerdes;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Closes an agent's session in the gateway's stead (R4), and waits for the desk's word. */
@Command(
        name = "close",
        description = "Close an agent's session: status and calls go back, the number lives on until its time is over.",
        footer = {
            "",
            "Examples:",
            "  ringback session close agent-7",
            "  ringback session close --force agent-7   also while a call is up",
            "",
            "While a call is up the session closes when it ends."
        })
final class SessionCloseCommand implements Callable<Integer> {
    private final Invocation invocation;

    @Parameters(paramLabel = "AGENT", description = "The agent's id.")
    private String agent = "";

    @Option(names = "--force", description = "Say that calls still believed to be up are over.")
    private boolean force;

    @Option(names = "--json", description = "Say what was done as JSON.")
    private boolean json;

    SessionCloseCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() throws InterruptedException {
        try (Cluster cluster = invocation.connect()) {
            SessionBook book = new SessionBook(cluster);
            SessionBook.@Nullable Entry entry = book.entries(Instant.now()).get(agent);
            if (entry == null || !entry.isOpen()) {
                throw new CommandFailure(
                        "no open session: " + Paint.harmless(agent) + "; 'ringback session list' shows who has one");
            }
            publish(cluster, entry);
            boolean waits = !force && !entry.up().isEmpty();
            if (!waits && !Verdict.comes(() -> isClosed(book))) {
                throw new CommandFailure("written, but the desk has not closed it yet: either a call is up that is not"
                        + " shown (--force), or no process runs '--role intake' and '--role desk'");
            }
            invocation.out().println(line(waits));
        }
        return 0;
    }

    private boolean isClosed(SessionBook book) throws InterruptedException {
        SessionBook.@Nullable Entry now = book.entries(Instant.now()).get(agent);
        return now == null || !now.isOpen();
    }

    private void publish(Cluster cluster, SessionBook.Entry entry) throws InterruptedException {
        String topic = cluster.topic("call-events");
        String callId = entry.calls().isEmpty()
                ? "operator-" + UUID.randomUUID()
                : (entry.up().isEmpty() ? entry.calls() : entry.up()).get(0).getCallId();
        CallEvent close = CallEvent.newBuilder()
                .setCallId(callId)
                .setType(CallEventType.SESSION_CLOSED)
                .setOccurredAt(Instant.now())
                .setAgentId(agent)
                .setPool(entry.pool())
                .setForce(force)
                .setDetails(Map.of("operator", cluster.login()))
                .build();
        new Sending(cluster).sendAll(topic, EventSerdes.avro(CallEvent.class), Map.of(callId, close));
    }

    private String line(boolean waits) {
        if (json) {
            return JsonNodeFactory.instance
                    .objectNode()
                    .put("agentId", agent)
                    .put("closed", !waits)
                    .put("force", force)
                    .toString();
        }
        return Paint.harmless(
                agent + (waits ? ": closes when the call that is up ends; --force does it now" : " is closed"));
    }
}
