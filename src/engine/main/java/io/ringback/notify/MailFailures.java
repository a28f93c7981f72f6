package io.ringback.notify;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLException;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.eclipse.angus.mail.util.MailConnectException;
import org.jspecify.annotations.Nullable;

/** What a mail server's failure means, in a word: its own words may quote an address. */
final class MailFailures {
    /** From here on a reply code says that the mail will never be taken (RFC 5321, 4.2.1). */
    private static final int PERMANENT = 500;

    private MailFailures() {}

    static Result of(MessagingException failure) {
        if (failure instanceof AuthenticationFailedException) {
            return Result.failed("LOGIN_REFUSED");
        }
        if (failure instanceof MailConnectException connect) {
            return Result.failed(
                    connect.getNextException() instanceof UnknownHostException ? "UNKNOWN_HOST" : "NO_CONNECTION");
        }
        @Nullable Exception next = failure;
        while (next instanceof MessagingException told) {
            int code = code(told);
            if (code > 0) {
                return code >= PERMANENT ? Result.refused("SMTP_" + code) : Result.failed("SMTP_" + code);
            }
            next = told.getNextException();
        }
        return Result.failed(next instanceof IOException io ? word(io) : "NOT_SENT");
    }

    private static int code(MessagingException failure) {
        if (failure instanceof SMTPAddressFailedException address) {
            return address.getReturnCode();
        } else if (failure instanceof SMTPSenderFailedException sender) {
            return sender.getReturnCode();
        } else if (failure instanceof SMTPSendFailedException send) {
            return send.getReturnCode();
        }
        return 0;
    }

    static String word(IOException failure) {
        if (failure instanceof SocketTimeoutException) {
            return "TIMED_OUT";
        } else if (failure instanceof SSLException) {
            return "TLS_FAILED";
        } else if (failure instanceof UnknownHostException) {
            return "UNKNOWN_HOST";
        } else if (failure instanceof ConnectException) {
            return "NO_CONNECTION";
        }
        return "CONNECTION_LOST";
    }
}
