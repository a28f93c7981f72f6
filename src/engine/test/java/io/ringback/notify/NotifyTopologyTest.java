package io.ringback.notify;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.event.DeliveryOutcome;
import io.ringback.event.NoticeKind;
import io.ringback.settings.SettingSources;
import java.time.Duration;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** R29 through the real topology. */
class NotifyTopologyTest {
    private static final String ID = "default-17";

    @AutoClose
    private final NotifyDriver notify = new NotifyDriver();

    @Test
    void tellsTheFirstStepThenTheNextThenSaysThatNobodyAcknowledged() {
        notify.contact("desk", 0);
        notify.contact("boss", 1);

        notify.notice(ID, NoticeKind.EMERGENCY_CALL_PLACED);
        assertThat(notify.told()).containsExactly("default-17>desk#1");
        notify.delivered(ID, "desk", 1, DeliveryOutcome.SENT);

        notify.advance(Duration.ofSeconds(59));
        assertThat(notify.told()).isEmpty();
        notify.advance(Duration.ofSeconds(1));
        assertThat(notify.told()).containsExactly("default-17>boss#1");
        assertThat(notify.rows()).containsExactly("ESCALATED desk 1");

        notify.advance(Duration.ofSeconds(60));
        assertThat(notify.rows()).contains("ESCALATED boss 1");
        assertThat(notify.notices()).singleElement().satisfies(notice -> {
            assertThat(notice.getKind()).isEqualTo(NoticeKind.NOT_ACKNOWLEDGED);
            assertThat(notice.getNoticeId()).isEqualTo("default-17-not-acknowledged");
            assertThat(notice.getAgentId()).isEqualTo("ann");
        });
    }

    @Test
    void tellsWhoWantsToKnowThatNobodyAcknowledged() {
        notify.contact("desk", 0);

        notify.notice(ID + "-not-acknowledged", NoticeKind.NOT_ACKNOWLEDGED);
        notify.delivered(ID + "-not-acknowledged", "desk", 1, DeliveryOutcome.SENT);
        notify.advance(Duration.ofMinutes(5));

        assertThat(notify.told()).containsExactly("default-17-not-acknowledged>desk#1");
        assertThat(notify.notices()).isEmpty();
    }

    @Test
    void saysOfADeliveryWhichEventItIsWhereHeadersAreAskedFor() {
        try (NotifyDriver asked = new NotifyDriver(SettingSources.none().with("output.headers", "cloudevents"))) {
            asked.contact("desk", 0);
            asked.notice(ID, NoticeKind.EMERGENCY_CALL_PLACED);
            asked.delivered(ID, "desk", 1, DeliveryOutcome.SENT);

            asked.advance(Duration.ofSeconds(60));

            assertThat(asked.headers("ce_id")).containsExactly("default-17/desk/1/ESCALATED");
        }
    }

    /** Addresses are in the topic of contacts and nowhere else. */
    @ParameterizedTest
    @CsvSource({
        "security@example.com, security",
        "alex, alex",
        "1001, 1001",
        "@example.com, somebody",
        "+442079460100, somebody",
        "sip:600@example.com, somebody",
        "https://alerts.example.com/x, somebody"
    })
    void passesOnNoAddressOfWhoHasSeenIt(String by, String name) {
        notify.contact("desk", 0);
        notify.notice(ID, NoticeKind.EMERGENCY_CALL_PLACED);

        notify.acknowledge(ID, by);

        assertThat(notify.rows()).containsExactly("ACKNOWLEDGED " + name + " 0");
    }

    @Test
    void stopsWhenSomebodyAcknowledges() {
        notify.contact("desk", 0);
        notify.contact("boss", 1);
        notify.notice(ID, NoticeKind.EMERGENCY_CALL_PLACED);
        notify.delivered(ID, "desk", 1, DeliveryOutcome.SENT);

        notify.acknowledge(ID, "desk");
        notify.acknowledge(ID, "boss");
        notify.advance(Duration.ofMinutes(5));

        assertThat(notify.told()).containsExactly("default-17>desk#1");
        assertThat(notify.rows()).containsExactly("ACKNOWLEDGED desk 0");
        assertThat(notify.stored(ID)).isNull();
    }

    /** After an outage a task may read the one topic before the other. */
    @Test
    void takesAPersonsWordThatIsReadBeforeTheNotice() {
        notify.contact("desk", 0);
        notify.contact("boss", 1);

        notify.acknowledge(ID, "desk");
        notify.notice(ID, NoticeKind.EMERGENCY_CALL_PLACED);
        notify.delivered(ID, "desk", 1, DeliveryOutcome.SENT);
        notify.advance(Duration.ofMinutes(5));

        assertThat(notify.told()).containsExactly("default-17>desk#1");
        assertThat(notify.rows()).containsExactly("ACKNOWLEDGED desk 0");
        assertThat(notify.stored(ID)).isNull();
    }

    /** Whose ids can be foretold, and nobody can have seen what was not there. */
    @Test
    void passesOverAWordFromBeforeTheNotice() {
        notify.contact("desk", 0);
        notify.contact("boss", 1);

        notify.acknowledge(ID, "desk");
        notify.advance(Duration.ofSeconds(3));
        notify.notice(ID, NoticeKind.EMERGENCY_CALL_PLACED);
        notify.delivered(ID, "desk", 1, DeliveryOutcome.SENT);
        notify.advance(Duration.ofMinutes(5));

        assertThat(notify.told()).startsWith("default-17>desk#1", "default-17>boss#1");
    }

    @Test
    void triesAContactAgainWhoCouldNotBeReached() {
        notify.contact("desk", 0);
        notify.notice(ID, NoticeKind.POOL_LOW);

        notify.delivered(ID, "desk", 1, DeliveryOutcome.FAILED);
        notify.advance(Duration.ofSeconds(1));
        notify.delivered(ID, "desk", 2, DeliveryOutcome.FAILED);
        notify.advance(Duration.ofSeconds(2));

        assertThat(notify.told()).containsExactly("default-17>desk#1", "default-17>desk#2", "default-17>desk#3");
    }

    @Test
    void tellsANoticeOnceHoweverOftenItIsRead() {
        notify.contact("desk", 0);

        notify.notice(ID, NoticeKind.EMERGENCY_CALL_PLACED);
        notify.notice(ID, NoticeKind.EMERGENCY_CALL_PLACED);

        assertThat(notify.told()).containsExactly("default-17>desk#1");
    }

    @Test
    void keepsNothingAfterTheTimeThatNoticesAreKept() {
        notify.contact("desk", 0);
        notify.notice(ID, NoticeKind.EMERGENCY_CALL_PLACED);
        notify.delivered(ID, "desk", 1, DeliveryOutcome.SENT);
        assertThat(notify.stored(ID)).isNotNull();

        notify.advance(Duration.ofMinutes(60));

        assertThat(notify.stored(ID)).isNull();
    }

    @Test
    void closesItsTellerWithItsTask() {
        notify.close();

        assertThat(notify.isTellerClosed()).isTrue();
    }
}
