package io.ringback.steps;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When a step sends itself a record about nothing, to decide what is due. One that is on its way is waited for, though not
 * without end: retention may delete it, or its reading fail, and nothing that is due would be decided until another
 * record comes.
 */
public final class Nudge {
    private static final Duration LOST_AFTER = Duration.ofSeconds(10);

    private @Nullable Instant sentAt;

    /**
     * When to wake for what is due then.
     *
     * @param due null when nothing is
     */
    public @Nullable Instant wakeAt(@Nullable Instant due) {
        @Nullable Instant again = sentAt == null ? null : sentAt.plus(LOST_AFTER);
        return due == null || again == null || due.isAfter(again) ? due : again;
    }

    /** One goes out. */
    public void sent(Instant at) {
        sentAt = at;
    }

    /** It was read, or none is on its way any more. */
    public void read() {
        sentAt = null;
    }
}
