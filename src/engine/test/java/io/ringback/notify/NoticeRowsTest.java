package io.ringback.notify;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.core.PoolName;
import io.ringback.notify.rules.Asked;
import io.ringback.notify.rules.ContactId;
import io.ringback.notify.rules.Kind;
import io.ringback.notify.rules.Notice;
import io.ringback.notify.rules.NoticeId;
import io.ringback.notify.rules.OpenNotice;
import io.ringback.state.AskedContact;
import io.ringback.state.AskedProgress;
import io.ringback.state.OpenNoticeRow;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Rows of a later version, which an instance of before takes over: a thread that ended at one would end there again (R25). */
class NoticeRowsTest {
    private static final Instant NOON = Instant.parse("2026-11-01T12:00:00Z");
    private static final OpenNoticeRow ROW = NoticeRows.row(new OpenNotice(
            new Notice(
                    new NoticeId("default-17"),
                    new PoolName("default"),
                    Kind.EMERGENCY_CALL_PLACED,
                    new Notice.About(null, null, null, null, null, null),
                    NOON),
            NOON,
            0,
            null,
            false,
            List.of()));

    @Test
    void readsANoticeOfAKindThatALaterVersionHas() {
        OpenNoticeRow later =
                OpenNoticeRow.newBuilder(ROW).setKind("A_LATER_KIND").build();

        assertThat(NoticeRows.open(later).notice().kind()).isEqualTo(Kind.UNKNOWN);
    }

    /** Better twice than never. */
    @Test
    void tellsAContactAgainWhoseProgressALaterVersionKnows() {
        AskedContact asked = new AskedContact("desk", 0, 1, AskedProgress.UNKNOWN, NOON, Instant.EPOCH);
        OpenNoticeRow later =
                OpenNoticeRow.newBuilder(ROW).setAsked(List.of(asked)).build();

        assertThat(NoticeRows.open(later).underWay()).extracting(Asked::contact).containsExactly(new ContactId("desk"));
    }
}
