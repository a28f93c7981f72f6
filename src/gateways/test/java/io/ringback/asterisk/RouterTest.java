package io.ringback.asterisk;

import static io.ringback.asterisk.Switchboard.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.consumer.RouterDefaults;
import io.ringback.consumer.RoutingTable;
import io.ringback.event.BlockState;
import io.ringback.event.DirectRoute;
import io.ringback.event.InboundBlock;
import io.ringback.event.NumberState;
import io.ringback.event.PooledNumber;
import io.ringback.event.RouteBypass;
import io.ringback.numbers.NumberReading;
import io.ringback.settings.SettingSources;
import io.ringback.settings.Settings;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The lines that the dialplan takes apart. */
class RouterTest {
    private static final String NUMBER = "+12025550140";

    private final RoutingTable table =
            new RoutingTable(new RouterDefaults("sip:600@pbx", Map.of(), Duration.ofSeconds(25)));
    private final LeaseTable leases = new LeaseTable();
    private final Router router = router(Switchboard.PHONES);

    @Test
    void goesOnAsEverWhileNothingIsKnown() {
        assertThat(ask("to", NUMBER, "agent", "ann")).isEqualTo("NORMAL");
    }

    @ParameterizedTest
    @ValueSource(strings = {NUMBER, "12025550140", "2025550140", "912025550140", "01112025550140", "9,2025550140"})
    void ringsTheHoldersPhoneInWhateverFormTheNumberWasDialled(String dialled) {
        given(leased(false));

        assertThat(ask("to", dialled, "channel", "PJSIP/trunk-0001"))
                .isEqualTo("DIRECT|PJSIP/ann|20|600|outbound|" + NUMBER);
    }

    /** The agent may have used another since, and the role may have begun anew. */
    @Test
    void ringsTheDeviceFromWhichTheAgentCalled() {
        given(leasedFrom("PJSIP/99ann"));

        assertThat(ask("to", NUMBER, "channel", "PJSIP/trunk-0001")).startsWith("DIRECT|PJSIP/99ann|");
    }

    @Test
    void ringsTheAgentsPhoneWhereAnotherGatewayKnowsTheDevice() {
        given(leasedFrom("line-17"));

        assertThat(ask("to", NUMBER, "channel", "PJSIP/trunk-0001")).startsWith("DIRECT|PJSIP/ann|");
    }

    /** A trunk would ring beside the phone, or the line be read as another. */
    @Test
    void sendsTheResponderOfAnAgentWhomAsteriskCannotNameToTheFallback() {
        Router any = router(new Phones(List.of(Pattern.compile("PJSIP/(.+)")), List.of()));
        given(SampleRows.route(NUMBER, NOW.plusSeconds(3600))
                .setAgentId("ann&PJSIP/carrier")
                .setEndpointRef("PJSIP/ann&PJSIP/carrier")
                .build());

        assertThat(any.answer(Map.of("to", NUMBER), NOW)).isEqualTo("FALLBACK|||600|outbound");
    }

    @Test
    void ringsThePhoneOfAnAgentWhomAMarkedCallIsFor() {
        given(leased(false));

        assertThat(ask("agent", "ann", "priority", "psap-callback")).startsWith("DIRECT|PJSIP/ann|");
    }

    @Test
    void recordsTheHoldersMessageUnderADigestOfTheNumberAndTheLease() {
        given(leased(false));

        assertThat(ask("to", NUMBER, "channel", "PJSIP/ann-0001", "call", "1795884.4"))
                .isEqualTo("BOT|ringback-974c506f86cb8c1f-7-1795884_4");
    }

    @Test
    void leavesAColleaguesCallToTheNumberAlone() {
        given(leased(false));

        assertThat(ask("to", NUMBER, "channel", "PJSIP/bob-0001")).isEqualTo("NORMAL");
    }

    @Test
    void sendsACallToANumberThatNobodyHoldsToTheFallback() {
        apply(
                "numbers",
                NUMBER,
                PooledNumber.newBuilder()
                        .setNumber(NUMBER)
                        .setPool("default")
                        .setState(NumberState.IN_SERVICE)
                        .build());

        assertThat(ask("to", "12025550140", "channel", "PJSIP/trunk-0001")).isEqualTo("FALLBACK|||600|outbound");
    }

    @Test
    void keepsCustomersFromAnAgentInAnEmergency() {
        apply(
                "override.inbound-blocks",
                "ann",
                InboundBlock.newBuilder()
                        .setEventId("default-2")
                        .setPool("default")
                        .setFence(7)
                        .setAgentId("ann")
                        .setState(BlockState.ACTIVE)
                        .setExceptNumbers(List.of(NUMBER))
                        .setExceptCallers(List.of("+12025550199"))
                        .setExceptPsapCallback(true)
                        .setRequiresDecision(false)
                        .setExpiresAt(NOW.plusSeconds(60))
                        .setReason("EMERGENCY")
                        .build());

        assertThat(ask("agent", "ann", "from", "2025550150")).isEqualTo("BLOCKED");
        assertThat(ask("agent", "ann", "from", "2025550199")).isEqualTo("NORMAL");
        assertThat(ask("agent", "bob", "from", "2025550150")).isEqualTo("NORMAL");
    }

    @Test
    void hasTheDialplanWaitForADecisionOnceAndThenGoesDirect() {
        given(leased(true));

        assertThat(ask("to", NUMBER, "call", "1")).isEqualTo("WAIT");
        assertThat(ask("to", NUMBER, "call", "1", "waited", "yes")).startsWith("DIRECT|");
    }

    private Router router(Phones phones) {
        return new Router(
                table,
                leases,
                phones,
                new NumberReading(() -> List.of("US")),
                new CallRecords(Settings.load(SettingSources.none()).asterisk()),
                "outbound");
    }

    private String ask(String... fields) {
        Map<String, String> question = new HashMap<>();
        for (int i = 0; i < fields.length; i += 2) {
            question.put(fields[i], fields[i + 1]);
        }
        return router.answer(question, NOW);
    }

    private void given(DirectRoute route) {
        apply("override.direct-routes", route.getNumber(), route);
    }

    private void apply(String topic, String key, SpecificRecord row) {
        table.apply(topic, key, row, NOW);
        leases.apply(topic, key, row, NOW);
    }

    private static DirectRoute leased(boolean requiresDecision) {
        return route(requiresDecision, null);
    }

    private static DirectRoute leasedFrom(String endpoint) {
        return route(false, endpoint);
    }

    private static DirectRoute route(boolean requiresDecision, @Nullable String endpoint) {
        return SampleRows.route(NUMBER, NOW.plusSeconds(3600))
                .setBypass(List.of(RouteBypass.PRESENCE))
                .setRequiresDecision(requiresDecision)
                .setEndpointRef(endpoint)
                .build();
    }
}
