package io.ringback.notify;

import jakarta.mail.Authenticator;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.Session;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Properties;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How the operator's mail server is spoken to: {@code smtps:} is TLS from the start (RFC 8314), {@code smtp:} demands
 * STARTTLS (RFC 3207) unless the URL ends in {@code ?starttls=optional}. Certificates are checked against the host's name. A
 * server on this machine need not have TLS, and its certificate may be anybody's, as that of a distribution's mail server is:
 * nothing leaves the machine. {@code ?starttls=required} asks it for both.
 */
final class MailServer {
    private static final String CONNECT_MILLIS = "5000";

    /** Some take their time over a mail's content; who gave up on them would send it again and again. */
    private static final String READ_MILLIS = "30000";

    private static final String OPTIONAL = "starttls=optional";
    private static final String REQUIRED = "starttls=required";
    private static final Pattern LOOPBACK =
            Pattern.compile("localhost|127(\\.\\d{1,3}){3}|\\[?(::1|0:0:0:0:0:0:0:1)]?", Pattern.CASE_INSENSITIVE);
    private static final int SUBMISSION = 587;
    private static final int SUBMISSIONS = 465;

    private MailServer() {}

    /** A session that opens its own connection for every mail, by the sockets that are given. */
    static Session session(URI url, MailSockets sockets) {
        boolean tls = "smtps".equals(url.getScheme());
        String protocol = "mail." + url.getScheme() + ".";
        Properties settings = new Properties();
        settings.put("mail.transport.protocol", url.getScheme());
        settings.put(protocol + "host", url.getHost());
        settings.put(protocol + "port", url.getPort() > 0 ? url.getPort() : tls ? SUBMISSIONS : SUBMISSION);
        settings.put(protocol + "connectiontimeout", CONNECT_MILLIS);
        settings.put(protocol + "timeout", READ_MILLIS);
        settings.put(protocol + "writetimeout", READ_MILLIS);
        boolean known = isCertified(url);
        settings.put(protocol + "ssl.checkserveridentity", String.valueOf(known));
        if (!known) {
            settings.put(protocol + "ssl.trust", "*");
        }
        settings.put(protocol + "quitwait", "false");
        // A mail that some of its receivers do not get is not sent.
        settings.put(protocol + "sendpartial", "false");
        if (!tls) {
            settings.put(protocol + "starttls.enable", "true");
            settings.put(protocol + "starttls.required", String.valueOf(demandsTls(url)));
        }
        sockets.into(settings, protocol);
        @Nullable String login = url.getUserInfo();
        settings.put(protocol + "auth", String.valueOf(login != null));
        return Session.getInstance(settings, login == null ? null : authenticator(login));
    }

    private static boolean demandsTls(URI url) {
        return isHere(url) ? REQUIRED.equals(url.getQuery()) : !OPTIONAL.equals(url.getQuery());
    }

    /** Whether the server must show that it is who it says. */
    private static boolean isCertified(URI url) {
        return !isHere(url) || "smtps".equals(url.getScheme()) || REQUIRED.equals(url.getQuery());
    }

    /** A name that says so and an address that is so: neither a resolver nor a typing error makes another machine trusted. */
    private static boolean isHere(URI url) {
        if (!LOOPBACK.matcher(url.getHost()).matches()) {
            return false;
        }
        try {
            return InetAddress.getByName(url.getHost()).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    private static Authenticator authenticator(String login) {
        int colon = login.indexOf(':');
        String user = colon < 0 ? login : login.substring(0, colon);
        String password = colon < 0 ? "" : login.substring(colon + 1);
        return new Authenticator() {
            @Override
            protected PasswordAuthentication getPasswordAuthentication() {
                return new PasswordAuthentication(user, password);
            }
        };
    }
}
