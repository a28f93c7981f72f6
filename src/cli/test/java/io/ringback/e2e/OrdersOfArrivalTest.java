package io.ringback.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.event.AutoResponderAction;
import io.ringback.event.LeaseState;
import io.ringback.event.NoticeKind;
import io.ringback.event.SuppressionState;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Gateways with two workers, with clocks that tell whole seconds, and with several tries under one id (R14, R22). */
class OrdersOfArrivalTest {
    private static final String DIAL = "STARTED 1 direction=OUTBOUND agentId=ann dialledNumber=911 ";

    @RegisterExtension
    final Played ringback = new Played();

    static Stream<List<String>> ordersOfAnEmergencyCall() {
        return orders(List.of(DIAL, "ANSWERED 1", "ENDED 1", "SESSION_CLOSED 1")).stream();
    }

    static Stream<List<String>> ordersOfACallback() {
        return orders(List.of("STARTED 2 direction=INBOUND dialledNumber=+12025550101", "ANSWERED 2", "ENDED 2"))
                .stream();
    }

    private static List<List<String>> orders(List<String> events) {
        if (events.isEmpty()) {
            return List.of(List.of());
        }
        List<List<String>> all = new ArrayList<>();
        for (String first : events) {
            List<String> others = new ArrayList<>(events);
            others.remove(first);
            for (List<String> rest : orders(others)) {
                List<String> order = new ArrayList<>(List.of(first));
                order.addAll(rest);
                all.add(order);
            }
        }
        return all;
    }

    @ParameterizedTest
    @MethodSource("ordersOfAnEmergencyCall")
    void endsAsIfInOrderHoweverACallsEventsArrive(List<String> order) {
        ringback.annIsAvailable();

        order.forEach(event -> ringback.play(event + "\n+1"));

        assertThat(ringback.status("ann")).isEqualTo("AVAILABLE");
        assertThat(ringback.shown("1")).isIn(SuppressionState.DROP, null);
        assertThat(ringback.leases()).containsExactly(LeaseState.ISSUED);
        assertThat(ringback.instructions()).containsExactly(AutoResponderAction.SEND_CALLBACK_NUMBER);
        assertThat(ringback.notices()).containsExactly(NoticeKind.EMERGENCY_CALL_PLACED);
        assertThat(ringback.rejects()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("ordersOfACallback")
    void waitsForAnotherCloseAfterAnAnsweredCallbackHoweverItsEventsArrive(List<String> order) {
        ringback.annIsAvailable().play(DIAL + "\nENDED 1\nSESSION_CLOSED 1");

        order.forEach(ringback::play);
        assertThat(ringback.status("ann")).isEqualTo("DO_NOT_DISTURB");
        assertThat(ringback.shown("2")).isEqualTo(SuppressionState.AFTER_CALL);
        ringback.play("SESSION_CLOSED 2");

        assertThat(ringback.status("ann")).isEqualTo("AVAILABLE");
        assertThat(ringback.shown("2")).isEqualTo(SuppressionState.DROP);
    }

    @Test
    void takesTheThirdTryUnderOneIdForTheCallThatItIs() {
        ringback.annIsAvailable().play(DIAL + "\nENDED 1\n" + DIAL + "\nENDED 1\n" + DIAL + "\nANSWERED 1");
        assertThat(ringback.shown("1")).isEqualTo(SuppressionState.IN_CALL);

        ringback.play("""
                SESSION_CLOSED 1
                +30
                KEEPALIVE 1
                """);
        assertThat(ringback.status("ann")).isEqualTo("DO_NOT_DISTURB");
        ringback.play("ENDED 1");

        assertThat(ringback.status("ann")).isEqualTo("AVAILABLE");
        assertThat(ringback.leases()).containsExactly(LeaseState.ISSUED);
        assertThat(ringback.notices()).containsExactly(NoticeKind.EMERGENCY_CALL_PLACED);
    }

    @Test
    void showsEndCallOnATryThatBeginsInALaterSecondThanTheLastOnesEnd() {
        ringback.annIsAvailable().play(DIAL + "\nENDED 1\n" + DIAL + "occurredAt=2026-03-01T12:00:01Z");
        assertThat(ringback.shown("1")).isEqualTo(SuppressionState.IN_CALL);

        ringback.play("""
                ANSWERED 1 occurredAt=2026-03-01T12:00:02Z
                ENDED 1 occurredAt=2026-03-01T12:00:30Z
                SESSION_CLOSED 1 occurredAt=2026-03-01T12:00:31Z
                """);

        assertThat(ringback.status("ann")).isEqualTo("AVAILABLE");
        assertThat(ringback.leases()).containsOnly(LeaseState.ISSUED, LeaseState.EXTENDED);
        assertThat(ringback.rejects()).contains("CALL_ID_REUSED callId");
    }

    @Test
    void letsAnAnswerOfTheSameSecondBeOlderThanTheEnd() {
        ringback.annIsAvailable().play(DIAL + """

                +1
                ENDED 1 occurredAt=2026-03-01T12:00:01Z
                ANSWERED 1 occurredAt=2026-03-01T12:00:01Z
                KEEPALIVE 1 occurredAt=2026-03-01T12:00:00Z
                """);

        assertThat(ringback.shown("1")).isEqualTo(SuppressionState.AFTER_CALL);
    }

    @Test
    void showsEndCallOnASecondTryAlthoughTheFirstOnesEndOvertookItsStart() {
        ringback.annIsAvailable()
                .play("ENDED 1 occurredAt=2026-03-01T12:00:01Z\n" + DIAL + "\n" + DIAL
                        + "occurredAt=2026-03-01T12:00:02Z");

        assertThat(ringback.shown("1")).isEqualTo(SuppressionState.IN_CALL);
    }

    @Test
    void letsTheEndOfAnEarlierTryThatComesLateEndNothing() {
        ringback.annIsAvailable().play(DIAL + """

                ANSWERED 1 occurredAt=2026-03-01T12:00:03Z
                ENDED 1 occurredAt=2026-03-01T12:00:02Z
                """);

        assertThat(ringback.shown("1")).isEqualTo(SuppressionState.IN_CALL);
    }

    @Test
    void servesTheCallsOfTwoGatewaysThatCountAlike() {
        ringback.annIsAvailable().play("""
                STARTED 1 direction=OUTBOUND agentId=ann dialledNumber=911 gatewayId=east
                STARTED 1 direction=OUTBOUND agentId=bob dialledNumber=911 gatewayId=west
                """);

        assertThat(ringback.leases()).containsExactly(LeaseState.ISSUED, LeaseState.ISSUED);
        assertThat(ringback.status("ann")).isEqualTo("DO_NOT_DISTURB");
        assertThat(ringback.status("bob")).isEqualTo("DO_NOT_DISTURB");
        assertThat(ringback.rejects()).containsExactly("CALL_ID_REUSED callId");
    }

    @Test
    void endsTheCallOfTheGatewayThatSaysSo() {
        servesTheCallsOfTwoGatewaysThatCountAlike();

        ringback.play("""
                ENDED 1 gatewayId=east
                SESSION_CLOSED 1 gatewayId=east agentId=ann
                """);

        assertThat(ringback.status("ann")).isEqualTo("AVAILABLE");
        assertThat(ringback.status("bob")).isEqualTo("DO_NOT_DISTURB");
        assertThat(ringback.shown("1")).isEqualTo(SuppressionState.IN_CALL);
    }
}
