package io.ringback.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.event.CallEventType;
import io.ringback.gateway.CallBook.Told;
import io.ringback.gateway.Owed.Event;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class OwedTest {
    private static final Instant NOON = Instant.parse("2026-03-03T12:00:00Z");

    private final Owed owed = new Owed();

    @Test
    void givesTheEldestFirstAndEachOnce() {
        owed.add(event("a", CallEventType.STARTED));
        owed.add(event("b", CallEventType.STARTED));
        owed.add(event("a", CallEventType.ENDED));

        assertThat(owed.take())
                .extracting(event -> event.told().report().callId())
                .containsExactly("a", "b", "a");
        assertThat(owed.take()).isEmpty();
    }

    @Test
    void owesAnEventOnceHoweverOftenItIsPosted() {
        for (int i = 0; i < 10; i++) {
            owed.add(event("a", CallEventType.STARTED));
        }

        assertThat(owed.size()).isEqualTo(1);
    }

    @Test
    void owesNoKeepaliveSinceTheNextSaysTheSame() {
        owed.add(event("a", CallEventType.KEEPALIVE));

        assertThat(owed.size()).isZero();
    }

    @Test
    void losesTheEldestBeyondItsBoundAndSaysSo() {
        int lost = 0;
        for (int i = 0; i < Owed.MOST + 2; i++) {
            lost += owed.add(event("call-" + i, CallEventType.STARTED));
        }

        assertThat(lost).isEqualTo(2);
        assertThat(owed.size()).isEqualTo(Owed.MOST);
        assertThat(owed.take())
                .first()
                .satisfies(event -> assertThat(event.told().report().callId()).isEqualTo("call-2"));
    }

    @Test
    void losesADialLastAndTellsItFirst() {
        owed.add(event("other", CallEventType.ENDED));
        owed.add(event("emergency", CallEventType.STARTED));
        for (int i = 0; i < Owed.MOST; i++) {
            owed.add(event("call-" + i, CallEventType.ENDED));
        }

        assertThat(owed.size()).isEqualTo(Owed.MOST);
        assertThat(owed.take())
                .extracting(event -> event.told().report().callId())
                .startsWith("emergency", "call-1");
    }

    @Test
    void losesWhatIsOfNoUseAnyMoreAndSaysSo() {
        owed.add(event("a", CallEventType.STARTED));

        assertThat(owed.dropTooOld(NOON.plusSeconds(3_599))).isZero();
        assertThat(owed.dropTooOld(NOON.plusSeconds(3_600))).isEqualTo(1);
        assertThat(owed.size()).isZero();
    }

    private static Event event(String call, CallEventType type) {
        Report report = new Report(call, type, NOON, null, null, null, Parties.UNKNOWN, null, false);
        return new Event(new Told(call, report), NOON.plusSeconds(3_600));
    }
}
