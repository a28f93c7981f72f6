package io.ringback.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.event.AutoResponderAction;
import io.ringback.event.DashboardSuppression;
import io.ringback.event.DecisionOutcome;
import io.ringback.event.LeaseState;
import io.ringback.event.NoticeKind;
import io.ringback.event.SuppressionState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the field meets with one system or another, from that system's own events on. */
class SystemsFieldCasesTest {

    @RegisterExtension
    final Played ringback = new Played();

    @Test
    void f02FreesTheAgentWhoClosesWhenJambonzNeverTellsOfTheHangUp() {
        ringback.annIsAvailable();

        ringback.hears("jambonz", """
                {"call_sid":"p","direction":"inbound","from":"ann","to":"911","call_status":"trying"}
                {"call_sid":"c","parent_call_sid":"p","direction":"outbound","from":"+12025550111","to":"911","call_status":"ringing"}
                {"call_sid":"p","direction":"inbound","from":"ann","to":"911","call_status":"no-answer"}
                """);
        ringback.play("SESSION_CLOSED - agentId=ann key=ann\n+1900");

        assertThat(ringback.status("ann")).isEqualTo("AVAILABLE");
        assertThat(ringback.notices()).contains(NoticeKind.LEG_PRESUMED_OVER);
    }

    @Test
    void f07TurnsRoundWhatTheSwitchesCallInbound() {
        ringback.annIsAvailable().play("presence 1001 AVAILABLE");

        ringback.hears("jambonz", """
                {"call_sid":"j","direction":"inbound","from":"ann","to":"911","call_status":"trying"}
                """);
        ringback.hears("freeswitch", """
                {"Event-Name":"CHANNEL_CREATE","Unique-ID":"f","Call-Direction":"inbound","Caller-Context":"default","Caller-Username":"1001","Caller-Destination-Number":"911","Event-Date-Timestamp":"1772539200000000"}
                """);

        assertThat(ringback.status("ann")).isEqualTo("DO_NOT_DISTURB");
        assertThat(ringback.status("1001")).isEqualTo("DO_NOT_DISTURB");
        assertThat(ringback.rejects()).isEmpty();
    }

    @Test
    void f08FindsTheAgentOnTwiliosParentCall() {
        ringback.annIsAvailable();

        ringback.hears("twilio", """
                CallSid=c&ParentCallSid=p&Direction=outbound-dial&From=%2B12025550111&To=911&CallStatus=initiated
                CallSid=p&Direction=inbound&From=client%3Aann&To=&CallStatus=ringing
                """);

        assertThat(ringback.status("ann")).isEqualTo("DO_NOT_DISTURB");
        assertThat(ringback.instructions()).containsExactly(AutoResponderAction.SEND_CALLBACK_NUMBER);
        assertThat(ringback.shown("c")).isEqualTo(SuppressionState.IN_CALL);
        assertThat(ringback.rejects()).isEmpty();
    }

    @Test
    void f13And14HideATransferOfAmazonConnectAndWaitForItsEndInEitherOrder() {
        ringback.play("pool +12025550101\npresence a1 AVAILABLE\npresence b2 AVAILABLE");

        ringback.hears("amazon-connect", """
                {"detail":{"eventType":"INITIATED","contactId":"2","initialContactId":"1","channel":"VOICE","initiationMethod":"TRANSFER","initiationTimestamp":"2026-03-03T12:01:00Z","agentInfo":{"agentArn":"arn:aws:connect:r:1:instance/i/agent/b2"},"systemEndpoint":{"address":"6001"}}}
                {"Details":{"ContactData":{"Channel":"VOICE","ContactId":"1","InitiationMethod":"OUTBOUND","CustomerEndpoint":{"Address":"911"}},"Parameters":{"agent":"arn:aws:connect:r:1:instance/i/agent/a1"}}}
                {"detail":{"eventType":"CONNECTED_TO_AGENT","contactId":"2","initialContactId":"1","channel":"VOICE","initiationMethod":"TRANSFER","agentInfo":{"connectedToAgentTimestamp":"2026-03-03T12:01:05Z"}}}
                {"detail":{"eventType":"DISCONNECTED","contactId":"1","channel":"VOICE","initiationMethod":"OUTBOUND","disconnectTimestamp":"2026-03-03T12:01:10Z"}}
                {"detail":{"eventType":"COMPLETED","contactId":"1","channel":"VOICE","initiationMethod":"OUTBOUND"},"time":"2026-03-03T12:01:20Z"}
                """);
        assertThat(ringback.shown("2")).isEqualTo(SuppressionState.IN_CALL);
        assertThat(ringback.status("a1")).isEqualTo("DO_NOT_DISTURB");
        ringback.hears("amazon-connect", """
                {"detail":{"eventType":"DISCONNECTED","contactId":"2","initialContactId":"1","channel":"VOICE","initiationMethod":"TRANSFER","disconnectTimestamp":"2026-03-03T12:03:00Z"}}
                """);

        assertThat(ringback.status("a1")).isEqualTo("AVAILABLE");
        assertThat(ringback.shown("2")).isEqualTo(SuppressionState.DROP);
        assertThat(ringback.leases()).containsExactly(LeaseState.ISSUED);
        assertThat(ringback.notices()).containsExactly(NoticeKind.EMERGENCY_CALL_PLACED);
    }

    @Test
    void f15TakesTheCarriersThatFreeSwitchTriesForSidesOfOneCall() {
        ringback.play("pool +12025550101\npresence 1001 AVAILABLE");

        ringback.hears("freeswitch", """
                {"Event-Name":"CHANNEL_CREATE","Unique-ID":"a","Channel-Call-UUID":"a","Call-Direction":"inbound","Caller-Username":"1001","Caller-Destination-Number":"911","Event-Date-Timestamp":"1772539200000000"}
                {"Event-Name":"CHANNEL_CREATE","Unique-ID":"b1","Channel-Call-UUID":"a","Call-Direction":"outbound","variable_sip_gateway":"x","Caller-Destination-Number":"+1911","Event-Date-Timestamp":"1772539201000000"}
                {"Event-Name":"CHANNEL_HANGUP","Unique-ID":"b1","Channel-Call-UUID":"a","Call-Direction":"outbound","variable_sip_gateway":"x","Caller-Destination-Number":"+1911","Event-Date-Timestamp":"1772539202000000"}
                {"Event-Name":"CHANNEL_CREATE","Unique-ID":"b2","Channel-Call-UUID":"a","Call-Direction":"outbound","variable_sip_gateway":"y","Caller-Destination-Number":"+1911","Event-Date-Timestamp":"1772539203000000"}
                {"Event-Name":"CHANNEL_ANSWER","Unique-ID":"b2","Channel-Call-UUID":"a","Call-Direction":"outbound","variable_sip_gateway":"y","Caller-Destination-Number":"+1911","Event-Date-Timestamp":"1772539205000000"}
                {"Event-Name":"CHANNEL_HANGUP","Unique-ID":"a","Channel-Call-UUID":"a","Call-Direction":"inbound","Caller-Username":"1001","Caller-Destination-Number":"911","Event-Date-Timestamp":"1772539260000000"}
                {"Event-Name":"CHANNEL_HANGUP","Unique-ID":"b2","Channel-Call-UUID":"a","Call-Direction":"outbound","variable_sip_gateway":"y","Caller-Destination-Number":"+1911","Event-Date-Timestamp":"1772539261000000"}
                """);
        ringback.play("SESSION_CLOSED - agentId=1001 key=1001");

        assertThat(ringback.status("1001")).isEqualTo("AVAILABLE");
        assertThat(ringback.leases()).containsExactly(LeaseState.ISSUED);
        assertThat(ringback.notices()).containsExactly(NoticeKind.EMERGENCY_CALL_PLACED);
        assertThat(ringback.rejects()).isEmpty();
        assertThat(ringback.shown("b1")).isEqualTo(SuppressionState.DROP);
        assertThat(ringback.shown("b2")).isEqualTo(SuppressionState.DROP);
    }

    @Test
    void f26ReadsJambonzNumbersWithoutPlusInAnotherCountrysPool() {
        ringback.play("""
                pool +442079460101 south
                presence liz AVAILABLE
                STARTED 1 direction=OUTBOUND agentId=liz dialledNumber=999 pool=south
                """);

        ringback.hears("jambonz", """
                {"call_sid":"2","direction":"inbound","from":"442079460990","to":"442079460101","call_status":"trying","originating_sip_trunk_name":"carrier"}
                """);

        assertThat(ringback.decisions()).containsExactly(DecisionOutcome.DIRECT);
    }

    @Test
    void f28LeavesTheCustomerOnHoldAloneWhenAnAgentOfAmazonConnectDials() {
        ringback.play("pool +12025550101\npresence a1 AVAILABLE");

        ringback.hears("amazon-connect", """
                {"detail":{"eventType":"CONNECTED_TO_AGENT","contactId":"0","channel":"VOICE","initiationMethod":"INBOUND","agentInfo":{"agentArn":"arn:aws:connect:r:1:instance/i/agent/a1","connectedToAgentTimestamp":"2026-03-03T11:50:00Z"},"systemEndpoint":{"address":"+12025550150"}}}
                {"Details":{"ContactData":{"Channel":"VOICE","ContactId":"1","InitiationMethod":"OUTBOUND","CustomerEndpoint":{"Address":"911"}},"Parameters":{"agent":"arn:aws:connect:r:1:instance/i/agent/a1"}}}
                {"detail":{"eventType":"DISCONNECTED","contactId":"0","channel":"VOICE","initiationMethod":"INBOUND","disconnectTimestamp":"2026-03-03T12:00:10Z"}}
                {"detail":{"eventType":"DISCONNECTED","contactId":"1","channel":"VOICE","initiationMethod":"OUTBOUND","disconnectTimestamp":"2026-03-03T12:00:20Z"}}
                {"detail":{"eventType":"COMPLETED","contactId":"1","channel":"VOICE","initiationMethod":"OUTBOUND"},"time":"2026-03-03T12:00:30Z"}
                """);

        assertThat(ringback.each(DashboardSuppression.class, DashboardSuppression::getCallId))
                .containsOnly("1");
        assertThat(ringback.status("a1")).isEqualTo("AVAILABLE");
    }
}
