package io.ringback.asterisk;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.asterisk.SwitchEvent.Bridged;
import io.ringback.asterisk.SwitchEvent.Dialled;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What Asterisk says of who talks with whom, and of what is dialled. */
class AriReadingTest {
    private static final String ENTERED =
            "{\"type\":\"ChannelEnteredBridge\",\"timestamp\":\"2026-03-01T12:00:00.000+0000\","
                    + "\"bridge\":{\"bridge_type\":\"%s\",\"channels\":[\"1.1\",\"1.2\"]},"
                    + "\"channel\":{\"id\":\"1.1\",\"name\":\"PJSIP/ann-1\",\"state\":\"Up\",\"creationtime\":\"2026-03-01T12:00:00.000+0000\"}}";

    private static final String DIALLED =
            "{\"type\":\"Dial\",\"timestamp\":\"2026-03-01T12:00:00.000+0000\",\"dialstring\":\"%s\","
                    + "\"peer\":{\"id\":\"1.2\",\"name\":\"PJSIP/trunk-1\",\"state\":\"Down\"}}";

    @Test
    void readsAsterisksClockOfAnAnswersDate() {
        assertThat(AriReading.date("Sun, 01 Mar 2026 12:00:00 GMT")).isEqualTo(Instant.parse("2026-03-01T12:00:00Z"));
        assertThat(AriReading.date("")).isEqualTo(Instant.EPOCH);
    }

    @Test
    void whoMeetsInABridgeTalksWithEachOther() {
        assertThat(together("mixing")).containsExactly("1.1", "1.2");
    }

    @Test
    void whoIsHeldOrParkedBesideAnotherDoesNot() {
        assertThat(together("holding")).isEmpty();
    }

    /** However a trunk is dialled: intake, and who looks for an emergency that nobody dialled, go by the number. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "911@trunk",
                "trunk/911",
                "trunk/sip:911@192.0.2.1",
                "trunk/sips:911@192.0.2.1:5061;transport=tls",
                "trunk/sip:911;phone-context=example.com@192.0.2.1",
                "trunk/tel:911",
                "login:secret@carrier/911"
            })
    void readsTheNumberThatIsDialledToATrunk(String dialstring) {
        assertThat(AriReading.event(DIALLED.formatted(dialstring)))
                .map(Dialled.class::cast)
                .map(Dialled::number)
                .contains("911");
    }

    @Test
    void aPhoneIsRungByNoNumber() {
        assertThat(AriReading.event(DIALLED.formatted("ann")))
                .map(Dialled.class::cast)
                .map(Dialled::number)
                .contains("");
    }

    private static List<String> together(String bridge) {
        return AriReading.event(ENTERED.formatted(bridge))
                .map(Bridged.class::cast)
                .orElseThrow()
                .together();
    }
}
