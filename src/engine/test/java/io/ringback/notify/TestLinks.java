package io.ringback.notify;

import io.ringback.notify.rules.ContactId;
import io.ringback.notify.rules.NoticeId;
import java.net.URI;

/** Links as notify makes them, for the console's tests. */
public final class TestLinks {
    private TestLinks() {}

    public static AckLinks make() {
        return new AckLinks(
                Secret.of("notice.ack.secret-file", "a-secret-of-enough-letters"),
                URI.create("https://ringback.example"));
    }

    /** The console's path of a link. */
    public static String path(AckLinks links, String notice, String contact) {
        return links.link(new NoticeId(notice), new ContactId(contact)).getPath();
    }
}
