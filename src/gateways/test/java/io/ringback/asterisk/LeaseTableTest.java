package io.ringback.asterisk;

import static io.ringback.asterisk.Switchboard.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.event.DirectRoute;
import io.ringback.event.RouteState;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Who holds which number. */
class LeaseTableTest {
    private final LeaseTable leases = new LeaseTable();

    @Test
    void findsTheNumberThatAnAgentWasGivenLast() {
        lease("+12025550140", "ann", RouteState.ACTIVE, NOW.plusSeconds(60));
        lease("+12025550141", "ann", RouteState.ACTIVE, NOW.plusSeconds(3600));
        lease("+12025550142", "bob", RouteState.ACTIVE, NOW.plusSeconds(7200));

        assertThat(leases.heldBy("ann", NOW)).map(HeldNumber::number).contains("+12025550141");
    }

    @Test
    void findsNoneThatIsOverOrLifted() {
        lease("+12025550140", "ann", RouteState.ACTIVE, NOW);
        lease("+12025550141", "ann", RouteState.LIFTED, NOW.plusSeconds(3600));

        assertThat(leases.heldBy("ann", NOW)).isEmpty();
    }

    private void lease(String number, String agent, RouteState state, Instant until) {
        DirectRoute route = SampleRows.route(number, until)
                .setAgentId(agent)
                .setState(state)
                .build();
        leases.apply("override.direct-routes", number, route, NOW);
    }
}
