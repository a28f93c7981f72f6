package io.ringback.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.event.CallEvent;
import io.ringback.event.CallEventType;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Whose session a system closes (R4): that of its call, or of the agent whom it names for that. */
class ClosedSessionsTest {
    private static final Instant NOON = Instant.parse("2026-03-03T12:00:00Z");

    /** As docs/contract.md has it for whoever knows no call of the session. */
    @Test
    void closesTheSessionOfTheAgentWhomTheContractsEventNames() throws Exception {
        List<CallEvent> events = told("ringback", """
                {"callId":"panel-1","type":"SESSION_CLOSED","agentId":"ann","pool":"tenant-7","force":true}""");

        assertThat(events).singleElement().satisfies(event -> {
            assertThat(event.getType()).isEqualTo(CallEventType.SESSION_CLOSED);
            assertThat(event.getAgentId()).isEqualTo("ann");
            assertThat(event.getPool()).isEqualTo("tenant-7");
            assertThat(event.getForce()).isTrue();
        });
    }

    /** It is the end of a customer's call: the agent's emergency goes on. */
    @Test
    void closesNoOtherSessionOfAnAgentWhoseCallIsDone() throws Exception {
        List<CallEvent> events = told("amazon-connect", """
                {"detail":{"contactId":"c1","channel":"VOICE","initiationMethod":"INBOUND","eventType":"COMPLETED",
                "systemEndpoint":{"address":"+12025550101"},
                "agentInfo":{"agentArn":"arn:aws:connect:eu:1:instance/i/agent/ann"}}}""");

        assertThat(events)
                .filteredOn(event -> event.getType() == CallEventType.SESSION_CLOSED)
                .singleElement()
                .extracting(CallEvent::getAgentId)
                .isNull();
    }

    private static List<CallEvent> told(String system, String text) throws Exception {
        MappingFile file = MappingFile.load(system);
        Mapping mapping = new Mapping(file, new Agents(file.agents()));
        CallBook book = new CallBook(file.closesWithCall());
        CallEvents records = new CallEvents(new GatewayProfile(system, null, null));
        return mapping.read(EventText.read(text), Map.of(), NOON, flaw -> {}).stream()
                .flatMap(report -> book.on(report, NOON).stream())
                .map(told -> records.of(told.report()))
                .toList();
    }
}
