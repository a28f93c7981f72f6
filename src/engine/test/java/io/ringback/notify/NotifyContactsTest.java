package io.ringback.notify;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.event.ContactEntry;
import io.ringback.event.DeliveryOutcome;
import io.ringback.event.NoticeKind;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** R29: what the contacts that operators write do in the real topology, and what of them may be seen. */
class NotifyContactsTest {
    private static final String ID = "default-17";

    @AutoClose
    private final NotifyDriver notify = new NotifyDriver();

    @Test
    void listsContactsWithoutTheirAddresses() {
        notify.contact("desk", 0);
        notify.contact("boss", 1, "EMERGENCY_CALL_PLACED");
        notify.advance(Duration.ofSeconds(1));

        assertThat(notify.directory())
                .containsOnlyKeys("desk", "boss")
                .containsEntry("boss", new ContactEntry("boss", null, List.of("EMERGENCY_CALL_PLACED"), "EMAIL", 1))
                .asString()
                .doesNotContain("@example.com");
    }

    @Test
    void listsAContactOnceAndTakesItOffWhenItIsForgotten() {
        notify.contact("desk", 0);
        notify.advance(Duration.ofSeconds(1));
        notify.directory();

        notify.advance(Duration.ofMinutes(1));
        assertThat(notify.directory()).isEmpty();
        notify.forget("desk");
        notify.advance(Duration.ofSeconds(1));
        assertThat(notify.directory()).containsOnlyKeys("desk").containsValue(null);
    }

    @Test
    void putsRightWhatAFrozenInstanceWrote() {
        notify.contact("desk", 0);
        notify.advance(Duration.ofSeconds(1));
        notify.directory();

        notify.send(
                "contact-directory", "gone", new ContactEntry("gone", null, List.of(), "LOG", 0), ContactEntry.class);
        notify.advance(Duration.ofSeconds(1));

        assertThat(notify.directory()).containsOnlyKeys("gone").containsValue(null);
    }

    @Test
    void goesByTheContactsAsTheyAreWhenTheirTimeComes() {
        notify.contact("desk", 0);
        notify.notice(ID, NoticeKind.EMERGENCY_CALL_PLACED);
        notify.delivered(ID, "desk", 1, DeliveryOutcome.SENT);

        notify.contact("boss", 1);
        notify.advance(Duration.ofSeconds(60));

        assertThat(notify.told()).containsExactly("default-17>desk#1", "default-17>boss#1");
    }

    @Test
    void aKindThatNobodyKnowsIsNotEveryKind() {
        notify.contact("desk", 0, "EMERGENCY_CAL_PLACED");

        notify.notice(ID, NoticeKind.EMERGENCY_CALL_PLACED);

        assertThat(notify.told()).isEmpty();
    }

    @Test
    void aContactThatCannotBeReadChangesNothingAndIsSaid() {
        notify.contact("desk", 0);
        notify.sendBytes("contacts", "desk", "{\"contactId\":\"somebody-else\"}".getBytes(StandardCharsets.UTF_8));
        notify.sendBytes("contacts", "desk", new byte[] {1, 2, 3});
        notify.sendBytes(
                "contacts",
                "desk",
                "{\"contactId\":\"boss\",\"channel\":\"LOG\",\"address\":\"\"}".getBytes(StandardCharsets.UTF_8));
        notify.sendBytes("locations", "hq-4", "{\"locationRef\":\"hq-4\"}".getBytes(StandardCharsets.UTF_8));

        notify.notice(ID, NoticeKind.EMERGENCY_CALL_PLACED);

        assertThat(notify.told()).containsExactly("default-17>desk#1");
        assertThat(notify.rejects())
                .containsExactly(
                        "ringback.contacts-1 MISSING_FIELD channel",
                        "ringback.contacts-2 UNKNOWN_FORMAT null",
                        "ringback.contacts-3 KEY_MISMATCH contactId",
                        "ringback.locations-0 MISSING_FIELD label");
    }

    /** A reject is not a refusal. */
    @Test
    void takesAContactOfWhichAWordIsOfAnotherType() {
        notify.sendBytes(
                "contacts",
                "7",
                "{\"contactId\":7,\"channel\":\"LOG\",\"address\":\"\",\"step\":\"0\"}"
                        .getBytes(StandardCharsets.UTF_8));

        notify.notice(ID, NoticeKind.EMERGENCY_CALL_PLACED);

        assertThat(notify.told()).containsExactly("default-17>7#1");
        assertThat(notify.rejects()).contains("ringback.contacts-0 WRONG_TYPE contactId");
    }
}
