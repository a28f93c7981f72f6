package io.ringback.notify.rules;

/** A contact's id; the address is looked up when a message is sent, and is nowhere in these rules. */
public record ContactId(String value) implements Comparable<ContactId> {
    public ContactId {
        if (value.isBlank()) {
            throw new IllegalArgumentException("a contact's id is blank");
        }
    }

    @Override
    public int compareTo(ContactId other) {
        return value.compareTo(other.value);
    }
}
