package io.ringback.notify;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.DummySSLServerSocketFactory;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.ringback.notify.rules.AttemptOutcome;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whom a mail is told: only a server that somebody vouches for, or one of this machine. */
@Timeout(300)
class MailTlsTest {
    @TempDir
    static Path folder;

    private static TlsIdentity identity;

    @AutoClose
    private final MailStage stage = new MailStage();

    @BeforeAll
    static void makeACertificate() throws Exception {
        identity = TlsIdentity.of(folder, "ip:127.0.0.1");
        System.setProperty(
                DummySSLServerSocketFactory.GREENMAIL_KEYSTORE_FILE_PROPERTY,
                identity.keystore().toString());
        System.setProperty(DummySSLServerSocketFactory.GREENMAIL_KEYSTORE_PASSWORD_PROPERTY, TlsIdentity.PASSWORD);
    }

    @Test
    void speaksTlsFromTheStart() {
        GreenMail mail = stage.server(ServerSetup.PROTOCOL_SMTPS);

        Result result = stage.send("smtps://127.0.0.1:" + mail.getSmtps().getPort(), trusting());

        assertThat(result).isEqualTo(Result.SENT);
        assertThat(mail.getReceivedMessages()).hasSize(1);
    }

    @Test
    void takesNoCertificateOfAnotherName() {
        GreenMail mail = stage.server(ServerSetup.PROTOCOL_SMTPS);

        Result result = stage.send("smtps://localhost:" + mail.getSmtps().getPort(), trusting());

        assertThat(result).isEqualTo(Result.failed("TLS_FAILED"));
        assertThat(mail.getReceivedMessages()).isEmpty();
    }

    @Test
    void saysNothingOfTheMailBeforeStartTls() throws IOException {
        try (StartTlsServer mail = new StartTlsServer(identity.context())) {
            Result result = stage.send("smtp://127.0.0.1:" + mail.port(), trusting());

            assertThat(result).isEqualTo(Result.SENT);
            assertThat(mail.inTheClear).hasSize(2).last().isEqualTo("STARTTLS");
            assertThat(mail.encrypted).anyMatch(line -> line.contains("default-17"));
        }
    }

    /** Debian's Postfix and Exim offer STARTTLS with a certificate that they made themselves. */
    @Test
    void takesAnyCertificateOfAServerOfThisMachineUnlessTold() throws IOException {
        try (StartTlsServer mail = new StartTlsServer(identity.context())) {
            assertThat(stage.send("smtp://127.0.0.1:" + mail.port(), null)).isEqualTo(Result.SENT);
            assertThat(mail.encrypted).anyMatch(line -> line.contains("default-17"));
        }
        try (StartTlsServer mail = new StartTlsServer(identity.context())) {
            assertThat(stage.send("smtp://127.0.0.1:" + mail.port() + "?starttls=required", null))
                    .isEqualTo(Result.failed("TLS_FAILED"));
            assertThat(mail.inTheClear).last().isEqualTo("STARTTLS");
        }
    }

    @Test
    void trustsNoServerThatNobodyVouchesFor() {
        GreenMail mail = stage.server(ServerSetup.PROTOCOL_SMTPS);

        Result result = stage.send("smtps://127.0.0.1:" + mail.getSmtps().getPort(), null);

        assertThat(result).isEqualTo(Result.failed("TLS_FAILED"));
        assertThat(mail.getReceivedMessages()).isEmpty();
    }

    @Test
    void sendsNothingInTheClearUnlessTold() {
        GreenMail mail = stage.server(ServerSetup.PROTOCOL_SMTP);

        Result result = stage.send("smtp://127.0.0.1:" + mail.getSmtp().getPort() + "?starttls=required", null);

        assertThat(result.outcome()).isEqualTo(AttemptOutcome.FAILED);
        assertThat(mail.getReceivedMessages()).isEmpty();
    }

    /** Nothing leaves the machine. */
    @Test
    void takesAServerOfThisMachineWithoutTls() {
        GreenMail mail = stage.server(ServerSetup.PROTOCOL_SMTP);

        assertThat(stage.send("smtp://127.0.0.1:" + mail.getSmtp().getPort(), null))
                .isEqualTo(Result.SENT);
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

    private static SSLSocketFactory trusting() {
        return identity.context().getSocketFactory();
    }
}
