package io.ringback.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.settings.SettingSources;
import io.ringback.settings.Settings;
import org.junit.jupiter.api.Test;

/** Whoever acts is in the record. */
final class SendingTest {
    @Test
    void signsARecordWithTheLoginThatActs() {
        Settings settings = Settings.load(SettingSources.none()
                .with("kafka.sasl.jaas.config", "some.Module required username=\"ops-alex\" password=\"x\";"));

        assertThat(Sending.signed("contacts", "boss", "value", Login.of(settings))
                        .headers()
                        .lastHeader("ringback-by")
                        .value())
                .asString()
                .isEqualTo("ops-alex");
    }
}
