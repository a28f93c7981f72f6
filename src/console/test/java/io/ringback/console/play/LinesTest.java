package io.ringback.console.play;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.settings.SettingSources;
import io.ringback.settings.Settings;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LinesTest {
    @ParameterizedTest
    @CsvSource({
        "US, 911, Emergency line", "US, '9,911', Emergency line", "US, 999, Customer", "US, 933, Test line",
        "GB, 999, Emergency line", "ES, 062, Emergency line", "ES, 933, Customer", "US, room 5, Customer"
    })
    void callsTheOtherSideWhatIntakeTakesItFor(String region, String dialled, String called) {
        Lines lines = Lines.of(Settings.load(SettingSources.none().with("emergency.region", region)));

        assertThat(lines.called(dialled)).isEqualTo(called);
    }
}
