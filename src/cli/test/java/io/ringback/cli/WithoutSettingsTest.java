package io.ringback.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A command that goes by no settings answers whatever they are: it is what one asks when they are wrong. */
final class WithoutSettingsTest {
    @ParameterizedTest
    @ValueSource(strings = {"version", "completion bash", "--help"})
    void answersBesideASettingThatDoesNotExist(String command) {
        Execution answered = Execution.of((command + " --set no.such.setting=1").split(" "));

        assertThat(answered.exit()).isZero();
        assertThat(answered.out()).isNotEmpty();
        assertThat(answered.err()).isEmpty();
    }
}
