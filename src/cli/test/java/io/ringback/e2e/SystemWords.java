package io.ringback.e2e;

import java.time.Duration;
import java.time.Instant;

/** Events of one call as FreeSWITCH, Twilio and Webex send them, each some seconds after noon. */
final class SystemWords {
    static final Instant NOON = Instant.parse("2026-03-03T12:00:00Z");

    private SystemWords() {}

    static String dials(long second) {
        return freeSwitch("CHANNEL_CREATE", second);
    }

    static String freeSwitch(String event, long second) {
        return """
                {"Event-Name":"%s","Unique-ID":"f","Channel-Call-UUID":"f","Call-Direction":"inbound","Caller-Username":"1001","Caller-Destination-Number":"911","Event-Date-Timestamp":"%s"}""".formatted(event, micros(second));
    }

    static String twilio(String status, long second) {
        return "CallSid=c&ParentCallSid=p&Direction=outbound-dial&From=%2B12025550111&To=911&CallStatus=" + status
                + "&Timestamp=" + rfc1123(second);
    }

    static String webex(String type, String task, String direction, String to, long second) {
        return """
                {"type":"%s","data":{"taskId":"%s","channelType":"telephony","createdTime":%d,"agentId":"ann","direction":"%s","destination":"%s"}}""".formatted(type, task, NOON.plusSeconds(second).toEpochMilli(), direction, to);
    }

    static String rfc1123(long second) {
        Duration after = Duration.ofSeconds(second);
        return "Tue%%2C+03+Mar+2026+12%%3A%02d%%3A%02d+%%2B0000"
                .formatted(after.toMinutesPart(), after.toSecondsPart());
    }

    static String micros(long second) {
        return NOON.plusSeconds(second).getEpochSecond() + "000000";
    }
}
