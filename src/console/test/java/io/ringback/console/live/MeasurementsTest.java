package io.ringback.console.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.event.AutoResponderAction;
import io.ringback.event.AutoResponderInstruction;
import io.ringback.event.CallbackDecision;
import io.ringback.event.CallbackNumber;
import io.ringback.event.DecisionOutcome;
import io.ringback.event.EmergencyNotice;
import io.ringback.event.LeaseState;
import io.ringback.event.NoticeKind;
import io.ringback.event.RejectedRecord;
import io.ringback.metrics.Registry;
import java.time.Instant;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** What operators expect to be counted is counted, once, by what the outputs say. */
final class MeasurementsTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final String NUMBER = "+12025550101";

    @AutoClose
    private final Registry registry = new Registry();

    private final Measurements measurements = new Measurements(registry.meters(), new TimeToNumber());

    MeasurementsTest() {
        measurements.begin(List.of("default"));
    }

    @Test
    void timesTheWayFromTheCallToTheNumber() {
        arrives(true, instruction(), NOON.minusMillis(12));

        assertThat(registry.scrape())
                .contains("ringback_time_to_number_seconds_bucket{pool=\"default\",le=\"0.01\"} 0\n")
                .contains("ringback_time_to_number_seconds_bucket{pool=\"default\",le=\"0.015\"} 1\n");
    }

    @Test
    void countsWhereCallbacksWentAndWhatTheContactsWereTold() {
        arrives(true, decision());
        arrives(true, notice(NoticeKind.LATE_CALLBACK));
        arrives(true, notice(NoticeKind.SESSION_TIMED_OUT));
        arrives(true, new RejectedRecord("r-1", "default", "ringback.call-events", 0, 7L, "NOT_JSON", null, NOON));

        assertThat(registry.scrape())
                .contains(
                        "ringback_decisions_total{outcome=\"fallback\",pool=\"default\",reason=\"not_leased\"} 1.0",
                        "ringback_notices_total{kind=\"late_callback\",pool=\"default\"} 1.0",
                        "ringback_notices_total{kind=\"session_timed_out\",pool=\"default\"} 1.0",
                        "ringback_rejects_total{reason=\"not_json\",topic=\"ringback.call-events\"} 1.0");
    }

    @Test
    void tellsHowLateAReleaseCame() {
        arrives(false, lease(LeaseState.ISSUED, NOON.minusMillis(30)));
        arrives(true, lease(LeaseState.RELEASED, NOON));

        assertThat(registry.scrapeAll())
                .contains("ringback_expiry_lateness_seconds_bucket{pool=\"default\",le=\"0.01\"} 0\n")
                .contains("ringback_expiry_lateness_seconds_bucket{pool=\"default\",le=\"0.05\"} 1\n")
                .contains("ringback_lease_events_total{pool=\"default\",state=\"released\"} 1.0");
    }

    @Test
    void countsNothingThatWasThereBefore() {
        arrives(false, instruction(), NOON.minusMillis(12));
        arrives(false, notice(NoticeKind.LATE_CALLBACK));

        assertThat(registry.scrape())
                .contains("ringback_time_to_number_seconds_count{pool=\"default\"} 0\n")
                .contains("ringback_notices_total{kind=\"late_callback\",pool=\"default\"} 0.0");
    }

    @Test
    void namesNobody() {
        arrives(true, instruction(), NOON);
        arrives(true, decision());
        arrives(true, notice(NoticeKind.LATE_CALLBACK));

        assertThat(registry.scrape()).doesNotContain(NUMBER, "agent-7", "call-1");
    }

    private void arrives(boolean live, SpecificRecord event) {
        measurements.arrived(new Arrival("any", "key", event, null, NOON, live, NOON));
    }

    private void arrives(boolean live, SpecificRecord event, Instant causedAt) {
        measurements.arrived(new Arrival("any", "key", event, causedAt, NOON, live, NOON));
    }

    private static AutoResponderInstruction instruction() {
        return AutoResponderInstruction.newBuilder()
                .setEventId("default-1")
                .setPool("default")
                .setCallId("call-1")
                .setAction(AutoResponderAction.SEND_CALLBACK_NUMBER)
                .setNumber(NUMBER)
                .setAgentId("agent-7")
                .build();
    }

    private static CallbackDecision decision() {
        return new CallbackDecision(
                "default-2",
                "default",
                1L,
                "call-1",
                null,
                NUMBER,
                null,
                DecisionOutcome.FALLBACK,
                List.of(),
                null,
                20,
                null,
                false,
                "NOT_LEASED");
    }

    private static EmergencyNotice notice(NoticeKind kind) {
        return EmergencyNotice.newBuilder()
                .setEventId("default-3")
                .setPool("default")
                .setKind(kind)
                .setAgentId("agent-7")
                .setNumber(NUMBER)
                .setAt(NOON)
                .build();
    }

    private static CallbackNumber lease(LeaseState state, Instant until) {
        return new CallbackNumber(
                "default-4", "default", 1L, NUMBER, "agent-7", state, NOON, until, null, "EMERGENCY_CALL");
    }
}
