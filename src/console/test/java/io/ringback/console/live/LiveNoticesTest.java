package io.ringback.console.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.console.live.Views.ContactView;
import io.ringback.console.live.Views.LastTold;
import io.ringback.console.live.Views.NoticeView;
import io.ringback.event.ContactEntry;
import io.ringback.event.DeliveryOutcome;
import io.ringback.event.EmergencyNotice;
import io.ringback.event.NoticeDelivery;
import io.ringback.event.NoticeKind;
import io.ringback.settings.SettingSources;
import io.ringback.settings.Settings;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What the page shows of notices and of the contacts who are told. */
final class LiveNoticesTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private final LiveDocument document = new LiveDocument();
    private final LiveModel model = new LiveModel(document, Settings.load(SettingSources.none()));

    @Test
    void showsWhoHasSeenANoticeInWhicheverOrderTheyCome() {
        arrives("notice-deliveries", "n1", seen("n1"));
        arrives("notices", "default", notice("n1"));
        arrives("notices", "default", notice("n2"));
        assertThat(noticed("n1").seenBy()).isEqualTo("alex");
        assertThat(noticed("n2").seenBy()).isNull();
        assertThat(noticed("n2").waits()).isTrue();

        arrives("notice-deliveries", "n2", seen("n2"));

        assertThat(noticed("n2").seenBy()).isEqualTo("alex");
    }

    @Test
    void showsWhoIsToldAndWhatBecameOfTheLastMessage() {
        arrives("contact-directory", "desk", new ContactEntry("desk", "default", List.of(), "EMAIL", 1));
        arrives("notice-deliveries", "n1", delivery("desk", DeliveryOutcome.FAILED, "NO_CONNECTION"));
        assertThat(document.section("contacts").get("desk"))
                .isEqualTo(new ContactView(
                        "default", List.of(), "EMAIL", 1, new LastTold("FAILED", "NO_CONNECTION", NOON)));

        arrives("notice-deliveries", "n1", delivery("desk", DeliveryOutcome.SENT, null));
        arrives("notice-deliveries", "n1", delivery("desk", DeliveryOutcome.ESCALATED, null));
        assertThat(document.section("contacts").get("desk"))
                .isEqualTo(new ContactView("default", List.of(), "EMAIL", 1, new LastTold("SENT", null, NOON)));

        arrives("contact-directory", "desk", null);
        assertThat(document.section("contacts")).isEmpty();
    }

    @Test
    void knowsWhatBecameOfAMessageThatItReadBeforeTheContact() {
        arrives("notice-deliveries", "n1", delivery("desk", DeliveryOutcome.SENT, null));
        arrives("contact-directory", "desk", new ContactEntry("desk", null, List.of(), "LOG", 0));

        assertThat(document.section("contacts").get("desk"))
                .isEqualTo(new ContactView(null, List.of(), "LOG", 0, new LastTold("SENT", null, NOON)));
    }

    private static NoticeDelivery delivery(String contact, DeliveryOutcome outcome, @Nullable String error) {
        return new NoticeDelivery("n1/" + contact, "default", "n1", contact, 1, outcome, error, NOON);
    }

    private NoticeView noticed(String id) {
        return (NoticeView) Objects.requireNonNull(document.section("notices").get(id));
    }

    private static EmergencyNotice notice(String id) {
        return EmergencyNotice.newBuilder()
                .setEventId(id)
                .setNoticeId(id)
                .setPool("default")
                .setKind(NoticeKind.EMERGENCY_CALL_PLACED)
                .setAt(NOON)
                .build();
    }

    private static NoticeDelivery seen(String id) {
        return NoticeDelivery.newBuilder()
                .setEventId(id + "/alex")
                .setPool("default")
                .setNoticeId(id)
                .setContactId("alex")
                .setAttempt(0)
                .setOutcome(DeliveryOutcome.ACKNOWLEDGED)
                .setAt(NOON)
                .build();
    }

    private void arrives(String topic, String key, @Nullable SpecificRecord event) {
        model.arrived(new Arrival(topic, key, event, null, NOON, true, NOON));
    }
}
