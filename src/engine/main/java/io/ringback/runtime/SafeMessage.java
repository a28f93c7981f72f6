package io.ringback.runtime;

import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.ApiException;
import org.apache.kafka.streams.errors.StreamsException;

/**
 * Tells why something failed in one line that is safe to log: the names of exceptions, and only those messages that
 * speak of settings, topics and brokers, never of records.
 */
public final class SafeMessage {
    private SafeMessage() {}

    /** The innermost failure that explains itself, else the innermost one's name. */
    public static String of(Throwable failure) {
        Throwable cause = cause(failure);
        String message = cause.getMessage();
        if (message == null || !speaksOfSettings(cause)) {
            return cause.getClass().getSimpleName();
        }
        return cause.getClass().getSimpleName() + ": "
                + message.lines().findFirst().orElse("");
    }

    /** Looks through the wrappers that futures and Kafka Streams put around what happened. */
    public static Throwable cause(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null && isWrapper(cause)) {
            cause = cause.getCause();
        }
        return cause;
    }

    private static boolean isWrapper(Throwable failure) {
        return failure instanceof ExecutionException
                || failure instanceof CompletionException
                || failure instanceof StreamsException
                || failure.getClass() == RuntimeException.class
                || failure.getClass().getName().startsWith("org.apache.kafka.common.Kafka");
    }

    private static boolean speaksOfSettings(Throwable failure) {
        return failure instanceof ApiException
                || failure instanceof ConfigException
                || failure instanceof StreamsException;
    }
}
