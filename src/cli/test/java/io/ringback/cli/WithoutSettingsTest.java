package io.ringback.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A command that goes by no settings answers whatever they are: it is what one asks when they are wrong. */
final class WithoutSettingsTest {
    private static final Map<String, String> WRONG = Map.of("RINGBACK_LOG_LEVEL", "loud");

    @ParameterizedTest
    @ValueSource(strings = {"version", "completion bash", "--help"})
    void answersBesideASettingThatDoesNotExist(String command) {
        Execution answered = Execution.of((command + " --set no.such.setting=1").split(" "));

        assertThat(answered.exit()).isZero();
        assertThat(answered.out()).isNotEmpty();
        assertThat(answered.err()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"version", "completion bash", "--help"})
    void answersBesideAVariableThatIsWrong(String command) {
        Execution answered = Execution.under(WRONG, command.split(" "));

        assertThat(answered.exit()).isZero();
        assertThat(answered.err()).isEmpty();
    }

    /** Whoever goes by settings goes by those of the log. */
    @ParameterizedTest
    @ValueSource(strings = {"topology", "config show", "pool size --calls-per-hour 10", "pool list", "watch", "status"})
    void isTheOnlyOneThatDoes(String command) {
        Execution refused = Execution.under(WRONG, command.split(" "));

        assertThat(refused.exit()).isEqualTo(2);
        assertThat(refused.err()).startsWith("ringback: RINGBACK_LOG_LEVEL: must be ");
    }
}
