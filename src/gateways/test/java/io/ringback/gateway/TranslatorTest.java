package io.ringback.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.event.CallEventType;
import io.ringback.event.Direction;
import io.ringback.gateway.Translator.Spoken;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TranslatorTest {
    private static final Instant NOON = Instant.parse("2026-03-03T12:00:00Z");

    private final Translator<String> translator = new Translator<>(new CallBook(false));

    @Test
    void holdsADialWithoutItsAgentUntilTheParentComes() {
        assertThat(translator.take(List.of(dial("c", "p", null)), "first", NOON))
                .isEmpty();

        List<Spoken<String>> spoken = translator.take(List.of(dial("p", null, "ann")), "second", NOON.plusMillis(300));

        assertThat(spoken).extracting(Spoken::token).containsExactly("second", "first");
    }

    @Test
    void tellsADialWithoutItsAgentAfterASecond() {
        translator.take(List.of(dial("c", "p", null)), "first", NOON);

        assertThat(translator.overdue(NOON.plusMillis(999))).isEmpty();
        assertThat(translator.overdue(NOON.plusSeconds(1)))
                .singleElement()
                .satisfies(one -> assertThat(one.told()).hasSize(1));
        assertThat(translator.overdue(NOON.plusSeconds(2))).isEmpty();
    }

    @Test
    void tellsADialWithoutItsAgentAtOnceWhenTheClockIsSetBack() {
        translator.take(List.of(dial("c", "p", null)), "first", NOON);

        assertThat(translator.overdue(NOON.minusSeconds(3_600)))
                .extracting(Spoken::token)
                .containsExactly("first");
    }

    /** It may be an emergency: a reject says what is wrong, and it is served (R16). */
    @Test
    void tellsADialWithoutItsDirectionAfterASecond() {
        assertThat(translator.take(List.of(dial("c", null, null, "ann")), "first", NOON))
                .isEmpty();

        assertThat(translator.overdue(NOON.plusSeconds(1)))
                .flatExtracting(Spoken::told)
                .extracting(told -> told.report().parties().direction())
                .containsExactly(Direction.UNKNOWN);
    }

    @Test
    void holdsADialWithoutItsDirectionUntilAnotherEventHasIt() {
        translator.take(List.of(dial("c", null, null, "ann")), "first", NOON);

        List<Spoken<String>> spoken = translator.take(List.of(dial("c", null, "ann")), "second", NOON.plusMillis(300));

        assertThat(spoken).extracting(Spoken::token).containsExactly("second", "first");
        assertThat(spoken)
                .flatExtracting(Spoken::told)
                .extracting(told -> told.report().parties().direction())
                .containsOnly(Direction.OUTBOUND);
    }

    @Test
    void tellsAtTheEndWhatWaits() {
        translator.take(List.of(dial("c", "p", null)), "first", NOON);

        assertThat(translator.rest(NOON)).extracting(Spoken::token).containsExactly("first");
    }

    @Test
    void neverHoldsADialWithItsAgent() {
        assertThat(translator.take(List.of(dial("c", null, "ann")), "only", NOON))
                .hasSize(1);
    }

    @Test
    void holdsNoMoreThanItsBound() {
        for (int i = 0; i < 1_000; i++) {
            translator.take(List.of(dial("c" + i, "p" + i, null)), "x", NOON);
        }

        assertThat(translator.overdue(NOON.plusSeconds(1))).hasSize(200);
    }

    private static Report dial(String call, @Nullable String link, @Nullable String agent) {
        return dial(call, link, Direction.OUTBOUND, agent);
    }

    private static Report dial(
            String call, @Nullable String link, @Nullable Direction direction, @Nullable String agent) {
        Parties parties = new Parties(direction, agent, "911", null, null, null, null, null);
        return new Report(call, CallEventType.STARTED, NOON, null, null, link, parties, null, null);
    }
}
