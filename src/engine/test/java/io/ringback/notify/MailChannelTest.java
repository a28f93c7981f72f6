package io.ringback.notify;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.ringback.common.Daemons;
import io.ringback.notify.rules.AttemptOutcome;
import jakarta.mail.internet.MimeMessage;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Mail servers as they are: in order, refusing, slow, dropping. */
@Timeout(300)
class MailChannelTest {
    @AutoClose
    private final MailStage stage = new MailStage();

    @Test
    void sendsWhatAPersonNeedsToKnow() throws Exception {
        GreenMail mail = stage.server(ServerSetup.PROTOCOL_SMTP);

        Result result = stage.send("smtp://127.0.0.1:" + mail.getSmtp().getPort() + "?starttls=optional", null);

        assertThat(result).isEqualTo(Result.SENT);
        MimeMessage received = mail.getReceivedMessages()[0];
        assertThat(received.getSubject())
                .isEqualTo("Ringback: Emergency call placed: agent ann??Bcc: all@example.com, Building 4, floor 2");
        assertThat(received.getHeader("Bcc")).isNull();
        assertThat(received.getMessageID()).isEqualTo("<default-17.desk@ringback.example>");
        assertThat(received.getAllRecipients()).hasSize(1);
        assertThat(received.getContent().toString())
                .contains(
                        "+12025550101", "Building 4, floor 2", "2026-11-01T12:00:00Z", "ringback notice ack default-17")
                .contains("https://ringback.example/ack/token");
    }

    @Test
    void logsIn() throws Exception {
        GreenMail mail = stage.server(ServerSetup.PROTOCOL_SMTP);
        mail.setUser("ringback@ringback.example", "ringback", "secret");

        String rest = "@127.0.0.1:" + mail.getSmtp().getPort() + "?starttls=optional";

        assertThat(stage.send("smtp://ringback:secret" + rest, null)).isEqualTo(Result.SENT);
        assertThat(stage.send("smtp://ringback:wrong" + rest, null)).isEqualTo(Result.failed("LOGIN_REFUSED"));
    }

    @Test
    void saysThatNobodyIsThere() throws IOException {
        int port;
        try (ServerSocket gone = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = gone.getLocalPort();
        }

        assertThat(stage.send("smtp://127.0.0.1:" + port, null)).isEqualTo(Result.failed("NO_CONNECTION"));
    }

    @Test
    void neverWaitsLongerForAServerThatDribbles() throws IOException {
        try (ServerSocket slow = scripted(out -> {
            while (true) {
                out.write('2');
                out.flush();
                Thread.sleep(20);
            }
        })) {
            assertThat(stage.send("smtp://127.0.0.1:" + slow.getLocalPort(), null, Duration.ofMillis(300)))
                    .isEqualTo(Result.failed("TOO_SLOW"));
        }
    }

    @Test
    void hasRoomForSoManyMailsToADeadServerAndTurnsTheRestAwayAtOnce() throws Exception {
        try (ServerSocket dead = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            MailChannel made = stage.channel("smtp://127.0.0.1:" + dead.getLocalPort(), null, Duration.ofMinutes(1));
            BlockingQueue<Result> results = new LinkedBlockingQueue<>();

            for (int i = 0; i < 300; i++) {
                made.send(SampleMessage.emergency(), "ops@example.com", results::add);
            }

            assertThat(results).hasSizeGreaterThanOrEqualTo(300 - 16 - 256).containsOnly(Result.failed("BUSY"));
        }
    }

    @Test
    void triesAgainWhereAServerAcceptsAndDrops() throws IOException {
        try (ServerSocket dropping = scripted(out -> {
            out.write("220 mail.example\r\n".getBytes(StandardCharsets.US_ASCII));
            out.flush();
        })) {
            assertThat(stage.send("smtp://127.0.0.1:" + dropping.getLocalPort(), null)
                            .outcome())
                    .isEqualTo(AttemptOutcome.FAILED);
        }
    }

    /** Whoever tried again would send the mail twice. */
    @Test
    void takesAMailForSentThatAServerTookBeforeItDropped() throws Exception {
        for (int i = 0; i < 20; i++) {
            try (ServerSocket dropping = takesAndResets()) {
                assertThat(stage.send("smtp://127.0.0.1:" + dropping.getLocalPort(), null))
                        .isEqualTo(Result.SENT);
            }
        }
    }

    /** Says that it has the mail, and is gone before anybody can say goodbye. */
    private static ServerSocket takesAndResets() throws IOException {
        ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        Daemons.start("takes-and-resets", () -> {
            try (Socket socket = server.accept()) {
                BufferedReader in =
                        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
                OutputStream out = socket.getOutputStream();
                say(out, "220 mail.example");
                for (String answer : List.of("250 mail.example", "250 sender", "250 receiver", "354 go on")) {
                    in.readLine();
                    say(out, answer);
                }
                String line = in.readLine();
                while (line != null && !line.equals(".")) {
                    line = in.readLine();
                }
                socket.setSoLinger(true, 0);
                say(out, "250 taken");
            } catch (IOException e) {
                // The other side has had enough.
            }
        });
        return server;
    }

    private static void say(OutputStream out, String line) throws IOException {
        out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    @Test
    void tellsARefusalForEverFromOneForNow() throws IOException {
        assertThat(sendTo("550 no such mailbox ops@example.com")).isEqualTo(Result.refused("SMTP_550"));
        assertThat(sendTo("450 greylisted")).isEqualTo(Result.failed("SMTP_450"));
    }

    /** A server that says this to RCPT TO. */
    private Result sendTo(String answer) throws IOException {
        try (ServerSocket picky = scripted(out -> {
            String script = "220 x\r\n250 x\r\n250 ok\r\n" + answer + "\r\n250 ok\r\n";
            out.write(script.getBytes(StandardCharsets.US_ASCII));
            out.flush();
        })) {
            return stage.send("smtp://127.0.0.1:" + picky.getLocalPort() + "?starttls=optional", null);
        }
    }

    /** What a server does with a connection. */
    private interface Script {
        void play(OutputStream out) throws IOException, InterruptedException;
    }

    private static ServerSocket scripted(Script script) throws IOException {
        ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        Thread thread = new Thread(() -> {
            try (Socket socket = server.accept()) {
                script.play(socket.getOutputStream());
                // Stays until the client has gone: what it has not read yet would go with the connection.
                socket.getInputStream().transferTo(OutputStream.nullOutputStream());
            } catch (IOException | InterruptedException e) {
                // The other side has had enough.
            }
        });
        thread.setDaemon(true);
        thread.start();
        return server;
    }
}
