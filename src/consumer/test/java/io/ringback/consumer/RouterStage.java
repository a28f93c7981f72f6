package io.ringback.consumer;

import static io.ringback.consumer.Rows.AGENT;
import static io.ringback.consumer.Rows.CALL;
import static io.ringback.consumer.Rows.NOW;
import static io.ringback.consumer.Rows.SECURITY;

import io.ringback.consumer.Routing.Direct;
import io.ringback.event.DecisionOutcome;
import io.ringback.event.DirectRoute;
import io.ringback.event.InboundBlock;
import io.ringback.event.PooledNumber;
import io.ringback.event.RouteBypass;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** A router's table, with the rows that it was given. */
record RouterStage(RoutingTable table) {
    static final Set<RouteBypass> ALL = EnumSet.complementOf(EnumSet.of(RouteBypass.UNKNOWN));
    static final Direct DIRECT = new Direct(AGENT, ALL, 20, SECURITY, null);

    RouterStage() {
        this(new RoutingTable(new RouterDefaults(
                "+12025550198", Map.of("harbour", "sip:harbour@example.com"), Duration.ofSeconds(25))));
    }

    Routing answer(IncomingCall call) {
        return table.route(call, NOW);
    }

    void given(DirectRoute.Builder route) {
        table.apply("override.direct-routes", route.getNumber(), route.build(), NOW);
    }

    void given(InboundBlock.Builder block) {
        table.apply("override.inbound-blocks", block.getAgentId(), block.build(), NOW);
    }

    void given(DecisionOutcome outcome) {
        table.apply("override.decisions", CALL, Rows.decision(outcome).build(), NOW);
    }

    void given(PooledNumber number, String key) {
        table.apply("numbers", key, number, NOW);
    }
}
