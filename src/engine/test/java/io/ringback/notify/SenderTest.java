package io.ringback.notify;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.event.Contact;
import io.ringback.event.ContactChannel;
import io.ringback.event.Location;
import io.ringback.event.NoticeDelivery;
import io.ringback.notify.NotifyTopology.Provisioned;
import io.ringback.notify.rules.ContactId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What becomes of an order: a row that tells of the attempt, without an address. */
class SenderTest {
    private final Rejections rejections = new Rejections(() -> {
        throw new AssertionError("nothing is to be rejected");
    });
    private final KeptTable<Contact> contacts = new KeptTable<>(
            "contacts", Contact.class, new KeptTable.Key<>("contactId", Contact::getContactId), rejections);
    private final KeptTable<Location> locations = new KeptTable<>(
            "locations", Location.class, new KeptTable.Key<>("locationRef", Location::getLocationRef), rejections);
    private final List<NoticeDelivery> rows = new ArrayList<>();
    private final List<String> addresses = new ArrayList<>();
    private final List<@Nullable String> places = new ArrayList<>();
    private final List<Consumer<Result>> unanswered = new ArrayList<>();
    private final RecentOrders recent = new RecentOrders();
    private final Sender sender = sender(true);

    private Sender sender(boolean answers) {
        return new Sender(
                new Provisioned(contacts, locations),
                Map.of(ContactChannel.EMAIL, new Recording(answers)),
                Optional.empty(),
                recent,
                rows::add,
                () -> NotifyDriver.START);
    }

    @Test
    void looksTheAddressUpWhenItSends() {
        contacts.put(SampleRows.contact("desk", 0));

        sender.tell(order("desk", 1));

        assertThat(addresses).containsExactly("desk@example.com");
        assertThat(rows).singleElement().asString().contains("SENT").doesNotContain("@example.com");
    }

    @Test
    void saysThePlaceAsTheSiteCallsItAndElseAsTheGatewayDoes() {
        contacts.put(SampleRows.contact("desk", 0));

        sender.tell(order("desk", 1));
        locations.put(new Location("hq-4", "Building 4, floor 2", null));
        sender.tell(order("desk", 2));

        assertThat(places).containsExactly("hq-4", "Building 4, floor 2");
    }

    @Test
    void makesAnAttemptOnceHoweverOftenItIsAskedFor() {
        contacts.put(SampleRows.contact("desk", 0));

        sender.tell(order("desk", 1));
        sender.tell(order("desk", 1));
        sender.tell(order("desk", 2));

        assertThat(addresses).hasSize(2);
    }

    @Test
    void doesNotAskAgainWhileAnAttemptIsUnderWay() {
        contacts.put(SampleRows.contact("desk", 0));
        Sender waiting = sender(false);

        waiting.tell(order("desk", 1));
        waiting.tell(order("desk", 1));

        assertThat(addresses).hasSize(1);
    }

    /** A task that comes back to its process, while the mail server hangs, has a sender of its own. */
    @Test
    void makesAnAttemptThatWasUnderWayWhenTheSenderBeforeItClosed() {
        contacts.put(SampleRows.contact("desk", 0));
        Sender before = sender(false);
        before.tell(order("desk", 1));

        before.close();
        unanswered.forEach(done -> done.accept(Result.failed("CLOSED")));
        sender.tell(order("desk", 1));

        assertThat(addresses).hasSize(2);
        assertThat(rows).singleElement().asString().contains("SENT");
    }

    /** The row may have been read before the notice, which was decided again: then nobody has made anything of it. */
    @Test
    void saysAgainHowAnAttemptEndedThatIsAskedForAgain() {
        contacts.put(SampleRows.contact("desk", 0));
        sender.tell(order("desk", 1));

        sender(true).tell(order("desk", 1));

        assertThat(addresses).hasSize(1);
        assertThat(rows).hasSize(2).allMatch(row -> row.equals(rows.get(0)));
    }

    /** It would end the stream's thread, and the next one, which is asked for the same again. */
    @Test
    void goesOnWhereAChannelFailsAtAnAddress() {
        contacts.put(SampleRows.contact("desk", 0));
        Sender failing = new Sender(
                new Provisioned(contacts, locations),
                Map.of(ContactChannel.EMAIL, new Failing()),
                Optional.empty(),
                recent,
                rows::add,
                () -> NotifyDriver.START);

        failing.tell(order("desk", 1));

        assertThat(rows).singleElement().satisfies(row -> {
            assertThat(row.getOutcome()).hasToString("FAILED");
            assertThat(row.getError()).isEqualTo("UNEXPECTED");
        });
    }

    @Test
    void saysThatAContactIsGone() {
        sender.tell(order("nobody", 1));

        assertThat(rows).singleElement().satisfies(row -> {
            assertThat(row.getOutcome()).hasToString("REFUSED");
            assertThat(row.getError()).isEqualTo("CONTACT_GONE");
        });
    }

    @Test
    void saysThatAChannelIsNotSetUp() {
        Contact pager = SampleRows.contact("pager", 0);
        contacts.put(Contact.newBuilder(pager).setChannel(ContactChannel.CALL).build());

        sender.tell(order("pager", 1));

        assertThat(rows)
                .singleElement()
                .satisfies(row -> assertThat(row.getError()).isEqualTo("CHANNEL_NOT_SET_UP"));
    }

    private static Order order(String contact, int attempt) {
        return new Order(SampleMessage.NOTICE, new ContactId(contact), attempt);
    }

    private static final class Failing implements NoticeChannel {
        @Override
        public void send(Message message, String address, Consumer<Result> done) {
            throw new IllegalStateException(address);
        }

        @Override
        public void close() {}
    }

    private final class Recording implements NoticeChannel {
        private final boolean answers;

        Recording(boolean answers) {
            this.answers = answers;
        }

        @Override
        public void send(Message message, String address, Consumer<Result> done) {
            addresses.add(address);
            places.add(message.place());
            if (answers) {
                done.accept(Result.SENT);
            } else {
                unanswered.add(done);
            }
        }

        @Override
        public void close() {}
    }
}
