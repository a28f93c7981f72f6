package io.ringback.notify;

import io.ringback.event.Contact;
import io.ringback.event.ContactEntry;
import java.time.Duration;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/**
 * Lists the contacts without their addresses. It compares the list with the contacts after every change of either, so that
 * what was lost in a crash, or written by an instance that had been frozen, is put right.
 */
final class ListProcessor extends ContextualProcessor<String, SpecificRecord, String, ContactEntry> {
    private static final Duration EVERY = Duration.ofSeconds(1);
    private static final long NEVER = -1;

    private final KeptTable<Contact> contacts;
    private final KeptTable<ContactEntry> listed;
    private long compared = NEVER;

    ListProcessor(KeptTable<Contact> contacts, KeptTable<ContactEntry> listed) {
        this.contacts = contacts;
        this.listed = listed;
    }

    @Override
    public void init(ProcessorContext<String, ContactEntry> context) {
        super.init(context);
        context.schedule(EVERY, PunctuationType.WALL_CLOCK_TIME, this::compare);
    }

    /** A notice changes no contact. */
    @Override
    public void process(Record<String, SpecificRecord> notice) {}

    private void compare(long now) {
        long changes = contacts.changes() + listed.changes();
        if (changes == compared) {
            return;
        }
        compared = changes;
        Map<String, ContactEntry> wanted = contacts.all().stream()
                .map(ListProcessor::withoutAddress)
                .collect(Collectors.toMap(ContactEntry::getContactId, Function.identity()));
        wanted.forEach((id, entry) -> {
            if (!entry.equals(listed.get(id))) {
                write(id, entry, now);
            }
        });
        listed.all().stream()
                .map(ContactEntry::getContactId)
                .filter(id -> !wanted.containsKey(id))
                .forEach(id -> write(id, null, now));
    }

    private void write(String id, @Nullable ContactEntry entry, long now) {
        context().forward(new Record<>(id, entry, now));
    }

    private static ContactEntry withoutAddress(Contact contact) {
        return new ContactEntry(
                contact.getContactId(),
                contact.getPool(),
                contact.getKinds(),
                contact.getChannel().name(),
                contact.getStep());
    }
}
