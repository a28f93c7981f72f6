package io.ringback.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class DurationTextTest {
    @ParameterizedTest
    @CsvSource({
        "60m,PT60M",
        "PT60M,PT60M",
        "90s,PT90S",
        "500ms,PT0.5S",
        "2h,PT2H",
        "1d,PT24H",
        "0s,PT0S",
        "PT1.5S,PT1.5S"
    })
    void readsIsoAndANumberWithItsUnit(String text, Duration meant) {
        assertThat(DurationText.parse(text)).isEqualTo(meant);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "60", "m", "60 m", "60M", "-5m", "1h30m", "1w", "99999999999m", "PT"})
    void refusesEverythingElse(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> DurationText.parse(text));
    }

    @Test
    void isWhatASettingTakes() {
        Settings settings = Settings.load(SettingSources.none().with("callback.lease", "60m"));

        assertThat(settings.lease()).isEqualTo(Duration.ofHours(1));
    }
}
