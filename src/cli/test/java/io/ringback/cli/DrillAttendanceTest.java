package io.ringback.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.event.DrillPart;
import io.ringback.event.DrillReceipt;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DrillAttendanceTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final long NEWER = 7;

    private final DrillAttendance attendance = new DrillAttendance("drill-1", "drill-pool", Map.of(DrillPart.BOT, 2));

    @Test
    void isNotCompleteBeforeAsManyHaveAnsweredAsMust() {
        attendance.heard(receipt("bot-1"), NOON);
        assertThat(attendance.isComplete(NEWER)).isFalse();

        attendance.heard(receipt("bot-2"), NOON);
        assertThat(attendance.isComplete(NEWER)).isTrue();
    }

    @Test
    void isNotCompleteBeforeWhoAnsweredEarlierHasAnswered() {
        attendance.known(receipt("bot-3"));
        attendance.heard(receipt("bot-1"), NOON);
        attendance.heard(receipt("bot-2"), NOON);
        assertThat(attendance.isComplete(NEWER)).isFalse();

        attendance.heard(receipt("bot-3"), NOON);
        assertThat(attendance.isComplete(NEWER)).isTrue();
    }

    private static DrillReceipt receipt(String bot) {
        return new DrillReceipt(DrillPart.BOT, bot, "auto-responder", "drill-1", NEWER, false, NOON);
    }
}
