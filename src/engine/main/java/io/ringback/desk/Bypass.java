package io.ringback.desk;

import io.ringback.event.DecisionBypass;
import io.ringback.event.RouteBypass;
import java.util.List;

/** What a responder's call goes past, in the words of the seed: routing rules, capacity profiles and presence. */
final class Bypass {
    static final List<RouteBypass> OF_ROUTES =
            List.of(RouteBypass.ROUTING_RULES, RouteBypass.CAPACITY_PROFILES, RouteBypass.PRESENCE);
    static final List<DecisionBypass> OF_DECISIONS =
            List.of(DecisionBypass.ROUTING_RULES, DecisionBypass.CAPACITY_PROFILES, DecisionBypass.PRESENCE);

    private Bypass() {}
}
