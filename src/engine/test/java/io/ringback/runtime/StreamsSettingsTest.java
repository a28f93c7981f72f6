package io.ringback.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.settings.Role;
import io.ringback.settings.SettingSources;
import io.ringback.settings.Settings;
import java.time.Duration;
import java.util.Properties;
import org.apache.kafka.streams.StreamsConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class StreamsSettingsTest {
    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            names = {"INTAKE", "DESK"})
    void areAcceptedByKafkaStreams(Role role) {
        StreamsConfig config = new StreamsConfig(settings(SettingSources.none(), role, 3));

        assertThat(config.getString(StreamsConfig.APPLICATION_ID_CONFIG)).isEqualTo("ringback-" + role.word());
    }

    @Test
    void letNoSettingTakeExclusivenessFromTheDesk() {
        SettingSources careless = SettingSources.none().with("streams.processing.guarantee", "at_least_once");

        Properties desk = settings(careless, Role.DESK, 3);

        assertThat(desk).containsEntry("processing.guarantee", "exactly_once_v2");
    }

    @Test
    void letTheOperatorChooseTheRest() {
        SettingSources chosen = SettingSources.none()
                .with("streams.num.standby.replicas", "2")
                .with("desk.kafka.consumer.session.timeout.ms", "3000");

        Properties desk = settings(chosen, Role.DESK, 3);

        assertThat(desk)
                .containsEntry("num.standby.replicas", "2")
                .containsEntry("consumer.session.timeout.ms", "3000");
        assertThat(settings(chosen, Role.INTAKE, 3)).containsEntry("consumer.session.timeout.ms", 2_500);
    }

    @ParameterizedTest
    @CsvSource({"1,1", "2,2", "3,3", "9,3"})
    void replicateAsFarAsThereAreBrokersUpToThree(int brokers, int replicas) {
        assertThat(settings(SettingSources.none(), Role.INTAKE, brokers)).containsEntry("replication.factor", replicas);
    }

    @Test
    void askForNoShorterSessionThanTheBrokersAllow() {
        Properties desk = StreamsSettings.of(
                Settings.load(SettingSources.none()), Role.DESK, 3, "ringback.rejects", Duration.ofSeconds(6));

        assertThat(desk).containsEntry("consumer.session.timeout.ms", 6_000);
    }

    private static Properties settings(SettingSources sources, Role role, int brokers) {
        return StreamsSettings.of(Settings.load(sources), role, brokers, "ringback.rejects");
    }

    @Test
    void looksForARegistrysFramingInNoChangelog() {
        Settings settings = Settings.load(SettingSources.none().with("registry.url", "http://registry.example.com"));

        assertThat(StreamsSettings.of(settings, Role.INTAKE, 1, "ringback.rejects"))
                .containsEntry("restore.consumer.interceptor.classes", "")
                .containsEntry("ringback.registry.details", "callerNumber,dialledNumber");
        assertThat(StreamsSettings.of(settings, Role.DESK, 1, "ringback.rejects"))
                .doesNotContainKey("ringback.registry.details");
    }
}
