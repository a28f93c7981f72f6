package io.ringback.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Keeps docs/settings.md equal to the settings as they are declared. After a change:
 * {@code mvn test -Dtest=SettingsPageTest -Dwrite}.
 */
final class SettingsPageTest {
    private static final Path PAGE = Path.of("docs/settings.md");

    private static final String BEGINNING = """
            # Settings

            Written by `SettingsPageTest` from the program's own list: change it there.

            From a file (`--config ringback.properties`; of a folder all `*.properties`, in the order of their names), the
            environment (`RINGBACK_CALLBACK_LEASE` is `callback.lease`) and the command line (`--set callback.lease=PT60M`), on
            every command; later wins. Everything that is wrong is told at once, and nothing starts. Durations are ISO-8601 (`PT60M`) or a number
            and its unit (`60m`, `20s`).

            | Setting | Default | Takes | Meaning |
            |---|---|---|---|
            """;

    private static final String END = """

            ## Handed on to Kafka

            | Prefix | Goes to |
            |---|---|
            | `kafka.` | every client: `kafka.security.protocol=SASL_SSL` |
            | `intake.kafka.`, `desk.kafka.`, `notify.kafka.`, `console.kafka.`, `asterisk.kafka.`, `gateway.kafka.` | the clients of one role, and wins over `kafka.`: its login |
            | `streams.` | Kafka Streams of every application, and wins over Ringback's own choices |

            In an environment variable `_` is a dot there and `__` a dash: `RINGBACK_KAFKA_SECURITY_PROTOCOL`. Values of these are
            never printed, since they may be passwords. The processing guarantee cannot be changed: it is what keeps a number from
            being leased twice.

            ## The log

            | Variable | Default | Takes |
            |---|---|---|
            | `RINGBACK_LOG_LEVEL` | `INFO` | `TRACE`, `DEBUG`, `INFO`, `WARN`, `ERROR`, `OFF`: of Ringback itself |
            | `RINGBACK_LOG_FORMAT` | `text` | `text` or `json`: an object a line |

            They are no settings, since the log begins before settings are read; another word than these is refused with them.
            `version`, `completion` and `gateway test` go by no settings and answer whatever they are.
            """;

    @Test
    void thePageSaysWhatTheProgramTakes() throws IOException {
        String page = page();
        if (System.getProperty("write") != null) {
            Files.writeString(PAGE, page);
        }

        assertThat(PAGE).content().isEqualTo(page);
    }

    private static String page() {
        return BEGINNING
                + SettingsReference.all().stream().map(SettingsPageTest::row).collect(Collectors.joining())
                + END;
    }

    private static String row(Setting<?> setting) {
        String standard = setting.defaultText().isEmpty() ? "" : "`" + setting.defaultText() + "`";
        return "| `%s` | %s | %s | %s |\n".formatted(setting.key(), standard, setting.takes(), setting.doc());
    }
}
