package io.ringback.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.settings.SettingSources;
import io.ringback.settings.Settings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The sample of integrations/asterisk as it is: Ringback started from the checkout logs in to its Asterisk. */
final class AsteriskSampleTest {
    private static final Path SAMPLE = Path.of("integrations/asterisk/sample");

    @Test
    void namesAFileWithThePasswordOfItsAsterisk() throws Exception {
        Path password = Objects.requireNonNull(settings().asterisk().passwordFile());

        assertThat(Files.readString(SAMPLE.resolve("ari.conf")))
                .contains("password=" + Files.readString(password).strip() + "\n");
    }

    private static Settings settings() {
        return Settings.load(new SettingSources(SAMPLE.resolve("ringback.properties"), Map.of(), List.of()));
    }
}
