package io.ringback.notify;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.DummySSLServerSocketFactory;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.ringback.common.Daemons;
import io.ringback.core.PoolName;
import io.ringback.notify.rules.AttemptOutcome;
import io.ringback.notify.rules.ContactId;
import io.ringback.notify.rules.Kind;
import io.ringback.notify.rules.Notice;
import io.ringback.notify.rules.NoticeId;
import jakarta.mail.internet.MimeMessage;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Mail servers as they are: in order, without TLS, refusing, slow, dropping. */
@Timeout(300)
class MailChannelTest {
    static final Notice NOTICE = new Notice(
            new NoticeId("default-17"),
            new PoolName("default"),
            Kind.EMERGENCY_CALL_PLACED,
            new Notice.About("c1", "ann\r\nBcc: all@example.com", "+12025550101", "hq-4", null, null),
            Instant.parse("2026-11-01T12:00:00Z"));

    @TempDir
    static Path folder;

    private static TlsIdentity identity;

    private @Nullable GreenMail server;
    private @Nullable MailChannel channel;

    @BeforeAll
    static void makeACertificate() throws Exception {
        identity = TlsIdentity.of(folder, "ip:127.0.0.1");
        System.setProperty(
                DummySSLServerSocketFactory.GREENMAIL_KEYSTORE_FILE_PROPERTY,
                identity.keystore().toString());
        System.setProperty(DummySSLServerSocketFactory.GREENMAIL_KEYSTORE_PASSWORD_PROPERTY, TlsIdentity.PASSWORD);
    }

    @AfterEach
    void close() {
        if (channel != null) {
            channel.close();
        }
        if (server != null) {
            server.stop();
        }
    }

    @Test
    void sendsWhatAPersonNeedsToKnow() throws Exception {
        GreenMail mail = server(ServerSetup.PROTOCOL_SMTP);

        Result result = send("smtp://127.0.0.1:" + mail.getSmtp().getPort() + "?starttls=optional", null);

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
    void speaksTlsFromTheStart() {
        GreenMail mail = server(ServerSetup.PROTOCOL_SMTPS);

        Result result = send("smtps://127.0.0.1:" + mail.getSmtps().getPort(), trusting());

        assertThat(result).isEqualTo(Result.SENT);
        assertThat(mail.getReceivedMessages()).hasSize(1);
    }

    @Test
    void takesNoCertificateOfAnotherName() {
        GreenMail mail = server(ServerSetup.PROTOCOL_SMTPS);

        Result result = send("smtps://localhost:" + mail.getSmtps().getPort(), trusting());

        assertThat(result).isEqualTo(Result.failed("TLS_FAILED"));
        assertThat(mail.getReceivedMessages()).isEmpty();
    }

    @Test
    void saysNothingOfTheMailBeforeStartTls() throws IOException {
        try (StartTlsServer mail = new StartTlsServer(identity.context())) {
            Result result = send("smtp://127.0.0.1:" + mail.port(), trusting());

            assertThat(result).isEqualTo(Result.SENT);
            assertThat(mail.inTheClear).hasSize(2).last().isEqualTo("STARTTLS");
            assertThat(mail.encrypted).anyMatch(line -> line.contains("default-17"));
        }
    }

    /** Debian's Postfix and Exim offer STARTTLS with a certificate that they made themselves. */
    @Test
    void takesAnyCertificateOfAServerOfThisMachineUnlessTold() throws IOException {
        try (StartTlsServer mail = new StartTlsServer(identity.context())) {
            assertThat(send("smtp://127.0.0.1:" + mail.port(), null)).isEqualTo(Result.SENT);
            assertThat(mail.encrypted).anyMatch(line -> line.contains("default-17"));
        }
        try (StartTlsServer mail = new StartTlsServer(identity.context())) {
            assertThat(send("smtp://127.0.0.1:" + mail.port() + "?starttls=required", null))
                    .isEqualTo(Result.failed("TLS_FAILED"));
            assertThat(mail.inTheClear).last().isEqualTo("STARTTLS");
        }
    }

    private static SSLSocketFactory trusting() {
        return identity.context().getSocketFactory();
    }

    @Test
    void trustsNoServerThatNobodyVouchesFor() {
        GreenMail mail = server(ServerSetup.PROTOCOL_SMTPS);

        Result result = send("smtps://127.0.0.1:" + mail.getSmtps().getPort(), null);

        assertThat(result).isEqualTo(Result.failed("TLS_FAILED"));
        assertThat(mail.getReceivedMessages()).isEmpty();
    }

    @Test
    void sendsNothingInTheClearUnlessTold() {
        GreenMail mail = server(ServerSetup.PROTOCOL_SMTP);

        Result result = send("smtp://127.0.0.1:" + mail.getSmtp().getPort() + "?starttls=required", null);

        assertThat(result.outcome()).isEqualTo(AttemptOutcome.FAILED);
        assertThat(mail.getReceivedMessages()).isEmpty();
    }

    /** Nothing leaves the machine. */
    @Test
    void takesAServerOfThisMachineWithoutTls() {
        GreenMail mail = server(ServerSetup.PROTOCOL_SMTP);

        assertThat(send("smtp://127.0.0.1:" + mail.getSmtp().getPort(), null)).isEqualTo(Result.SENT);
    }

    @ParameterizedTest
    @CsvSource({
        "smtp://localhost, false",
        "smtp://127.3.2.1:2525, false",
        "smtp://[::1]:25, false",
        "smtp://localhost?starttls=required, true",
        "smtp://127.0.0.1.example.com, true",
        "smtp://mail.example.com, true",
        "smtp://mail.example.com?starttls=optional, false",
        "smtp://10.0.0.1, true"
    })
    void demandsTlsOfEveryOtherServerUnlessTold(String url, String demands) {
        assertThat(MailServer.session(URI.create(url), new MailSockets(null))
                        .getProperty("mail.smtp.starttls.required"))
                .isEqualTo(demands);
    }

    @Test
    void logsIn() throws Exception {
        GreenMail mail = server(ServerSetup.PROTOCOL_SMTP);
        mail.setUser("ringback@ringback.example", "ringback", "secret");

        String rest = "@127.0.0.1:" + mail.getSmtp().getPort() + "?starttls=optional";

        assertThat(send("smtp://ringback:secret" + rest, null)).isEqualTo(Result.SENT);
        assertThat(send("smtp://ringback:wrong" + rest, null)).isEqualTo(Result.failed("LOGIN_REFUSED"));
    }

    @Test
    void saysThatNobodyIsThere() throws IOException {
        int port;
        try (ServerSocket gone = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = gone.getLocalPort();
        }

        assertThat(send("smtp://127.0.0.1:" + port, null)).isEqualTo(Result.failed("NO_CONNECTION"));
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
            assertThat(send("smtp://127.0.0.1:" + slow.getLocalPort(), null, Duration.ofMillis(300)))
                    .isEqualTo(Result.failed("TOO_SLOW"));
        }
    }

    @Test
    void hasRoomForSoManyMailsToADeadServerAndTurnsTheRestAwayAtOnce() throws Exception {
        try (ServerSocket dead = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            MailChannel made = channel("smtp://127.0.0.1:" + dead.getLocalPort(), null, Duration.ofMinutes(1));
            BlockingQueue<Result> results = new LinkedBlockingQueue<>();

            for (int i = 0; i < 300; i++) {
                made.send(message(), "ops@example.com", results::add);
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
            assertThat(send("smtp://127.0.0.1:" + dropping.getLocalPort(), null).outcome())
                    .isEqualTo(AttemptOutcome.FAILED);
        }
    }

    /** Whoever tried again would send the mail twice. */
    @Test
    void takesAMailForSentThatAServerTookBeforeItDropped() throws Exception {
        for (int i = 0; i < 20; i++) {
            try (ServerSocket dropping = takesAndResets()) {
                assertThat(send("smtp://127.0.0.1:" + dropping.getLocalPort(), null))
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
            return send("smtp://127.0.0.1:" + picky.getLocalPort() + "?starttls=optional", null);
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

    private GreenMail server(String protocol) {
        GreenMail started = new GreenMail(withPatience(new ServerSetup(0, "127.0.0.1", protocol)));
        started.start();
        server = started;
        return started;
    }

    private static ServerSetup withPatience(ServerSetup setup) {
        setup.setServerStartupTimeout(120_000);
        return setup;
    }

    private Result send(String url, @Nullable SSLSocketFactory tls) {
        return send(url, tls, Duration.ofMinutes(1));
    }

    private Result send(String url, @Nullable SSLSocketFactory tls, Duration longest) {
        MailChannel made = channel(url, tls, longest);
        CompletableFuture<Result> result = new CompletableFuture<>();
        made.send(message(), "ops@example.com", result::complete);
        return result.orTimeout(2, TimeUnit.MINUTES).join();
    }

    private MailChannel channel(String url, @Nullable SSLSocketFactory tls, Duration longest) {
        MailChannel made = new MailChannel(URI.create(url), "alerts@ringback.example", tls, longest);
        channel = made;
        return made;
    }

    private static Message message() {
        return Message.of(
                NOTICE, new ContactId("desk"), "Building 4, floor 2", URI.create("https://ringback.example/ack/token"));
    }
}
