package io.ringback.demo;

import io.ringback.centre.SimulatedGateway;
import io.ringback.event.CallEventType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The platform's own feed of calls, as a dashboard has it, with some ordinary calls in it. The dashboard holds this
 * feed against the suppressions: what is hidden never shows.
 */
final class OwnFeed {
    private static final String MAIN_LINE = "+12025550100";

    private final SimulatedGateway gateway;
    private final Seen seen;
    private final String run;
    private final Map<String, String> ongoing = new ConcurrentHashMap<>();

    OwnFeed(SimulatedGateway gateway, Seen seen, String run) {
        this.gateway = gateway;
        this.seen = seen;
        this.run = run;
    }

    void begin() {
        Map<String, String> calls = new LinkedHashMap<>();
        calls.put(run + "-ordinary-1", "bob");
        calls.put(run + "-ordinary-2", "cat");
        calls.forEach((call, agent) -> {
            gateway.calls(call, "+12025550171", MAIN_LINE);
            gateway.says(call, CallEventType.ANSWERED);
        });
        ongoing.putAll(calls);
    }

    /** The dashboard of ongoing conversations: the feed, less what is suppressed. */
    List<String> dashboard() {
        List<String> shown = ongoing.entrySet().stream()
                .filter(call -> !seen.viewOf(call.getKey()).hiddenFromOngoing())
                .map(call -> call.getValue() + ": in a call")
                .sorted()
                .toList();
        return shown.isEmpty() ? List.of("nothing") : shown;
    }

    /** The feed itself knows an emergency call like any other; only the suppressions hide it. */
    void also(String call, String agent) {
        ongoing.put(call, agent);
    }

    void without(String call) {
        ongoing.remove(call);
    }
}
