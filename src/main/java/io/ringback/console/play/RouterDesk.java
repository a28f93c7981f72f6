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

    void note(String callId, String words, Routing routing, Instant now) {
        @Nullable Line before = lines.remove(callId);
        lines.put(
                callId,
                new Line(
                        before == null ? now : before.at,
                        words,
                        action(routing),
                        why(routing),
                        before == null ? null : before.decision));
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

    private static String action(Routing routing) {
        if (routing instanceof Routing.Direct direct) {
            return "Straight to " + direct.agentId();
        } else if (routing instanceof Routing.AutoResponder) {
            return "To the auto-responder";
        } else if (routing instanceof Routing.Fallback) {
            return "To the security desk";
        } else if (routing instanceof Routing.Blocked) {
            return "Held back";
        } else if (routing instanceof Routing.AwaitDecision) {
            return "Waits for the decision";
        }
        return "By the usual rules";
    }

    private static String why(Routing routing) {
        if (routing instanceof Routing.Direct) {
            return "The number has a direct route: past routing rules, capacity and Do not disturb.";
        } else if (routing instanceof Routing.AutoResponder) {
            return "The holder dials its own number: the bot takes a message.";
        } else if (routing instanceof Routing.Fallback) {
            return "A pool number without a route: never to whoever held it before.";
        } else if (routing instanceof Routing.Blocked) {
            return "The agent's inbound block is active, and this call is none of its exceptions.";
        } else if (routing instanceof Routing.AwaitDecision) {
            return "The route asks for a decision: at most 200 ms, then straight through.";
        }
        return "No override concerns this call.";
    }
}
