package io.ringback.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TokenFileTest {
    private static final String FIRST = "the-first-token-of-all";
    private static final String SECOND = "the-second-token-of-all";

    @TempDir
    Path folder;

    private final AtomicLong nanos = new AtomicLong();

    @Test
    void aNewTokenIsTakenAndTheOldOneStopsWithoutARestart() throws Exception {
        Path file = Files.writeString(folder.resolve("token"), FIRST + "\n");
        TokenFile token = new TokenFile(file, nanos::get);
        assertThat(token.get()).isEqualTo(FIRST);

        Files.writeString(file, SECOND);
        aSecondPasses();

        assertThat(token.get()).isEqualTo(SECOND);
    }

    @Test
    void nobodyIsLetInWhileTheFileHasNoToken() throws Exception {
        Path file = Files.writeString(folder.resolve("token"), FIRST);
        TokenFile token = new TokenFile(file, nanos::get);

        Files.delete(file);
        aSecondPasses();
        assertThat(token.get()).isEmpty();

        Files.writeString(file, SECOND);
        aSecondPasses();
        assertThat(token.get()).isEqualTo(SECOND);
    }

    @Test
    void aShortTokenIsRefusedAtTheStartWithoutBeingQuoted() throws Exception {
        for (String given : new String[] {"", " \n", "12345", "fifteen-letters", "two words that are long"}) {
            Path file = Files.writeString(folder.resolve("token"), given);

            assertThatThrownBy(() -> new TokenFile(file, nanos::get))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("http.token-file must hold a token of 16 to 256 characters without blanks");
        }
    }

    private void aSecondPasses() {
        nanos.addAndGet(TimeUnit.SECONDS.toNanos(1));
    }
}
