package io.ringback.asterisk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the dialplan says to a contact who is called, and when; {@link NoticeTelephony} hears a real Asterisk say it. */
class NoticeDialplanTest {
    private static final Path DIALPLAN = Path.of("integrations/asterisk/ringback.conf");

    /** A mailbox answers as well, and keeps what it hears. */
    @Test
    void saysWhoseEmergencyItIsOnlyToSomebodyWhoPressesAKey() throws IOException {
        List<String> lines = context();
        int asked = first(lines, "?tell)");
        int told = first(lines, "n(tell)");

        assertThat(lines.subList(0, told))
                .noneMatch(line -> line.contains("RINGBACK_NOTICE_WHO") || line.contains("RINGBACK_NOTICE_NUMBER"));
        assertThat(lines.get(asked)).contains("\"${RINGBACK_KEY}\" = \"1\"");
        assertThat(lines.get(told - 1)).as("nobody gets there without a key").contains("Hangup()");
    }

    /** Asterisk logs the address of a request that fails. */
    @Test
    void keepsTheLinksTokenOutOfTheAddress() throws IOException {
        assertThat(context())
                .filteredOn(line -> line.contains("CURL("))
                .singleElement()
                .asString()
                .contains("CURL(${RINGBACK_NOTICE_SEEN},${RINGBACK_NOTICE_TOKEN})");
    }

    private static List<String> context() throws IOException {
        List<String> lines = Files.readAllLines(DIALPLAN, UTF_8);
        int begin = lines.indexOf("[ringback-notice]");
        int end = begin + 1;
        while (!lines.get(end).startsWith("[")) {
            end++;
        }
        return lines.subList(begin, end).stream()
                .filter(line -> !line.startsWith(";"))
                .toList();
    }

    private static int first(List<String> lines, String text) {
        return lines.stream()
                .filter(line -> line.contains(text))
                .findFirst()
                .map(lines::indexOf)
                .orElseThrow();
    }
}
