package io.ringback.notify;

import io.ringback.common.Daemons;
import io.ringback.settings.E164Spelling;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Calls that an Asterisk places where it dials the fallback's number. A contact has been told once the call is answered; the
 * dialplan says what has happened and takes a key for "seen". E.164 alone is dialled: no emergency number is written so.
 */
final class CallChannel implements NoticeChannel {
    private static final int MOST_AT_ONCE = 16;
    private static final int MOST_LOOKS = 45;
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);
    private static final Duration REST = Duration.ofMinutes(1);
    private static final String UP = "Up";

    private final CallPlacing asterisk;
    private final Duration betweenLooks;
    private final Duration rest;
    private final Semaphore lines = new Semaphore(MOST_AT_ONCE);
    /** One call at a time to one telephone, however many notices there are: a stranger can cause one with every call. */
    private final Set<String> ringing = ConcurrentHashMap.newKeySet();

    /** Telephones that rang for what anybody can cause, and are left free for the rest for a while. */
    private final Set<String> resting = ConcurrentHashMap.newKeySet();

    private final ScheduledExecutorService watch = Daemons.timer("notify-call-watch");

    CallChannel(CallPlacing asterisk) {
        this(asterisk, BETWEEN_LOOKS, REST);
    }

    /** @param rest for how long a telephone that rang for what anybody can cause does not do so again */
    CallChannel(CallPlacing asterisk, Duration betweenLooks, Duration rest) {
        this.asterisk = asterisk;
        this.betweenLooks = betweenLooks;
        this.rest = rest;
    }

    @Override
    public void send(Message message, String address, Consumer<Result> done) {
        boolean yields = message.notice().isFromOutside();
        if (!E164Spelling.matches(address)) {
            done.accept(Result.refused("BAD_ADDRESS"));
        } else if (yields && resting.contains(address)) {
            done.accept(Result.failed("BUSY"));
        } else if (!lines.tryAcquire()) {
            done.accept(Result.failed("BUSY"));
        } else if (!ringing.add(address)) {
            lines.release();
            done.accept(Result.failed("BUSY"));
        } else {
            String id = channelId(message);
            Consumer<Result> ends = result -> {
                if (yields) {
                    rest(address);
                }
                ringing.remove(address);
                lines.release();
                done.accept(result);
            };
            var unused = asterisk.place(id, address, message)
                    .whenComplete((answer, failure) -> placed(id, answer, failure, ends));
        }
    }

    @Override
    public void close() {
        watch.shutdownNow();
    }

    private void rest(String telephone) {
        resting.add(telephone);
        try {
            var unusedTimer = watch.schedule(() -> resting.remove(telephone), rest.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            // The channel is closed.
        }
    }

    /** The same at every attempt, so that a crash between two of them rings nobody twice at once. */
    private static String channelId(Message message) {
        String names = message.notice().id().value() + "\n" + message.contact().value();
        return "ringback-notice-" + UUID.nameUUIDFromBytes(names.getBytes(StandardCharsets.UTF_8));
    }

    private void placed(
            String id, @Nullable HttpResponse<String> answer, @Nullable Throwable failure, Consumer<Result> ends) {
        int status = answer == null ? 0 : answer.statusCode();
        if (answer == null) {
            ends.accept(CallPlacing.failed(failure));
        } else if (status / 100 == 2 || status == 409) {
            look(id, MOST_LOOKS, ends);
        } else if (status == 401 || status == 403) {
            ends.accept(Result.failed("LOGIN_REFUSED"));
        } else {
            ends.accept(status / 100 == 5 ? Result.failed("HTTP_" + status) : Result.refused("HTTP_" + status));
        }
    }

    private void look(String id, int looksLeft, Consumer<Result> ends) {
        var unusedTimer = watch.schedule(
                () -> {
                    var unused = asterisk.state(id)
                            .whenComplete((state, failure) -> seen(id, looksLeft, state, failure, ends));
                },
                betweenLooks.toMillis(),
                TimeUnit.MILLISECONDS);
    }

    /** A channel that is gone before it was up was not answered. */
    private void seen(
            String id, int looksLeft, @Nullable String state, @Nullable Throwable failure, Consumer<Result> ends) {
        if (state == null) {
            ends.accept(CallPlacing.failed(failure));
        } else if (state.equals(UP)) {
            ends.accept(Result.SENT);
        } else if (state.isEmpty() || looksLeft <= 1) {
            ends.accept(Result.failed("NOT_ANSWERED"));
        } else {
            look(id, looksLeft - 1, ends);
        }
    }
}
