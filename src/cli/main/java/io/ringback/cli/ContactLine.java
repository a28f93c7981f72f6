package io.ringback.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringback.event.Contact;

/** A contact for people and for programs; its address only where it is asked for. */
final class ContactLine {
    private ContactLine() {}

    static String text(Contact contact, boolean withAddress) {
        String kinds = contact.getKinds().isEmpty() ? "every kind" : String.join(",", contact.getKinds());
        String pool = contact.getPool() == null ? "every pool" : contact.getPool();
        String address = withAddress && !contact.getAddress().isEmpty() ? "  " + contact.getAddress() : "";
        return Paint.harmless("%-16s  step %d  %-7s  %s  %s%s"
                .formatted(contact.getContactId(), contact.getStep(), contact.getChannel(), pool, kinds, address));
    }

    static String json(Contact contact, boolean withAddress) {
        ObjectNode object = JsonNodeFactory.instance
                .objectNode()
                .put("contactId", contact.getContactId())
                .put("pool", contact.getPool())
                .put("channel", contact.getChannel().name())
                .put("step", contact.getStep())
                .put("language", contact.getLanguage());
        contact.getKinds().forEach(object.putArray("kinds")::add);
        if (withAddress) {
            object.put("address", contact.getAddress());
        }
        return object.toString();
    }
}
