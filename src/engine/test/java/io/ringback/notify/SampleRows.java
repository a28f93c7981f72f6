package io.ringback.notify;

import io.ringback.event.Contact;
import io.ringback.event.ContactChannel;
import io.ringback.event.EmergencyNotice;
import io.ringback.event.NoticeKind;
import java.time.Instant;
import java.util.List;

/** Contacts and notices as their topics have them. */
final class SampleRows {
    private SampleRows() {}

    static Contact contact(String id, int step, String... kinds) {
        return Contact.newBuilder()
                .setContactId(id)
                .setKinds(List.of(kinds))
                .setChannel(ContactChannel.EMAIL)
                .setAddress(id + "@example.com")
                .setStep(step)
                .build();
    }

    static EmergencyNotice notice(String id, String pool, NoticeKind kind, Instant at) {
        return EmergencyNotice.newBuilder()
                .setEventId(id)
                .setNoticeId(id)
                .setPool(pool)
                .setKind(kind)
                .setAgentId("ann")
                .setNumber("+12025550101")
                .setAt(at)
                .build();
    }
}
