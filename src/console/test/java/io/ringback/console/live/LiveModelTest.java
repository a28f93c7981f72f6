package io.ringback.console.live;

import static io.ringback.console.live.SampleRows.AGENT;
import static io.ringback.console.live.SampleRows.NOON;
import static io.ringback.console.live.SampleRows.NUMBER;
import static io.ringback.console.live.SampleRows.decision;
import static io.ringback.console.live.SampleRows.lease;
import static io.ringback.console.live.SampleRows.route;
import static io.ringback.console.live.SampleRows.status;
import static io.ringback.console.live.SampleRows.suppression;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.console.live.Views.DrillView;
import io.ringback.console.live.Views.NumberState;
import io.ringback.console.live.Views.NumberView;
import io.ringback.console.live.Views.Phase;
import io.ringback.console.live.Views.PoolView;
import io.ringback.console.live.Views.SessionView;
import io.ringback.event.DefinitionState;
import io.ringback.event.Drill;
import io.ringback.event.DrillPart;
import io.ringback.event.DrillReceipt;
import io.ringback.event.EmergencyNotice;
import io.ringback.event.LeaseState;
import io.ringback.event.NoticeKind;
import io.ringback.event.PoolDefinition;
import io.ringback.event.PooledNumber;
import io.ringback.event.RouteState;
import io.ringback.event.SuppressionState;
import io.ringback.settings.SettingSources;
import io.ringback.settings.Settings;
import java.time.Duration;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class LiveModelTest {
    private final LiveDocument document = new LiveDocument();
    private final LiveModel model = new LiveModel(document, Settings.load(SettingSources.none()));

    @Test
    void showsANumberGoRoundFromFreeToRestingAndBack() {
        arrives("numbers", NUMBER, new PooledNumber(NUMBER, "default", io.ringback.event.NumberState.IN_SERVICE));
        assertThat(number().state()).isEqualTo(NumberState.FREE);
        arrives("callback-numbers", NUMBER, lease(1, LeaseState.ISSUED, null));
        assertThat(number().state()).isEqualTo(NumberState.LEASED);
        arrives("callback-numbers", NUMBER, lease(1, LeaseState.RELEASED, NOON.plusSeconds(60)));
        assertThat(number().state()).isEqualTo(NumberState.RESTING);
        model.expire(NOON.plusSeconds(60));
        assertThat(number().state()).isEqualTo(NumberState.FREE);
    }

    @Test
    void showsAPoolThatWasMadeAtRunTimeAndForgetsItWhenItIsGone() {
        arrives(
                "pool-definitions",
                "tenant",
                PoolDefinition.newBuilder()
                        .setPool("tenant")
                        .setRegion("GB")
                        .setState(DefinitionState.OPEN)
                        .build());
        assertThat(document.section("pools").get("tenant")).isEqualTo(new PoolView("tenant", "GB", null, 1, false));

        arrives("pool-definitions", "tenant", null);

        assertThat(document.section("pools")).doesNotContainKey("tenant").containsKey("default");
    }

    @Test
    void showsWhoHasAnsweredADrill() {
        arrives("drills", "drill-1", new Drill("drill-1", "default", "alex", NOON, false));
        arrives(
                "drill-receipts",
                "drill-1",
                new DrillReceipt(DrillPart.ROUTER, "one", "override.decisions", "drill-1", 7L, false, NOON));

        assertThat(document.section("drills").get("drill-1"))
                .isEqualTo(new DrillView("default", "alex", NOON, Set.of("router one")));
    }

    @Test
    void ignoresAFrozenWritersLowerFence() {
        arrives("callback-numbers", NUMBER, lease(2, LeaseState.RELEASED, null));
        arrives("callback-numbers", NUMBER, lease(1, LeaseState.ISSUED, null));
        assertThat(number().state()).isEqualTo(NumberState.FREE);
    }

    @Test
    void letsALeaseGoByItselfWhenItsReleaseIsLost() {
        arrives("callback-numbers", NUMBER, lease(1, LeaseState.ISSUED, null));
        model.expire(NOON.plus(Duration.ofHours(1)));
        assertThat(number().state()).isEqualTo(NumberState.FREE);
        assertThat(document.section("sessions")).isEmpty();
    }

    @Test
    void tellsASessionsPhaseByItsLiveliestCall() {
        arrives("callback-numbers", NUMBER, lease(1, LeaseState.ISSUED, null));
        arrives("agent-status", AGENT, status(true));
        arrives("dashboard-suppressions", "c-1", suppression("c-1", SuppressionState.AFTER_CALL));
        assertThat(session().phase()).isEqualTo(Phase.AFTER_CALL);
        arrives("dashboard-suppressions", "c-2", suppression("c-2", SuppressionState.RINGING));
        assertThat(session().phase()).isEqualTo(Phase.RINGING);
        arrives("dashboard-suppressions", "c-2", suppression("c-2", SuppressionState.DROP));
        arrives("dashboard-suppressions", "c-1", suppression("c-1", SuppressionState.DROP));
        arrives("agent-status", AGENT, status(false));
        assertThat(session().phase()).isEqualTo(Phase.REACHABLE);
    }

    @Test
    void tellsTheDeviceThatCalledAndThatItsAgentSignedOut() {
        arrives("callback-numbers", NUMBER, lease(1, LeaseState.ISSUED, null));
        assertThat(session().endpoint()).isNull();
        arrives("override.direct-routes", NUMBER, route(1, RouteState.ACTIVE, true));
        assertThat(session().endpoint()).isEqualTo("desk-phone-4");
        assertThat(session().signedOut()).isTrue();
        arrives("override.direct-routes", NUMBER, route(1, RouteState.LIFTED, true));
        assertThat(session().endpoint()).isNull();
    }

    @Test
    void forgetsTheDecisionAboutACallThatIsDropped() {
        arrives("override.decisions", "c-2", decision("c-2"));
        assertThat(document.section("decisions")).hasSize(1);
        arrives("dashboard-suppressions", "c-2", suppression("c-2", SuppressionState.DROP));
        assertThat(document.section("decisions")).isEmpty();
    }

    /** On a quiet site nothing newer would ever push the last emergency off the page. */
    @Test
    void forgetsNoticesAndDecisionsWithTheLeaseAsTheirTopicsDo() {
        arrives(
                "notices",
                "default",
                EmergencyNotice.newBuilder()
                        .setEventId("default-1")
                        .setPool("default")
                        .setKind(NoticeKind.EMERGENCY_CALL_PLACED)
                        .setNoticeId("n-1")
                        .setAgentId(AGENT)
                        .setAt(NOON)
                        .build());
        arrives("override.decisions", "c-2", decision("c-2"));
        model.expire(NOON.plus(Duration.ofHours(1)));
        assertThat(document.section("notices")).hasSize(1);
        assertThat(document.section("decisions")).hasSize(1);

        model.expire(NOON.plus(Duration.ofHours(1)).plusMillis(1));

        assertThat(document.section("notices")).isEmpty();
        assertThat(document.section("decisions")).isEmpty();
    }

    @Test
    void tellsNothingTwice() {
        arrives("agent-status", AGENT, status(true));
        assertThat(document.delta().put()).containsKey("sessions");
        arrives("agent-status", AGENT, status(true));
        assertThat(document.delta().isEmpty()).isTrue();
    }

    private void arrives(String topic, String key, @Nullable SpecificRecord event) {
        model.arrived(new Arrival(topic, key, event, null, NOON, true, NOON));
    }

    private NumberView number() {
        return (NumberView) document.section("numbers").getOrDefault(NUMBER, "no such number");
    }

    private SessionView session() {
        return (SessionView) document.section("sessions").getOrDefault(AGENT, "no session");
    }
}
