package io.ringback.notify;

import io.ringback.core.PoolName;
import io.ringback.notify.rules.Contact;
import io.ringback.notify.rules.ContactId;
import io.ringback.notify.rules.Contacts;
import io.ringback.notify.rules.Kind;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The provisioned contacts in the rules' words, without their addresses; made anew when they have changed. */
final class ContactList {
    private static final long NEVER = -1;

    private final KeptTable<io.ringback.event.Contact> table;
    private long asOf = NEVER;
    private Contacts contacts = new Contacts(List.of());

    ContactList(KeptTable<io.ringback.event.Contact> table) {
        this.table = table;
    }

    /** Everybody, as of now. */
    Contacts now() {
        long changes = table.changes();
        if (changes != asOf) {
            contacts = new Contacts(table.all().stream()
                    .filter(row -> !row.getContactId().isBlank())
                    .map(ContactList::contact)
                    .toList());
            asOf = changes;
        }
        return contacts;
    }

    private static Contact contact(io.ringback.event.Contact row) {
        return new Contact(
                new ContactId(row.getContactId()),
                row.getPool() == null || row.getPool().isBlank() ? null : new PoolName(row.getPool()),
                kinds(row),
                Math.max(0, row.getStep()));
    }

    /** A word that is no kind stays a kind that never comes: left out, it could mean every kind. */
    private static Set<Kind> kinds(io.ringback.event.Contact row) {
        return row.getKinds().stream().map(Kind::named).collect(Collectors.toSet());
    }
}
