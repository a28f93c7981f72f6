package io.ringback.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.console.live.Arrival;
import io.ringback.event.DeliveryOutcome;
import io.ringback.event.EmergencyNotice;
import io.ringback.event.NoticeDelivery;
import io.ringback.event.NoticeKind;
import java.time.Instant;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;

final class SeenNoticesTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private final SeenNotices notices = new SeenNotices();

    @Test
    void forgetsWhatItsTopicsHaveForgotten() {
        arrives(EmergencyNotice.newBuilder()
                .setEventId("default-1")
                .setPool("default")
                .setKind(NoticeKind.EMERGENCY_CALL_PLACED)
                .setNoticeId("n-1")
                .setAgentId("ann")
                .setAt(NOON)
                .build());
        arrives(new NoticeDelivery("n-1/alex", "default", "n-1", "alex", 1, DeliveryOutcome.ACKNOWLEDGED, null, NOON));
        notices.expire(NOON);
        assertThat(notices.notice("n-1")).isNotNull();
        assertThat(notices.acknowledged("n-1")).isNotNull();

        notices.expire(NOON.plusMillis(1));

        assertThat(notices.notice("n-1")).isNull();
        assertThat(notices.acknowledged("n-1")).isNull();
    }

    private void arrives(SpecificRecord event) {
        notices.arrived(new Arrival("any", "key", event, null, NOON, true, NOON));
    }
}
