package io.ringback.privacy;

import io.ringback.event.Contact;
import io.ringback.event.ContactChannel;
import io.ringback.receivers.MailReceiver;
import io.ringback.receivers.WebReceiver;
import io.ringback.settings.Settings;
import io.ringback.topics.TopicCatalog;
import io.ringback.wire.EventSerdes;
import io.ringback.wire.JsonCodec;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Contacts whose addresses occur nowhere else, and the servers that are to tell them: some refuse, and quote the address when
 * they do. Nobody acknowledges, so that the second step is told, too.
 */
final class ToldContacts implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final CanarySet addresses = CanarySet.ofManyAreas(System.nanoTime());
    private final List<String> canaryValues = new ArrayList<>();
    private final List<Contact> contacts = new ArrayList<>();
    private final MailReceiver mail;
    private final WebReceiver web;
    private final Path password;

    /** @param folder where the Asterisk's password lies */
    ToldContacts(Path folder) throws IOException {
        this.password = Files.writeString(folder.resolve("asterisk-password"), "not-a-secret");
        this.mail = new MailReceiver(text -> {});
        this.web = new WebReceiver(body -> {});
        add("desk", ContactChannel.EMAIL, word("mailbox") + "@example.com", 0);
        add("left", ContactChannel.EMAIL, word("mailbox that is refused") + "@example.org", 0);
        add("hook", ContactChannel.WEBHOOK, web.url() + "/" + word("webhook"), 0);
        add("gone", ContactChannel.WEBHOOK, web.url() + WebReceiver.REFUSING + word("webhook that refuses"), 0);
        add("guard", ContactChannel.CALL, number("number that is called"), 1);
        add("log", ContactChannel.LOG, "", 1);
    }

    Collection<Canary> addresses() {
        return addresses.all();
    }

    /** What notify must be set to so that it tells them. */
    List<String> settings() {
        return List.of(
                "notice.smtp.url=" + mail.url(),
                "notice.smtp.from=ringback@example.com",
                "notice.allow-private=true",
                "notice.escalate-after=PT2S",
                "notice.retry-for=PT10S",
                "asterisk.url=" + web.url() + "/ari",
                "asterisk.password-file=" + password);
    }

    /** Writes them as operators do, one in JSON. */
    void provision(Settings settings) throws InterruptedException {
        String topic = TopicCatalog.load(settings).topic("contacts").name();
        var avro = EventSerdes.avro(Contact.class).serializer();
        try (var producer = new KafkaProducer<>(settings.kafka(), new StringSerializer(), new ByteArraySerializer())) {
            for (Contact contact : contacts) {
                byte[] value = contact.getStep() == 0
                        ? avro.serialize(topic, contact)
                        : JsonCodec.toJson(contact).getBytes(StandardCharsets.UTF_8);
                producer.send(new ProducerRecord<>(topic, contact.getContactId(), value))
                        .get();
            }
        } catch (ExecutionException e) {
            throw new KafkaException("the contacts could not be written", e.getCause());
        }
    }

    /** @throws ProofFailure when somebody was not told within two minutes */
    void awaitTold() throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!canaryValues.stream().allMatch(this::hasCome)) {
            if (System.nanoTime() > deadline) {
                throw new ProofFailure("a contact was never told, so that nothing is proved of addresses");
            }
            Thread.sleep(100);
        }
    }

    @Override
    public void close() throws IOException {
        mail.close();
        web.close();
    }

    private boolean hasCome(String value) {
        return mail.asked().stream().anyMatch(asked -> asked.contains(value))
                || web.asked().stream().anyMatch(asked -> asked.contains(value));
    }

    private String word(String place) {
        String word = addresses.word("contact's " + place);
        canaryValues.add(word);
        return word;
    }

    private String number(String place) {
        String number = addresses.number("contact's " + place);
        canaryValues.add(number);
        return number;
    }

    private void add(String id, ContactChannel channel, String address, int step) {
        contacts.add(Contact.newBuilder()
                .setContactId(id)
                .setChannel(channel)
                .setAddress(address)
                .setStep(step)
                .build());
    }
}
