package io.ringback.notify;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.event.Contact;
import io.ringback.event.DeliveryOutcome;
import io.ringback.event.EmergencyNotice;
import io.ringback.event.NoticeKind;
import io.ringback.settings.SettingSources;
import java.time.Duration;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** R25: more notices than notify remembers, made by whoever calls numbers that nobody holds; and rows that nobody can use. */
class NoticesFromOutsideTest {
    /** Half of it for what anybody can cause, a tenth of that for each pool. */
    private static final int MOST = 40;

    private static final int OF_A_POOL = 2;

    @AutoClose
    private final NotifyDriver notify = new NotifyDriver(SettingSources.none(), null, MOST);

    @Test
    void leaveRoomForAgentsEmergencies() {
        notify.contact("desk", 0, "LATE_CALLBACK", "EMERGENCY_CALL_PLACED");
        notify.contact("boss", 1, "EMERGENCY_CALL_PLACED");
        late(100, "default");
        assertThat(notify.open()).isEqualTo(OF_A_POOL);
        assertThat(notify.told()).as("each is told").hasSize(100);

        for (int i = 0; i < MOST - OF_A_POOL; i++) {
            notify.notice("call-" + i, NoticeKind.EMERGENCY_CALL_PLACED);
            notify.delivered("call-" + i, "desk", 1, DeliveryOutcome.SENT);
        }
        assertThat(notify.open()).isEqualTo(MOST);
        notify.told();
        notify.advance(Duration.ofSeconds(60));

        assertThat(notify.told()).filteredOn(told -> told.startsWith("call-")).hasSize(MOST - OF_A_POOL);
    }

    @Test
    void leaveHalfOfTheRoomHoweverManyPoolsTheyAreOf() {
        for (int i = 0; i < MOST; i++) {
            late(1, "pool-" + i);
        }

        assertThat(notify.open()).isEqualTo(MOST / 2);
    }

    @Test
    void haveRoomAgainWhenOthersAreForgotten() {
        late(100, "default");
        notify.acknowledge("default-late-0", "alex");
        notify.notice("default-late-again", NoticeKind.LATE_CALLBACK);

        assertThat(notify.stored("default-late-again")).isNotNull();
    }

    @Test
    void areCountedOnceAMinuteWhereTheyAreNotRemembered() {
        late(12, "default");
        assertThat(notify.notices()).singleElement().satisfies(notice -> {
            assertThat(notice.getKind()).isEqualTo(NoticeKind.OVERLOAD);
            assertThat(notice.getPool()).isEqualTo("default");
            assertThat(notice.getCount()).isEqualTo(1);
        });

        notify.advance(Duration.ofSeconds(61));

        assertThat(notify.notices())
                .filteredOn(notice -> notice.getKind() == NoticeKind.OVERLOAD)
                .extracting(EmergencyNotice::getCount)
                .containsExactly(12 - OF_A_POOL - 1);
    }

    /** A thread that ended at one of them would end there again, and nobody would be told of anything. */
    @Test
    void rowsThatNobodyCanUseStopNothing() {
        notify.contact("desk", 0);
        notify.send(
                "contacts",
                "all",
                Contact.newBuilder(SampleRows.contact("all", 0)).setPool("").build(),
                Contact.class);
        notify.notice("", NoticeKind.EMERGENCY_CALL_PLACED);
        notify.notice("default-1", " ", NoticeKind.EMERGENCY_CALL_PLACED);

        notify.notice("default-2", NoticeKind.EMERGENCY_CALL_PLACED);
        notify.delivered("default-2", "", 1, DeliveryOutcome.SENT);
        notify.delivered("", "desk", 1, DeliveryOutcome.SENT);

        assertThat(notify.told()).containsExactly("default-2>all#1", "default-2>desk#1");
    }

    private void late(int times, String pool) {
        for (int i = 0; i < times; i++) {
            notify.notice(pool + "-late-" + i, pool, NoticeKind.LATE_CALLBACK);
        }
    }
}
