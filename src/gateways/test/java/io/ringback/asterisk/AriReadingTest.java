package io.ringback.asterisk;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.asterisk.SwitchEvent.Bridged;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What Asterisk says of who talks with whom. */
class AriReadingTest {
    private static final String ENTERED =
            "{\"type\":\"ChannelEnteredBridge\",\"timestamp\":\"2026-03-01T12:00:00.000+0000\","
                    + "\"bridge\":{\"bridge_type\":\"%s\",\"channels\":[\"1.1\",\"1.2\"]},"
                    + "\"channel\":{\"id\":\"1.1\",\"name\":\"PJSIP/ann-1\",\"state\":\"Up\",\"creationtime\":\"2026-03-01T12:00:00.000+0000\"}}";

    @Test
    void whoMeetsInABridgeTalksWithEachOther() {
        assertThat(together("mixing")).containsExactly("1.1", "1.2");
    }

    @Test
    void whoIsHeldOrParkedBesideAnotherDoesNot() {
        assertThat(together("holding")).isEmpty();
    }

    private static List<String> together(String bridge) {
        return AriReading.event(ENTERED.formatted(bridge))
                .map(Bridged.class::cast)
                .orElseThrow()
                .together();
    }
}
