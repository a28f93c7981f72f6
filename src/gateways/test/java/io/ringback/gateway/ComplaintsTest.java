package io.ringback.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;

class ComplaintsTest {
    private static final String LINE = "ERROR event=not-published gateway=app error=TimeoutException count=";

    private Instant now = Instant.parse("2026-03-03T12:00:00Z");
    private final List<String> lines = new ArrayList<>();
    private final Complaints complaints =
            new Complaints("app", () -> now, (level, line) -> lines.add(level + " " + line));

    @Test
    void tellsTheFirstAtOnceAndTheRestInALineAMinuteWithTheirNumber() {
        for (int i = 0; i < 90; i++) {
            complaints.notPublished(new TimeoutException());
            now = now.plusSeconds(1);
        }

        assertThat(lines).containsExactly(LINE + 1, LINE + 60);
    }

    @Test
    void tellsTheLastOfAStormWhenItIsOver() {
        complaints.notPublished(new TimeoutException());
        complaints.notPublished(new TimeoutException());
        now = now.plusSeconds(60);

        complaints.tellDue();
        complaints.tellDue();

        assertThat(lines).containsExactly(LINE + 1, LINE + 1);
    }

    @Test
    void tellsOneKindWhateverIsToldOfAnother() {
        complaints.notPublished(new TimeoutException());
        complaints.tooOld();
        complaints.unreadable("callId is missing");
        complaints.unreadable("type is missing");

        assertThat(lines)
                .containsExactly(
                        LINE + 1,
                        "WARN event=gateway-event-too-old gateway=app count=1",
                        "WARN event=gateway-event-unreadable gateway=app why=\"callId is missing\" count=1",
                        "WARN event=gateway-event-unreadable gateway=app why=\"type is missing\" count=1");
    }
}
