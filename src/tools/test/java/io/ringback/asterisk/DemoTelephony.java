package io.ringback.asterisk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.embedded.LoopbackPort;
import io.ringback.process.OwnJvm;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** {@code ringback demo --asterisk} as somebody would type it who has started the sample's Asterisk. */
@Timeout(600)
@ExtendWith(WhereAnAsteriskIs.class)
class DemoTelephony {
    @Test
    void playsTheStoryOnPhonesToTheLateCallback() throws Exception {
        int port = LoopbackPort.free();
        try (RealAsterisk asterisk = new RealAsterisk(port)) {
            asterisk.start();

            String told = ringback(0, "--set", "asterisk.listen=127.0.0.1:" + port);

            assertThat(told)
                    .contains("Emergency callback number: +1202555014")
                    .contains("rings Bob, and not Ann")
                    .contains("past Do not disturb")
                    .contains("hears Ann's message")
                    .contains("is rung, and never Ann");
        }
    }

    @Test
    void saysInOneLineThatNoAsteriskIsThere() throws Exception {
        String told = ringback(1, "--set", "asterisk.listen=127.0.0.1:0");

        assertThat(told.lines().filter(line -> line.startsWith("ringback: ")))
                .singleElement()
                .asString()
                .contains("no Asterisk answers at " + RealAsterisk.URL);
    }

    private static String ringback(int exit, String... more) throws IOException, InterruptedException {
        List<String> command = OwnJvm.command(
                List.of("-Xmx1g", "-XX:+UseSerialGC"),
                "io.ringback.cli.Ringback",
                List.of("demo", "--once", "--asterisk", RealAsterisk.URL));
        command.addAll(List.of(more));
        Process demo = new ProcessBuilder(command).redirectErrorStream(true).start();
        String told = new String(demo.getInputStream().readAllBytes(), UTF_8);
        assertThat(demo.waitFor()).as(told).isEqualTo(exit);
        return told;
    }
}
