package io.ringback.consumer;

import static io.ringback.consumer.IncomingCall.toAgent;
import static io.ringback.consumer.IncomingCall.toNumber;
import static io.ringback.consumer.Rows.AGENT;
import static io.ringback.consumer.Rows.COLLEAGUE;
import static io.ringback.consumer.Rows.IN_AN_HOUR;
import static io.ringback.consumer.Rows.NOW;
import static io.ringback.consumer.Rows.NUMBER;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.consumer.Routing.Blocked;
import io.ringback.consumer.Routing.Direct;
import io.ringback.event.BlockState;
import io.ringback.event.DirectRoute;
import io.ringback.event.RouteState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A frozen writer never wins, and a lost lifting holds nothing up. */
class FenceAndExpiryTest {
    private final RoutingTable table = new RoutingTable("+12025550198");

    @Test
    void ignoresARowOfAFrozenWriter() {
        given(Rows.route(2).setAgentId(COLLEAGUE));
        given(Rows.route(1).setAgentId(AGENT));

        assertThat(holder(NOW)).isEqualTo(COLLEAGUE);
    }

    @Test
    void remembersTheFenceOfALiftedRow() {
        given(Rows.route(2).setState(RouteState.LIFTED));
        given(Rows.route(1));

        assertThat(table.route(toNumber(NUMBER), NOW)).isEqualTo(Routing.NORMAL);
    }

    @Test
    void remembersTheFenceOfARowThatWasTakenAway() {
        given(Rows.route(2));
        table.apply("override.direct-routes", NUMBER, null, NOW);
        given(Rows.route(1));

        assertThat(table.route(toNumber(NUMBER), NOW)).isEqualTo(Routing.NORMAL);
    }

    @Test
    void remembersANumbersFenceAYearLater() {
        Instant nextYear = NOW.plus(Duration.ofDays(365));
        given(Rows.route(2));
        table.apply("override.inbound-blocks", AGENT, Rows.block(2).build(), nextYear);
        table.apply(
                "override.direct-routes",
                NUMBER,
                Rows.route(1).setExpiresAt(nextYear.plusSeconds(60)).build(),
                nextYear);

        assertThat(table.route(toNumber(NUMBER), nextYear)).isEqualTo(Routing.NORMAL);
    }

    @Test
    void takesALaterRowOfTheSameFence() {
        given(Rows.route(1));
        given(Rows.route(1).setExpiresAt(IN_AN_HOUR.plusSeconds(600)));

        assertThat(holder(IN_AN_HOUR.plusSeconds(599))).isEqualTo(AGENT);
    }

    @Test
    void keepsARouteUpToItsLastMillisecondAndNoLonger() {
        given(Rows.route(1));

        assertThat(holder(IN_AN_HOUR.minusMillis(1))).isEqualTo(AGENT);
        assertThat(table.route(toNumber(NUMBER), IN_AN_HOUR)).isEqualTo(Routing.NORMAL);
    }

    @Test
    void dropsABlockByItselfWhenItExpires() {
        table.apply("override.inbound-blocks", AGENT, Rows.block(1).build(), NOW);

        assertThat(table.route(toAgent(AGENT), IN_AN_HOUR.minusMillis(1))).isEqualTo(new Blocked(IN_AN_HOUR));
        assertThat(table.route(toAgent(AGENT), IN_AN_HOUR)).isEqualTo(Routing.NORMAL);
    }

    @Test
    void neverFollowsARowThatExpiredBeforeItArrived() {
        table.apply("override.inbound-blocks", AGENT, Rows.block(1).build(), IN_AN_HOUR.plusSeconds(1));

        assertThat(table.route(toAgent(AGENT), IN_AN_HOUR.plusSeconds(1))).isEqualTo(Routing.NORMAL);
    }

    /** The clock of a router leaps ahead, rows arrive, and it is set right again: what lives is in force, as before. */
    @Test
    void keepsEveryOverrideThroughAClockThatLeapsAheadAndBack() {
        given(Rows.route(2));
        table.apply("override.inbound-blocks", AGENT, Rows.block(2).build(), NOW);
        for (String topic : List.of("override.direct-routes", "override.inbound-blocks")) {
            table.apply(topic, "another", null, NOW.plus(Duration.ofHours(2)));
            table.apply(topic, "another", null, NOW.plus(Duration.ofDays(1)));
        }
        given(Rows.route(1).setAgentId(COLLEAGUE));

        assertThat(holder(NOW)).isEqualTo(AGENT);
        assertThat(table.route(toAgent(AGENT), NOW)).isInstanceOf(Blocked.class);
    }

    @Test
    void fencesEachKeyAlone() {
        table.apply(
                "override.inbound-blocks",
                COLLEAGUE,
                Rows.block(9).setAgentId(COLLEAGUE).build(),
                NOW);
        table.apply("override.inbound-blocks", AGENT, Rows.block(1).build(), NOW);

        assertThat(table.route(toAgent(AGENT), NOW)).isInstanceOf(Blocked.class);
    }

    @Test
    void treatsAStateThatItDoesNotKnowAsNoOverride() {
        given(Rows.route(1).setState(RouteState.UNKNOWN));
        table.apply(
                "override.inbound-blocks",
                AGENT,
                Rows.block(1).setState(BlockState.UNKNOWN).build(),
                NOW);

        assertThat(table.route(toNumber(NUMBER).ringing(AGENT), NOW)).isEqualTo(Routing.NORMAL);
    }

    private String holder(Instant now) {
        return ((Direct) table.route(toNumber(NUMBER), now)).agentId();
    }

    private void given(DirectRoute.Builder route) {
        table.apply("override.direct-routes", NUMBER, route.build(), NOW);
    }
}
