package io.ringback.console.play;

import io.ringback.consumer.IncomingCall;
import io.ringback.consumer.Routing;
import io.ringback.consumer.RoutingTable;
import io.ringback.event.CallbackDecision;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The platform's router: asks the table, and notes for each call what it did, why, and what the desk decided. */
final class RouterDesk {
    private static final int NEWEST = 12;

    /**
     * A line of the router's view.
     *
     * @param call what is called by whom, in words
     * @param action where the call goes
     * @param why the row that says so
     * @param decision the desk's outcome and reason when they have arrived
     */
    record Line(
            Instant at,
            String call,
            String action,
            String why,
            @Nullable String decision) {}

    private final RoutingTable table;
    private final Map<String, Line> lines = new LinkedHashMap<>();

    RouterDesk(RoutingTable table) {
        this.table = table;
    }

    /** Where the call goes by the tables as they are now; a table that asks for patience is asked again later. */
    Routing route(IncomingCall call, Instant now) {
        return table.route(call, now);
    }

    void note(String callId, String call, Routing routing, Instant now) {
        @Nullable Line before = lines.remove(callId);
        Words told = words(routing);
        Instant at = before == null ? now : before.at;
        lines.put(callId, new Line(at, call, told.action, told.why, before == null ? null : before.decision));
        while (lines.size() > NEWEST) {
            lines.remove(lines.keySet().iterator().next());
        }
    }

    void decided(CallbackDecision decision) {
        lines.computeIfPresent(
                decision.getCallId(),
                (id, line) -> new Line(
                        line.at,
                        line.call,
                        line.action,
                        line.why,
                        decision.getOutcome() + " · " + decision.getReason()));
    }

    void forget(String callId) {
        lines.remove(callId);
    }

    /** The newest last. */
    List<Line> lines() {
        return List.copyOf(lines.values());
    }

    private record Words(String action, String why) {}

    private static Words words(Routing routing) {
        if (routing instanceof Routing.Direct direct) {
            String device = direct.endpointRef() == null ? "" : " It rings " + direct.endpointRef() + ", which called.";
            return new Words(
                    "Straight to " + direct.agentId(),
                    "The number has a direct route: past routing rules, capacity and Do not disturb." + device);
        } else if (routing instanceof Routing.AutoResponder) {
            return new Words("To the auto-responder", "The holder dials its own number: the bot takes a message.");
        } else if (routing instanceof Routing.Fallback) {
            return new Words(
                    "To the security desk",
                    "A pool number without a route, or whose holder has signed out: never to whoever held it before.");
        } else if (routing instanceof Routing.Blocked) {
            return new Words(
                    "Held back", "The agent's inbound block is active, and this call is none of its exceptions.");
        } else if (routing instanceof Routing.AwaitDecision) {
            return new Words(
                    "Waits for the decision", "The route asks for a decision: at most 200 ms, then straight through.");
        }
        return new Words("By the usual rules", "No override concerns this call.");
    }
}
