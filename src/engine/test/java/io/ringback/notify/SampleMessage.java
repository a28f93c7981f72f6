package io.ringback.notify;

import io.ringback.core.PoolName;
import io.ringback.notify.rules.ContactId;
import io.ringback.notify.rules.Kind;
import io.ringback.notify.rules.Notice;
import io.ringback.notify.rules.NoticeId;
import java.net.URI;
import java.time.Instant;

/** A notice of an emergency, and what the contact {@code desk} is told of it. */
final class SampleMessage {
    static final Notice NOTICE = new Notice(
            new NoticeId("default-17"),
            new PoolName("default"),
            Kind.EMERGENCY_CALL_PLACED,
            new Notice.About("c1", "ann\r\nBcc: all@example.com", "+12025550101", "hq-4", null, null),
            Instant.parse("2026-11-01T12:00:00Z"));

    private SampleMessage() {}

    static Message emergency() {
        return Message.of(
                NOTICE, new ContactId("desk"), "Building 4, floor 2", URI.create("https://ringback.example/ack/token"));
    }
}
