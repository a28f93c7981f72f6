package io.ringback.asterisk;

import static io.ringback.asterisk.ContactCentre.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.consumer.SchemaOnlyConsumer;
import io.ringback.consumer.SchemaOnlyConsumer.Seen;
import io.ringback.event.Contact;
import io.ringback.event.ContactChannel;
import io.ringback.phone.Dialog;
import io.ringback.phone.SipPhone;
import io.ringback.settings.Settings;
import io.ringback.wire.EventSerdes;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A contact who is called hears of an emergency through a real Asterisk, and says by a key that they have. */
@ExtendWith({WhereAnAsteriskIs.class, InContactCentre.class})
class NoticeTelephony {
    private final ContactCentre centre;

    NoticeTelephony(ContactCentre centre) {
        this.centre = centre;
    }

    @Test
    void aContactIsCalledAndAcknowledgesByAKey() throws Exception {
        provision("guard", "+12025550160");
        centre.notifier().start();
        SipPhone outside = centre.outside();

        Dialog emergency = centre.emergencyOf(centre.ann());
        await("the PSAP and the contact are called", () -> outside.incoming().size() >= 2);

        Dialog contact = outside.incoming().get(1);
        await("the contact answers", contact::isAnswered);
        assertThat(row(told -> told.text("outcome").equals("SENT")).text("contactId"))
                .isEqualTo("guard");
        // The switch asks for a key when it has said everything.
        AtomicBoolean over = new AtomicBoolean();
        Thread finger = new Thread(() -> press(contact, over));
        finger.start();
        try {
            assertThat(row(told -> told.text("outcome").equals("ACKNOWLEDGED")).text("contactId"))
                    .isEqualTo("guard");
        } finally {
            over.set(true);
            finger.join();
        }
        emergency.hangUp();
    }

    private static void press(Dialog call, AtomicBoolean over) {
        try {
            while (!over.get()) {
                call.press('1');
                Thread.sleep(500);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Seen row(Predicate<Seen> wanted) {
        Settings settings = centre.settings();
        try (SchemaOnlyConsumer rows =
                new SchemaOnlyConsumer(settings.bootstrapServers(), settings.topicPrefix() + "notice-deliveries")) {
            List<Seen> seen = rows.readUntil(all -> all.stream().anyMatch(wanted), ContactCentre.PATIENCE);
            return seen.stream().filter(wanted).findFirst().orElseThrow();
        }
    }

    private void provision(String id, String number) throws Exception {
        Contact contact = Contact.newBuilder()
                .setContactId(id)
                .setKinds(List.of("EMERGENCY_CALL_PLACED"))
                .setChannel(ContactChannel.CALL)
                .setAddress(number)
                .build();
        Settings settings = centre.settings();
        try (KafkaProducer<String, Contact> producer = new KafkaProducer<>(
                settings.kafka(),
                new StringSerializer(),
                EventSerdes.avro(Contact.class).serializer())) {
            producer.send(new ProducerRecord<>(settings.topicPrefix() + "contacts", id, contact))
                    .get();
        }
    }
}
