package io.ringback.e2e;

import static io.ringback.e2e.SystemWords.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.event.SuppressionState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a system's word that something is over ends: one party's part in a call is not the call, nor a call the session. */
class SystemsEndsTest {
    private static final String CONNECT_DIALS = """
            {"Details":{"ContactData":{"Channel":"VOICE","ContactId":"1","InitiationMethod":"OUTBOUND","CustomerEndpoint":{"Address":"911"}},"Parameters":{"agent":"arn:aws:connect:r:1:instance/i/agent/a1"}}}""";
    private static final String CONNECT_ENDS = """
            {"detail":{"eventType":"DISCONNECTED","contactId":"1","channel":"VOICE","initiationMethod":"OUTBOUND","disconnectTimestamp":"2026-03-03T12:01:00Z"}}""";
    private static final String CONNECT_CALLED_BACK = """
            {"time":"2026-03-03T12:02:%s0Z","detail":{"eventType":"%s","contactId":"2","channel":"VOICE","initiationMethod":"INBOUND","systemEndpoint":{"address":"+12025550101"}}}""";
    private static final String ACS = """
            {"type":"Microsoft.Communication.%s","time":"2026-03-03T12:0%d:00Z","data":{"serverCallId":"s","operationContext":"%s"}}""";
    private static final String WEBEX = """
            {"data":{"type":"%s","interactionId":"t","eventTime":%d,"agentId":"ann","interaction":{"mediaType":"telephony","contactDirection":{"type":"OUTBOUND"},"isTerminated":%b,"callProcessingDetails":{"dnis":"911"}}}}""";

    @RegisterExtension
    final Played ringback = new Played();

    /** Amazon Connect completes a contact that no agent had as soon as it is over. */
    @Test
    void aResponderOfAmazonConnectWhomNobodyAnswersClosesNoSession() {
        ringback.play("pool +12025550101\npresence a1 AVAILABLE");

        ringback.hears(
                "amazon-connect",
                CONNECT_DIALS,
                CONNECT_ENDS,
                CONNECT_CALLED_BACK.formatted("0", "INITIATED"),
                CONNECT_CALLED_BACK.formatted("3", "DISCONNECTED"),
                CONNECT_CALLED_BACK.formatted("3", "COMPLETED"));

        assertThat(ringback.status("a1")).isEqualTo("DO_NOT_DISTURB");
        assertThat(ringback.shown("2")).isEqualTo(SuppressionState.AFTER_CALL);
    }

    /** The agent has hung up before Amazon Connect had the agent connected. */
    @Test
    void aMisdialOfAmazonConnectIsClosedThoughItsCompletionNamesNobody() {
        ringback.play("pool +12025550101\npresence a1 AVAILABLE");

        ringback.hears(
                "amazon-connect", CONNECT_DIALS, CONNECT_ENDS, CONNECT_ENDS.replace("DISCONNECTED", "COMPLETED"));

        assertThat(ringback.status("a1")).isEqualTo("AVAILABLE");
    }

    @Test
    void anApplicationOfAzuresThatSaysItLeavesEndsNoCall() {
        ringback.annIsAvailable();

        ringback.hears(
                "azure-communication-services",
                ACS.formatted("CallConnected", 1, "agent=ann&dialled=911&leaves=true"),
                ACS.formatted("CallDisconnected", 2, "agent=ann&dialled=911&leaves=true"));
        assertThat(ringback.shown("s")).isEqualTo(SuppressionState.IN_CALL);
        ringback.hears("azure-communication-services", ACS.formatted("CallEnded", 3, ""));

        assertThat(ringback.shown("s")).isEqualTo(SuppressionState.AFTER_CALL);
    }

    /** It may have no subscription to the call's own end: an agent must not stay shielded for an hour. */
    @Test
    void anApplicationOfAzuresThatDoesNotSaySoEndsItsCall() {
        ringback.annIsAvailable();

        ringback.hears(
                "azure-communication-services",
                ACS.formatted("CallConnected", 1, "agent=ann&dialled=911"),
                ACS.formatted("CallDisconnected", 2, "agent=ann&dialled=911"));

        assertThat(ringback.shown("s")).isEqualTo(SuppressionState.AFTER_CALL);
    }

    @Test
    void anAgentOfWebexWhoLeavesEndsNoCallThatGoesOn() {
        ringback.annIsAvailable();

        ringback.hears(
                "webex-contact-center", webex("AgentOfferContact", 0, false), webex("AgentContactEnded", 30, false));
        assertThat(ringback.shown("t")).isEqualTo(SuppressionState.IN_CALL);
        ringback.hears("webex-contact-center", webex("AgentContactEnded", 60, true));

        assertThat(ringback.shown("t")).isEqualTo(SuppressionState.AFTER_CALL);
    }

    private static String webex(String type, long second, boolean isTerminated) {
        return WEBEX.formatted(type, NOON.plusSeconds(second).toEpochMilli(), isTerminated);
    }
}
