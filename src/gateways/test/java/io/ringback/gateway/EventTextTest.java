package io.ringback.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventTextTest {
    private static final Instant NOON = Instant.parse("2026-03-03T12:00:00Z");

    @ParameterizedTest
    @ValueSource(strings = {"a=1&b", "a=1&&b=", "&a=1&b=&", "\uFEFF{\"a\":\"1\",\"b\":\"\"}"})
    void readsATextThatIsWrittenALittleOtherwise(String text) throws Exception {
        assertThat(EventText.read(text)).isEqualTo(Map.of("a", "1", "b", ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "[1,", "{\"a\":1}x", "plain", "=x", "a=%zz"})
    void refusesATextThatIsNeitherJsonNorAForm(String text) {
        assertThatThrownBy(() -> EventText.read(text)).isInstanceOf(UnreadableEventException.class);
    }

    /** A gateway that writes Latin-1 must not make two agents one: the second would have the first one's number. */
    @Test
    void keepsTwoNamesApartThatAreNoUtf8() throws Exception {
        assertThat(EventText.read("agent=Ren%E9&n=%C3%A9+\u00e9"))
                .isEqualTo(Map.of("agent", "Ren\uFFFDE9", "n", "\u00e9 \u00e9"));
        assertThat(EventText.read("agent=Ren%E8&n=%C3")).isEqualTo(Map.of("agent", "Ren\uFFFDE8", "n", "\uFFFDC3"));
        assertThat(BytesApart.text("{\"a\":\"Ren\u00e9\"}".getBytes(StandardCharsets.ISO_8859_1)))
                .isEqualTo("{\"a\":\"Ren\uFFFDE9\"}");
        assertThat(BytesApart.text("Ren\u00e9 \uFFFD".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo("Ren\u00e9 \uFFFD");
    }

    @Test
    void refusesJsonThatIsDeeperThanAnyEvent() {
        assertThatThrownBy(() -> EventText.read("[".repeat(1_000) + "]".repeat(1_000)))
                .isInstanceOf(UnreadableEventException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-03-03T12:00:00Z",
                "2026-03-03T13:00:00+01:00",
                "2026-03-03T12:00:00.000+0000",
                "Tue, 03 Mar 2026 12:00:00 +0000",
                "Tue, 3 Mar 2026 12:00:00 GMT",
                "1772539200",
                "1772539200000",
                "1772539200000000"
            })
    void readsAMomentAsSystemsWriteIt(String text) {
        assertThat(Moments.of(text)).contains(NOON);
    }

    /** A call of a clock that nobody has set must not be taken for a recording (R16). */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "0001-01-01T00:00:00Z",
                "1970-01-01T00:00:00Z",
                "1970-01-01T00:12:00.000+0000",
                "Thu, 01 Jan 1970 00:12:00 GMT",
                "720",
                "720000",
                "+1000000000-01-01T00:00:00Z"
            })
    void takesForNoMomentWhatNoClockThatIsSetHasShown(String text) {
        assertThat(Moments.of(text)).isEmpty();
    }
}
