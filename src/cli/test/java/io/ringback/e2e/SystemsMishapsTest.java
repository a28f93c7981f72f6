package io.ringback.e2e;

import static io.ringback.e2e.SystemWords.NOON;
import static io.ringback.e2e.SystemWords.dials;
import static io.ringback.e2e.SystemWords.freeSwitch;
import static io.ringback.e2e.SystemWords.micros;
import static io.ringback.e2e.SystemWords.rfc1123;
import static io.ringback.e2e.SystemWords.twilio;
import static io.ringback.e2e.SystemWords.webex;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.event.AutoResponderAction;
import io.ringback.event.CallbackNumber;
import io.ringback.event.DashboardSuppression;
import io.ringback.event.DecisionOutcome;
import io.ringback.event.LeaseState;
import io.ringback.event.NoticeKind;
import io.ringback.event.SuppressionState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What goes wrong with one system or another where the field was seen to meet it, from that system's own events on. */
class SystemsMishapsTest {
    @RegisterExtension
    final Played ringback = new Played();

    @Test
    void f02EndsACallWithFreeSwitchsHangUpThoughItsCompletionNeverComes() {
        onExtension1001();

        ringback.hears("freeswitch", dials(0), freeSwitch("CHANNEL_HANGUP", 30));
        assertThat(ringback.shown("f")).isEqualTo(SuppressionState.AFTER_CALL);
        ringback.play("SESSION_CLOSED - agentId=1001 key=1001");

        assertThat(ringback.status("1001")).isEqualTo("AVAILABLE");
    }

    @Test
    void f02FreesTheAgentWhoClosesWhenFreeSwitchTellsOfNoHangUpAtAll() {
        onExtension1001();

        ringback.hears("freeswitch", dials(0));
        ringback.play("SESSION_CLOSED - agentId=1001 key=1001\n+1900");

        assertThat(ringback.status("1001")).isEqualTo("AVAILABLE");
        assertThat(ringback.notices()).contains(NoticeKind.LEG_PRESUMED_OVER);
    }

    /** The gateway knows nothing of before at each heartbeat: it may have been restarted as often. */
    @Test
    void f03TellsOfACallThatFreeSwitchBelievesToBeUpForHours() {
        onExtension1001();

        ringback.hears("freeswitch", dials(0));
        for (long at = 1_200; at <= 5 * 3_600; at += 1_200) {
            ringback.play("+1200");
            ringback.hears("freeswitch", freeSwitch("SESSION_HEARTBEAT", at));
        }

        assertThat(ringback.status("1001")).isEqualTo("DO_NOT_DISTURB");
        assertThat(ringback.notices()).contains(NoticeKind.HELD_LONG);
        assertThat(ringback.instructions()).containsExactly(AutoResponderAction.SEND_CALLBACK_NUMBER);
    }

    @Test
    void f04TakesTwiliosCallbacksInTheOrderInWhichTheyArrive() {
        ringback.annIsAvailable();

        ringback.hears(
                "twilio",
                twilio("completed", 9),
                twilio("ringing", 2),
                twilio("in-progress", 4),
                twilio("initiated", 1),
                "CallSid=p&Direction=inbound&From=client%3Aann&To=&CallStatus=ringing&Timestamp=" + rfc1123(0));
        assertThat(ringback.shown("c")).isEqualTo(SuppressionState.AFTER_CALL);
        isOneEmergency();
        ringback.play("SESSION_CLOSED - agentId=ann key=ann");

        assertThat(ringback.status("ann")).isEqualTo("AVAILABLE");
        assertThat(ringback.shown("c")).isEqualTo(SuppressionState.DROP);
    }

    @Test
    void f06TakesJambonzThreeRingsForOne() {
        ringback.annIsAvailable();
        String call =
                "{\"call_sid\":\"p\",\"direction\":\"inbound\",\"from\":\"ann\",\"to\":\"911\",\"call_status\":\"%s\"}";

        for (String status : new String[] {"trying", "ringing", "ringing", "ringing", "in-progress", "in-progress"}) {
            ringback.hears("jambonz", call.formatted(status));
        }
        ringback.hears("jambonz", call.formatted("completed"), call.formatted("completed"));
        isOneEmergency();
        ringback.play("SESSION_CLOSED - agentId=ann key=ann");

        assertThat(ringback.status("ann")).isEqualTo("AVAILABLE");
    }

    @Test
    void f06TakesAmazonConnectsSecondDisconnectForTheFirst() {
        ringback.play("pool +12025550101\npresence a1 AVAILABLE");
        String ended = """
                {"detail":{"eventType":"DISCONNECTED","contactId":"1","channel":"VOICE","initiationMethod":"OUTBOUND","disconnectTimestamp":"2026-03-03T12:01:%sZ"}}""";
        String completed = """
                {"detail":{"eventType":"COMPLETED","contactId":"1","channel":"VOICE","initiationMethod":"OUTBOUND"},"time":"2026-03-03T12:02:00Z"}""";

        ringback.hears("amazon-connect", """
                {"Details":{"ContactData":{"Channel":"VOICE","ContactId":"1","InitiationMethod":"OUTBOUND","CustomerEndpoint":{"Address":"911"}},"Parameters":{"agent":"arn:aws:connect:r:1:instance/i/agent/a1"}}}
                """.strip());
        ringback.hears("amazon-connect", ended.formatted("10"));
        ringback.play("+12");
        ringback.hears("amazon-connect", ended.formatted("23"), completed, completed);

        isOneEmergency();
        assertThat(ringback.each(DashboardSuppression.class, DashboardSuppression::getState))
                .containsExactly(SuppressionState.IN_CALL, SuppressionState.AFTER_CALL, SuppressionState.DROP);
        assertThat(ringback.status("a1")).isEqualTo("AVAILABLE");
    }

    /** SignalWire speaks as Twilio does. */
    @Test
    void f06TakesSignalWiresTwoWordsForAnAnswerForOneAnswer() {
        ringback.annIsAvailable();

        ringback.hears(
                "twilio",
                "CallSid=p&Direction=inbound&From=client%3Aann&To=&CallStatus=ringing&Timestamp=" + rfc1123(0),
                twilio("initiated", 1),
                twilio("answered", 4),
                twilio("in-progress", 4),
                twilio("completed", 9),
                twilio("completed", 9));

        isOneEmergency();
        assertThat(ringback.shown("c")).isEqualTo(SuppressionState.AFTER_CALL);
    }

    @Test
    void f07TakesAnAgentsCallThatTwilioCallsInboundForTheAgents() {
        ringback.annIsAvailable();

        ringback.hears("twilio", "CallSid=p&Direction=inbound&From=client%3Aann&To=911&CallStatus=ringing");

        assertThat(ringback.status("ann")).isEqualTo("DO_NOT_DISTURB");
        isOneEmergency();
    }

    @Test
    void f08FindsTheAgentOnJambonzParentCallThoughTheChildComesFirst() {
        ringback.annIsAvailable();

        ringback.hears("jambonz", """
                {"call_sid":"c","parent_call_sid":"p","direction":"outbound","from":"+12025550111","to":"911","call_status":"trying"}
                """.strip(), """
                {"call_sid":"p","direction":"inbound","from":"ann","to":"dialler","call_status":"in-progress"}
                """.strip());

        assertThat(ringback.each(CallbackNumber.class, CallbackNumber::getAgentId))
                .containsExactly("ann");
        assertThat(ringback.shown("c")).isEqualTo(SuppressionState.IN_CALL);
        isOneEmergency();
    }

    /** All legs of a conversation belong together, the customer's and the responder's. */
    @Test
    void f28ServesAnAgentOfGenesysWhoDialsForTheCustomerOnTheLine() {
        ringback.annIsAvailable();
        String leg = """
                {"detail":{"topicName":"v2.detail.events.conversation.1.user.start","eventBody":{"eventTime":%d,"conversationId":"1","sessionId":"%s","mediaType":"VOICE","direction":"OUTBOUND","dnis":"tel:%s","userId":"ann"}}}""";

        ringback.hears(
                "genesys-cloud",
                leg.formatted(NOON.toEpochMilli(), "customer", "+12025550150"),
                leg.formatted(NOON.plusSeconds(60).toEpochMilli(), "psap", "911"));

        isOneEmergency();
        assertThat(ringback.status("ann")).isEqualTo("DO_NOT_DISTURB");
        assertThat(ringback.shown("customer")).isNull();
    }

    /** Fifty-five minutes on the phone, called back ten minutes after. */
    @ParameterizedTest
    @CsvSource({"PT0S, FALLBACK", "PT30M, DIRECT"})
    void f20KeepsTheNumberAfterALongCallOfWebexAsLongAsTheSiteSays(String minAfterCall, DecisionOutcome outcome) {
        ringback.with("callback.min-after-call", minAfterCall);
        ringback.annIsAvailable();

        ringback.hears("webex-contact-center", webex("task:new", "1", "OUTBOUND", "911", 0));
        ringback.play("+3298");
        ringback.hears("webex-contact-center", webex("task:ended", "1", "OUTBOUND", "911", 3_300));
        ringback.play("+600");
        ringback.hears("webex-contact-center", webex("task:new", "2", "INBOUND", "+12025550101", 3_900));

        assertThat(ringback.decisions()).containsExactly(outcome);
    }

    @Test
    void f32KeepsEveryLegOfFreeSwitchsBridgeOffTheRecord() {
        onExtension1001();

        ringback.hears(
                "freeswitch",
                dials(0),
                """
                {"Event-Name":"CHANNEL_CREATE","Unique-ID":"b","Channel-Call-UUID":"f","Call-Direction":"outbound","variable_sip_gateway":"x","Caller-Destination-Number":"+1911","Event-Date-Timestamp":"%s"}""".formatted(micros(1)),
                freeSwitch("CHANNEL_HANGUP", 30),
                """
                {"Event-Name":"CHANNEL_CREATE","Unique-ID":"r","Channel-Call-UUID":"r","Call-Direction":"inbound","Caller-Context":"public","Caller-Destination-Number":"+12025550101","Event-Date-Timestamp":"%s"}""".formatted(micros(60)),
                """
                {"Event-Name":"CHANNEL_HANGUP","Unique-ID":"r","Channel-Call-UUID":"r","Call-Direction":"inbound","Caller-Context":"public","Caller-Destination-Number":"+12025550101","Event-Date-Timestamp":"%s"}""".formatted(micros(70)));
        ringback.play("SESSION_CLOSED - agentId=1001 key=1001\n+1900");

        assertThat(ringback.each(DashboardSuppression.class, DashboardSuppression::getCallId))
                .contains("f", "b", "r");
        assertThat(ringback.each(DashboardSuppression.class, row -> row))
                .allMatch(row -> row.getNoRecording() && row.getHideFromOngoing() && row.getHideHistory());
        assertThat(ringback.status("1001")).isEqualTo("AVAILABLE");
    }

    private void onExtension1001() {
        ringback.play("pool +12025550101\npresence 1001 AVAILABLE");
    }

    private void isOneEmergency() {
        assertThat(ringback.leases()).containsExactly(LeaseState.ISSUED);
        assertThat(ringback.instructions()).containsExactly(AutoResponderAction.SEND_CALLBACK_NUMBER);
        assertThat(ringback.notices()).containsExactly(NoticeKind.EMERGENCY_CALL_PLACED);
        assertThat(ringback.rejects()).isEmpty();
    }
}
