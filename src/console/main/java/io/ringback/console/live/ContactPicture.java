package io.ringback.console.live;

import io.ringback.common.BoundedMap;
import io.ringback.console.live.Views.ContactView;
import io.ringback.console.live.Views.LastTold;
import io.ringback.event.ContactEntry;
import io.ringback.event.NoticeDelivery;
import java.util.Map;

/** Who is told of notices, without addresses, and what became of the last message to each (R29). */
final class ContactPicture {
    private static final String SECTION = "contacts";
    private static final int MOST_TOLD = 1_000;

    private final LiveDocument document;
    private final Map<String, LastTold> told = new BoundedMap<>(MOST_TOLD);

    ContactPicture(LiveDocument document) {
        this.document = document;
    }

    void listed(ContactEntry row) {
        document.put(
                SECTION,
                row.getContactId(),
                new ContactView(
                        row.getPool(), row.getKinds(), row.getChannel(), row.getStep(), told.get(row.getContactId())));
    }

    void left(String contactId) {
        document.remove(SECTION, contactId);
        told.remove(contactId);
    }

    /** Who acknowledged is no contact's state, and need not be a contact. */
    void delivered(NoticeDelivery row) {
        switch (row.getOutcome()) {
            case SENT, REFUSED, FAILED -> tried(row);
            default -> {}
        }
    }

    private void tried(NoticeDelivery row) {
        LastTold last = new LastTold(row.getOutcome().name(), row.getError(), row.getAt());
        told.put(row.getContactId(), last);
        if (document.section(SECTION).get(row.getContactId()) instanceof ContactView view) {
            document.put(SECTION, row.getContactId(), view.told(last));
        }
    }
}
