package io.ringback.faults;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.awaitility.Awaitility;

/**
 * Agents and responders while instances come and go: at each step a new agent of each pool gets a number, and the agent
 * of the step before is called back on the number that another instance, or build, gave, and closes the session.
 */
final class Upgrading {
    private final InputWriter gateway;
    private final HistoryWriter witness;
    private final List<String> pools;
    private final Duration patience;
    private final Map<String, String> agents = new HashMap<>();
    private final Map<String, String> earlier = new HashMap<>();

    Upgrading(InputWriter gateway, HistoryWriter witness, List<String> pools, Duration patience) {
        this.gateway = gateway;
        this.witness = witness;
        this.pools = pools;
        this.patience = patience;
    }

    void step(String name) {
        dial(name);
        goOn();
    }

    /** An agent of each pool dials. */
    void dial(String name) {
        for (String pool : pools) {
            dial(pool + "-" + name, pool);
            earlier.put(pool, agents.getOrDefault(pool, ""));
            agents.put(pool, pool + "-" + name);
        }
    }

    /** Each has a number and hangs up; who called before is called back and closes the session. */
    void goOn() {
        for (String pool : pools) {
            String agent = agents.getOrDefault(pool, "");
            await(() -> numberOf(agent));
            say(CallWords.event("emergency-" + agent, "ENDED"));
            String before = earlier.getOrDefault(pool, "");
            if (!before.isEmpty()) {
                callBack(before);
                close(before, pool);
            }
        }
    }

    private void dial(String agent, String pool) {
        String call = "emergency-" + agent;
        say(CallWords.dial(call, agent, pool).put("region", "US"));
    }

    private void callBack(String agent) {
        String call = "callback-" + agent;
        String number = await(() -> numberOf(agent)).text("number");
        say(CallWords.rings(call, number));
        await(() -> witness.output("override.decisions", call, row -> row.is("outcome", "DIRECT")));
        say(CallWords.event(call, "ANSWERED"));
        say(CallWords.event(call, "ENDED"));
        await(() -> witness.output("dashboard-suppressions", call, row -> row.is("state", "AFTER_CALL")));
    }

    private void close(String agent, String pool) {
        String id = "close-" + agent;
        say(CallWords.event(id, "SESSION_CLOSED").put("agentId", agent).put("pool", pool));
        await(() -> witness.unblocked(agent));
    }

    private Optional<Entry> numberOf(String agent) {
        return witness.output("auto-responder", "emergency-" + agent, row -> row.is("action", "SEND_CALLBACK_NUMBER"));
    }

    private void say(ObjectNode event) {
        gateway.call(event.get("callId").asText(), event);
    }

    private Entry await(Supplier<Optional<Entry>> wanted) {
        return Awaitility.await()
                .atMost(patience)
                .pollInterval(Duration.ofMillis(10))
                .until(wanted::get, Optional::isPresent)
                .orElseThrow();
    }
}
