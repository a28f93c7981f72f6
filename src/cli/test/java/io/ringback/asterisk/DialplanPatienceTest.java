package io.ringback.asterisk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.junit.jupiter.api.Test;

/** How long the dialplan makes a call wait for a Ringback that does not answer; {@link FiguresTelephony} measures it. */
class DialplanPatienceTest {
    private static final Path DIALPLAN = Path.of("integrations/asterisk/ringback.conf");
    private static final int AT_MOST = 200;
    /** Asterisk looks after a call that waits by a thread of its own, and takes it back after so many milliseconds at worst. */
    private static final int TAKING_BACK = 50;

    @Test
    void leavesRoomForWhatAsteriskTakesBeside() throws IOException {
        Properties values = new Properties();
        try (Reader reader = Files.newBufferedReader(DIALPLAN)) {
            values.load(reader);
        }
        int answer = Integer.parseInt(values.getProperty("RINGBACK_ANSWER"));
        int patience = Integer.parseInt(values.getProperty("RINGBACK_PATIENCE"));

        assertThat(answer).isLessThanOrEqualTo(patience);
        assertThat(patience + TAKING_BACK).isLessThan(AT_MOST);
    }
}
