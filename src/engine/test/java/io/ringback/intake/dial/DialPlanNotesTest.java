package io.ringback.intake.dial;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.settings.SettingSources;
import io.ringback.settings.Settings;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class DialPlanNotesTest {
    private static Settings set(String... assignments) {
        return Settings.load(new SettingSources(null, Map.of(), List.of(assignments)));
    }

    @Test
    void namesEachNumberThatIsTakenAway() {
        Settings settings = set("emergency.not-numbers=IN:101,108", "pools.default.not-emergency=102");

        assertThat(DialPlanNotes.takenAway(settings))
                .containsExactly(
                        "101 is no emergency number in IN, says emergency.not-numbers",
                        "108 is no emergency number in every region, says emergency.not-numbers",
                        "102 is no emergency number in pool default (US), says pools.default.not-emergency");
    }

    @Test
    void isLoudAbout911() {
        assertThat(DialPlanNotes.takenAway(set("pools.default.not-emergency=911")))
                .singleElement()
                .asString()
                .startsWith("DANGER: 911");
    }

    @Test
    void saysWhichPoolsHaveNoOutsideLine() {
        Settings settings = set("pools=north,south", "pools.north.outside-line=9");

        assertThat(DialPlanNotes.withoutOutsideLine(settings)).contains("in pools south, default;");
        assertThat(DialPlanNotes.withoutOutsideLine(set("pools.default.outside-line=9")))
                .isEmpty();
    }
}
