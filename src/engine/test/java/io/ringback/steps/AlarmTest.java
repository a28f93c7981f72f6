package io.ringback.steps;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.MockProcessorContext.CapturedPunctuator;
import org.junit.jupiter.api.Test;

class AlarmTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private final MockProcessorContext<String, String> context = new MockProcessorContext<>();
    private final AtomicInteger woken = new AtomicInteger();
    private final Alarm alarm = new Alarm(context, woken::incrementAndGet);

    @Test
    void asksForNothingWhileNothingIsToCome() {
        assertThat(context.scheduledPunctuators()).isEmpty();
    }

    @Test
    void sleepsOnceUntilShortlyBeforeWhatIsFarAway() {
        alarm.set(NOW.plus(Duration.ofMinutes(60)), NOW);

        assertThat(pending()).containsExactly(Duration.ofMinutes(60).minusSeconds(2));
    }

    @Test
    void sleepsExactlyAsLongAsTheRestLasts() {
        alarm.set(NOW.plusMillis(1_999), NOW);

        assertThat(pending()).containsExactly(Duration.ofMillis(1_999));
    }

    @Test
    void wakesSoonForWhatIsOverdue() {
        alarm.set(NOW.minusSeconds(60), NOW);

        assertThat(pending()).containsExactly(Duration.ofMillis(10));
    }

    @Test
    void staysAsItIsForWhatComesLater() {
        alarm.set(NOW.plusSeconds(1), NOW);

        alarm.set(NOW.plusSeconds(2), NOW);

        assertThat(pending()).containsExactly(Duration.ofSeconds(1));
    }

    @Test
    void isPutForwardForWhatComesSooner() {
        alarm.set(NOW.plusSeconds(2), NOW);

        alarm.set(NOW.plusSeconds(1), NOW);

        assertThat(pending()).containsExactly(Duration.ofSeconds(1));
    }

    @Test
    void wakesOnceAndCanBeSetAgain() {
        alarm.set(NOW.plusSeconds(1), NOW);
        punctuators().get(0).getPunctuator().punctuate(0);

        alarm.set(NOW.plusSeconds(2), NOW.plusSeconds(1));

        assertThat(woken).hasValue(1);
        assertThat(pending()).containsExactly(Duration.ofSeconds(1));
    }

    private List<CapturedPunctuator> punctuators() {
        return context.scheduledPunctuators();
    }

    private List<Duration> pending() {
        return punctuators().stream()
                .filter(each -> !each.cancelled())
                .map(CapturedPunctuator::getInterval)
                .toList();
    }
}
