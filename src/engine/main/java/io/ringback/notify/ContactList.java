package io.ringback.notify;

import io.ringback.core.PoolName;
import io.ringback.notify.rules.Contact;
import io.ringback.notify.rules.ContactId;
import io.ringback.notify.rules.Contacts;
import io.ringback.notify.rules.Kind;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The provisioned contacts in the rules' words, without their addresses. */
final class ContactList {
    private static final Map<String, Kind> KINDS =
            Arrays.stream(Kind.values()).collect(Collectors.toMap(Kind::name, Function.identity()));

    private ContactList() {}

    static Contacts of(KeptTable<io.ringback.event.Contact> table) {
        return new Contacts(table.all().stream()
                .filter(row -> !row.getContactId().isBlank())
                .map(ContactList::contact)
                .toList());
    }

    private static Contact contact(io.ringback.event.Contact row) {
        return new Contact(
                new ContactId(row.getContactId()),
                row.getPool() == null ? null : new PoolName(row.getPool()),
                kinds(row),
                Math.max(0, row.getStep()));
    }

    /** A word that is no kind stays a kind that never comes: left out, it could mean every kind. */
    private static Set<Kind> kinds(io.ringback.event.Contact row) {
        return row.getKinds().stream()
                .map(word -> KINDS.getOrDefault(word, Kind.UNKNOWN))
                .collect(Collectors.toSet());
    }
}
