package io.ringback.cli;

import io.ringback.event.AgentPresence;
import io.ringback.event.PresenceOrigin;
import io.ringback.wire.EventSerdes;
import io.ringback.wire.JsonCodec;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Plays the presence service: the agent chose a status, which becomes the base to go back to (R12). */
@Command(
        name = "set",
        description = "Say which presence an agent chose.",
        footer = {"", "Example:", "  ringback presence set agent-7 Available"})
final class PresenceSetCommand implements Callable<Integer> {
    private final Invocation invocation;

    @Parameters(index = "0", paramLabel = "AGENT", description = "The agent's id.")
    private String agent = "";

    @Parameters(index = "1", paramLabel = "STATUS", description = "The status, in the presence service's own words.")
    private String status = "";

    @Option(names = "--pool", paramLabel = "POOL", description = "The agent's pool (default: default).")
    private @Nullable String pool;

    @Option(names = "--json", description = "Say what was done as JSON.")
    private boolean json;

    PresenceSetCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() throws InterruptedException {
        if (agent.isBlank() || status.isBlank()) {
            throw new WrongUsage("an agent and a status are needed, neither of them blank");
        }
        try (Cluster cluster = invocation.connect()) {
            String topic = cluster.topic("agent-presence");
            KnownPool.require(cluster, pool);
            AgentPresence chosen = chosen();
            new Sending(cluster).sendAll(topic, EventSerdes.avro(AgentPresence.class), Map.of(agent, chosen));
            invocation.tell(json ? JsonCodec.toJson(chosen) : Paint.harmless(agent) + " is " + Paint.harmless(status));
        }
        return 0;
    }

    private AgentPresence chosen() {
        return AgentPresence.newBuilder()
                .setAgentId(agent)
                .setPool(pool)
                .setStatus(status)
                .setChangedAt(Instant.now())
                .setOrigin(PresenceOrigin.AGENT)
                .build();
    }
}
