package io.ringback.bench;

import io.ringback.common.Daemons;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Sends mails as a program would that does nothing else: a connection for each, as many at once as notify has. */
final class DirectMail implements AutoCloseable {
    private static final int THREADS = 16;

    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS, Daemons.named("direct-mail"));
    private final Session session;

    DirectMail(String url) {
        URI server = URI.create(url);
        Properties settings = new Properties();
        settings.put("mail.transport.protocol", "smtp");
        settings.put("mail.smtp.host", server.getHost());
        settings.put("mail.smtp.port", String.valueOf(server.getPort()));
        this.session = Session.getInstance(settings);
    }

    /** Sends about as much as a notice says. */
    void send(String agent) {
        threads.execute(() -> {
            try {
                MimeMessage mail = new MimeMessage(session);
                mail.setFrom(new InternetAddress("ringback@example.com"));
                mail.setRecipient(MimeMessage.RecipientType.TO, new InternetAddress("desk@example.com"));
                mail.setSubject("Ringback: Emergency call placed: " + agent, StandardCharsets.UTF_8.name());
                mail.setText(("Agent: " + agent + "\n").repeat(10), StandardCharsets.UTF_8.name());
                Transport.send(mail);
            } catch (MessagingException e) {
                throw new IllegalStateException("the mail server did not take a mail", e);
            }
        });
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
