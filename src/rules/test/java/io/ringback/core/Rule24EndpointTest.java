package io.ringback.core;

import static io.ringback.core.Signals.AGAIN;
import static io.ringback.core.Signals.AGENT;
import static io.ringback.core.Signals.CALLBACK;
import static io.ringback.core.Signals.EMERGENCY;
import static io.ringback.core.Signals.FIRST;
import static io.ringback.core.Signals.answered;
import static io.ringback.core.Signals.callsBack;
import static io.ringback.core.Signals.chooses;
import static io.ringback.core.Signals.closes;
import static io.ringback.core.Signals.dials;
import static io.ringback.core.Signals.ended;
import static io.ringback.core.Signals.start;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** R24: the responder rings the device that called; a holder who is signed out has no other. */
final class Rule24EndpointTest {
    @Test
    void carriesTheDeviceInRouteAndDecision() {
        DeskScenario desk = DeskScenario.pool(FIRST).given(from("desk-7", EMERGENCY));

        desk.when(callsBack(FIRST, CALLBACK));

        assertThat(desk.told(Output.Decided.class))
                .extracting(Output.Decided::endpoint)
                .containsExactly(new EndpointRef("desk-7"));
    }

    @Test
    void goesByTheNewestCallThatNamesADevice() {
        DeskScenario desk = DeskScenario.pool(FIRST).given(from("desk-7", EMERGENCY));

        desk.when(from("mobile-3", AGAIN));

        assertThat(desk.told(Output.RouteRow.class))
                .extracting(Output.RouteRow::endpoint)
                .containsExactly(new EndpointRef("mobile-3"));
    }

    @Test
    void tellsRoutersWhenTheHolderSignsOut() {
        DeskScenario desk = DeskScenario.pool(FIRST).given(dials(AGENT, EMERGENCY), ended(EMERGENCY));

        desk.when(chooses(AGENT, "Offline"));

        assertThat(desk.told(Output.RouteRow.class))
                .allMatch(Output.RouteRow::signedOut)
                .hasSize(1);
    }

    @Test
    void sendsTheResponderToTheFallbackWhenNoDeviceIsKnown() {
        DeskScenario desk =
                DeskScenario.pool(FIRST).given(dials(AGENT, EMERGENCY), ended(EMERGENCY), chooses(AGENT, "Offline"));

        desk.when(callsBack(FIRST, CALLBACK));

        assertThat(desk.told()).contains("decided callback-1 FALLBACK (SIGNED_OUT)");
    }

    /** R4: the desk that answers is not the agent, also when the agent signs in while it rings. */
    @Test
    void keepsTheSessionClosedWhenTheFallbackAnswers() {
        DeskScenario desk = DeskScenario.pool(FIRST)
                .given(dials(AGENT, EMERGENCY), ended(EMERGENCY), closes(AGENT), chooses(AGENT, "Offline"))
                .given(callsBack(FIRST, CALLBACK), chooses(AGENT, "Available"), answered(CALLBACK));

        desk.when(ended(CALLBACK));

        assertThat(desk.told()).contains("block LIFTED but 01 until 0S (CALL_ENDED)");
    }

    /** It rang the agent, who signed out since. */
    @Test
    void opensTheSessionWhenTheCallRangTheAgent() {
        DeskScenario desk = DeskScenario.pool(FIRST)
                .given(dials(AGENT, EMERGENCY), ended(EMERGENCY), closes(AGENT), callsBack(FIRST, CALLBACK))
                .given(chooses(AGENT, "Offline"), answered(CALLBACK));

        desk.when(ended(CALLBACK));

        assertThat(desk.told()).noneMatch(told -> told.startsWith("block"));
    }

    private static Signal from(String endpoint, CallId call) {
        return new Signal.EmergencyDialled(AGENT, start(call, endpoint, null, null));
    }
}
