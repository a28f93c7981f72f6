package io.ringback.runtime;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.InconsistentGroupProtocolException;
import org.apache.kafka.common.errors.InvalidConfigurationException;
import org.apache.kafka.common.errors.InvalidSessionTimeoutException;
import org.apache.kafka.common.errors.InvalidTxnTimeoutException;
import org.apache.kafka.common.errors.UnsupportedVersionException;
import org.apache.kafka.streams.errors.MissingSourceTopicException;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler;
import org.apache.kafka.streams.errors.TopologyException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides what the death of a stream thread means: a passing trouble gets a new thread, what no new thread can cure
 * stops the instance with its reason, and so does trouble that does not pass. What the brokers or a starved machine
 * brought about (a transaction that timed out, a coordinator that is away) is tried again for as long as it lasts.
 */
final class ThreadFailures implements StreamsUncaughtExceptionHandler {
    private static final Logger LOG = LoggerFactory.getLogger(ThreadFailures.class);
    private static final int MOST_REPLACEMENTS = 5;
    private static final Duration WINDOW = Duration.ofMinutes(1);
    private static final Set<Class<? extends Throwable>> FATAL = Set.of(
            MissingSourceTopicException.class,
            TopologyException.class,
            ConfigException.class,
            InvalidConfigurationException.class,
            InvalidSessionTimeoutException.class,
            InvalidTxnTimeoutException.class,
            InconsistentGroupProtocolException.class,
            UnsupportedVersionException.class,
            AuthenticationException.class,
            AuthorizationException.class);

    private final String role;
    private final Clock clock;
    private final Places places;
    private final Consumer<String> onFatal;
    private final Deque<Instant> recent = new ArrayDeque<>();

    /**
     * @param places is told when its threads keep ending
     */
    ThreadFailures(String role, Clock clock, Places places, Consumer<String> onFatal) {
        this.role = role;
        this.places = places;
        this.clock = clock;
        this.onFatal = onFatal;
    }

    @Override
    public StreamThreadExceptionResponse handle(Throwable failure) {
        String reason = SafeMessage.of(failure);
        if (failure instanceof Error || Trouble.has(failure, FATAL)) {
            return stop(reason);
        }
        if (!Trouble.isOfTheBrokers(failure) && isTooMany()) {
            places.isStuck();
            return stop("its threads keep failing: " + reason);
        }
        LOG.warn("event=thread-replaced role={} reason=\"{}\"", role, reason);
        return StreamThreadExceptionResponse.REPLACE_THREAD;
    }

    private StreamThreadExceptionResponse stop(String reason) {
        onFatal.accept(role + " cannot go on: " + reason);
        return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
    }

    private synchronized boolean isTooMany() {
        Instant now = clock.instant();
        recent.addLast(now);
        while (recent.peekFirst() != null && recent.getFirst().isBefore(now.minus(WINDOW))) {
            recent.removeFirst();
        }
        return recent.size() > MOST_REPLACEMENTS;
    }
}
