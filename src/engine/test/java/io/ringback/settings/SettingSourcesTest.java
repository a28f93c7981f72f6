package io.ringback.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Where settings come from, and which of them counts. */
class SettingSourcesTest {
    @TempDir
    Path folder;

    @Test
    void aFolderStandsForItsPropertiesFilesInTheOrderOfTheirNames(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("common.properties"), "topic.prefix=first.\nhttp.port=9000\n");
        Files.writeString(folder.resolve("desk.properties"), "topic.prefix=second.\n");
        Files.writeString(folder.resolve("token"), "no settings at all");

        Settings settings = Settings.load(new SettingSources(folder, Map.of(), List.of()));

        assertThat(settings.topicPrefix()).isEqualTo("second.");
        assertThat(settings.console().port()).isEqualTo(9_000);
    }

    @Test
    void aFolderWithoutSettingsIsAMistake(@TempDir Path folder) {
        assertThat(refusal(new SettingSources(folder, Map.of(), List.of())).errors())
                .containsExactly(folder + ": a folder without a .properties file");
    }

    @Test
    void theEnvironmentWinsOverTheFileAndTheCommandLineOverBoth() throws IOException {
        Path file = file("callback.lease=PT1M\ncallback.quarantine=PT1M\ncallback.no-answer=PT1M\n");
        Map<String, String> environment =
                Map.of("RINGBACK_CALLBACK_LEASE", "PT2M", "RINGBACK_CALLBACK_NO_ANSWER", "PT2M", "PATH", "/bin");
        Settings settings = Settings.load(new SettingSources(file, environment, List.of("callback.lease = PT3M")));
        assertThat(settings.lease()).isEqualTo(Duration.ofMinutes(3));
        assertThat(settings.noAnswer()).isEqualTo(Duration.ofMinutes(2));
        assertThat(settings.quarantine()).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void aVariableOfAPoolIsUnderstoodWhateverItsDashes() {
        Map<String, String> environment = Map.of("RINGBACK_POOLS", "west-2", "RINGBACK_POOLS_WEST_2_LOW", "7");
        assertThat(Settings.load(new SettingSources(null, environment, List.of()))
                        .pool("west-2")
                        .low())
                .isEqualTo(7);
    }

    @Test
    void whatKubernetesAddsForAServiceIsNotASetting() {
        Map<String, String> environment = Map.of(
                "RINGBACK_PORT", "tcp://10.0.0.1:8080",
                "RINGBACK_SERVICE_HOST", "10.0.0.1",
                "RINGBACK_SERVICE_PORT_HTTP", "8080",
                "RINGBACK_PORT_8080_TCP_ADDR", "10.0.0.1",
                "RINGBACK_HTTP_PORT", "tcp://10.0.0.1:8080");
        assertThat(Settings.load(new SettingSources(null, environment, List.of()))
                        .console()
                        .port())
                .isEqualTo(8080);
    }

    @Test
    void aProfileGivesWhatNothingElseGives() {
        Settings settings = Settings.load(SettingSources.none().with("profile", "rfc6881"));

        assertThat(settings.minAfterCall()).isEqualTo(Duration.ofMinutes(30));
        assertThat(settings.shown()).containsEntry("callback.min-after-call", new Shown("PT30M", "profile rfc6881"));
    }

    @Test
    void whatIsGivenWinsOverAProfile() {
        SettingSources sources = SettingSources.none().with("profile", "eecc").with("call-events.purge", "false");

        assertThat(Settings.load(sources).purgeCallEvents()).isFalse();
    }

    @ParameterizedTest
    @EnumSource(Profile.class)
    void everyProfileIsValid(Profile profile) {
        Settings settings = Settings.load(SettingSources.none().with("profile", profile.word()));

        profile.settings()
                .forEach((key, text) ->
                        assertThat(settings.shown()).containsEntry(key, new Shown(text, "profile " + profile.word())));
    }

    @Test
    void takesTheVariablesOfTheLogForNoSettings() {
        Map<String, String> environment = Map.of("RINGBACK_LOG_LEVEL", "DEBUG", "RINGBACK_LOG_FORMAT", "json");

        assertThat(Settings.load(new SettingSources(null, environment, List.of()))
                        .shown())
                .doesNotContainKey("log.level");
        for (String format : List.of("xml", "")) {
            assertThat(refusal(new SettingSources(null, Map.of("RINGBACK_LOG_FORMAT", format), List.of()))
                            .errors())
                    .containsExactly("RINGBACK_LOG_FORMAT: must be text or json");
        }
        for (String level : List.of("loud", "")) {
            assertThat(refusal(new SettingSources(null, Map.of("RINGBACK_LOG_LEVEL", level), List.of()))
                            .errors())
                    .containsExactly("RINGBACK_LOG_LEVEL: must be TRACE, DEBUG, INFO, WARN, ERROR or OFF");
        }
    }

    @Test
    void aFileThatIsNotThereIsAnError() {
        assertThat(refusal(new SettingSources(folder.resolve("none"), Map.of(), List.of()))
                        .errors())
                .containsExactly(folder.resolve("none") + ": cannot be read");
    }

    @Test
    void aFileThatIsNotOneIsAnErrorAndNotQuoted() throws IOException {
        Path file = file("kafka.sasl.jaas.config=\\uhush\n");
        assertThat(refusal(new SettingSources(file, Map.of(), List.of())).errors())
                .containsExactly(file + ": not a properties file in UTF-8");
    }

    @Test
    void noTwoSettingsAreWrittenAsTheSameVariable() {
        Map<String, List<String>> byVariable = SettingsReference.all().stream()
                .map(Setting::key)
                .collect(Collectors.groupingBy(key -> key.replaceAll("[^a-z]", "")));
        assertThat(byVariable.values()).allSatisfy(keys -> assertThat(keys).hasSize(1));
    }

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("ringback.properties"), text);
    }

    private static InvalidSettingsException refusal(SettingSources sources) {
        return catchThrowableOfType(InvalidSettingsException.class, () -> Settings.load(sources));
    }
}
