package io.ringback.notify;

import io.ringback.common.Daemons;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Date;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * E-mail by the operator's mail server (RFC 5321). A dead server takes a few threads and a bounded queue, which are mail's
 * alone; what does not fit is tried again later.
 */
final class MailChannel implements NoticeChannel {
    private static final int THREADS = 16;
    private static final int WAITING = 256;

    /** However slowly a server answers, a mail takes no longer. */
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private final URI server;
    private final String from;
    private final @Nullable SSLSocketFactory tls;
    private final Duration longest;
    private final ThreadPoolExecutor threads;
    private final ScheduledExecutorService watch;

    MailChannel(URI server, String from) {
        this(server, from, null, LONGEST);
    }

    MailChannel(URI server, String from, @Nullable SSLSocketFactory tls, Duration longest) {
        this.server = server;
        this.from = from;
        this.tls = tls;
        this.longest = longest;
        this.threads = new ThreadPoolExecutor(
                THREADS,
                THREADS,
                10,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(WAITING),
                Daemons.named("notify-mail"));
        this.threads.allowCoreThreadTimeOut(true);
        this.watch = Daemons.timer("notify-mail-watch");
    }

    @Override
    public void send(Message message, String address, Consumer<Result> done) {
        try {
            threads.execute(() -> done.accept(attempt(message, address)));
        } catch (RejectedExecutionException e) {
            done.accept(Result.failed("BUSY"));
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
        watch.shutdownNow();
    }

    private Result attempt(Message message, String address) {
        MailSockets sockets = new MailSockets(tls);
        ScheduledFuture<?> end = watch.schedule(sockets::closeAll, longest.toMillis(), TimeUnit.MILLISECONDS);
        try {
            Session session = MailServer.session(server, sockets);
            MimeMessage mail = mail(session, message, address);
            deliver(session, mail);
            return Result.SENT;
        } catch (AddressException e) {
            return Result.refused("BAD_ADDRESS");
        } catch (MessagingException e) {
            return sockets.areClosed() ? Result.failed("TOO_SLOW") : MailFailures.of(e);
        } catch (RuntimeException e) {
            return Result.failed("UNEXPECTED");
        } finally {
            end.cancel(false);
        }
    }

    /** A server that has taken a mail may drop the connection before anybody says goodbye: the mail is taken. */
    private static void deliver(Session session, MimeMessage mail) throws MessagingException {
        Transport transport = session.getTransport();
        try {
            transport.connect();
            transport.sendMessage(mail, mail.getAllRecipients());
        } finally {
            close(transport);
        }
    }

    private static void close(Transport transport) {
        try {
            transport.close();
        } catch (MessagingException e) {
            // How the mail fared is known by now.
        }
    }

    private MimeMessage mail(Session session, Message message, String address) throws MessagingException {
        MimeMessage mail = new Identified(session, messageId(message));
        mail.setFrom(new InternetAddress(from, true));
        mail.setRecipient(jakarta.mail.Message.RecipientType.TO, new InternetAddress(address, true));
        mail.setSubject(message.subject(), StandardCharsets.UTF_8.name());
        mail.setSentDate(Date.from(message.notice().at()));
        mail.setHeader("Auto-Submitted", "auto-generated");
        mail.setHeader("Importance", "high");
        mail.setText(message.text(), StandardCharsets.UTF_8.name());
        return mail;
    }

    /** The same at every attempt, so that a mailbox recognises a mail that was sent again (RFC 5322, 3.6.4). */
    private String messageId(Message message) {
        String name = message.notice().id().value() + "." + message.contact().value();
        String domain = from.substring(from.indexOf('@') + 1);
        return "<" + name.replaceAll("[^A-Za-z0-9.-]", "_") + "@" + domain + ">";
    }

    /** The library would make up an id of its own. */
    private static final class Identified extends MimeMessage {
        private final String id;

        Identified(Session session, String id) {
            super(session);
            this.id = id;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", id);
        }
    }
}
