package io.ringback.notify;

import io.ringback.core.PoolName;
import io.ringback.event.Contact;
import io.ringback.event.ContactChannel;
import io.ringback.notify.rules.ContactId;
import io.ringback.notify.rules.Kind;
import io.ringback.notify.rules.Notice;
import io.ringback.notify.rules.NoticeId;
import io.ringback.settings.Settings;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Tries whether a contact can be told, with a message that says it is a test. */
public final class TestNotice {
    /** What {@link #send} returns when the channel took the message. */
    public static final String SENT = "SENT";

    private static final long LONGEST_SECONDS = 60;

    private TestNotice() {}

    /**
     * Sends it and waits.
     *
     * @return {@link #SENT}, or the word that says why not
     * @throws IllegalArgumentException in one line, when the settings cannot be used
     */
    public static String send(Settings settings, Contact contact) {
        Map<ContactChannel, NoticeChannel> channels = Tellers.channels(settings);
        try {
            @Nullable NoticeChannel channel = channels.get(contact.getChannel());
            return channel == null ? "CHANNEL_NOT_SET_UP" : word(attempt(channel, contact));
        } finally {
            channels.values().forEach(NoticeChannel::close);
        }
    }

    private static Result attempt(NoticeChannel channel, Contact contact) {
        CompletableFuture<Result> result = new CompletableFuture<>();
        channel.send(message(contact), contact.getAddress(), result::complete);
        try {
            return result.orTimeout(LONGEST_SECONDS, TimeUnit.SECONDS).join();
        } catch (CompletionException e) {
            return Result.failed("TIMED_OUT");
        }
    }

    private static Message message(Contact contact) {
        Instant now = Instant.now();
        Notice.About nothing = new Notice.About(null, null, null, null, null, null);
        Notice notice = new Notice(
                new NoticeId("test-" + now.toEpochMilli()),
                new PoolName(contact.getPool() == null ? "default" : contact.getPool()),
                Kind.UNKNOWN,
                nothing,
                now);
        return Message.test(notice, new ContactId(contact.getContactId()));
    }

    private static String word(Result result) {
        return result.error() == null ? SENT : result.error();
    }
}
