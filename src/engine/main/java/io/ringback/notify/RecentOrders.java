package io.ringback.notify;

import io.ringback.common.BoundedMap;
import io.ringback.notify.rules.ContactId;
import io.ringback.notify.rules.NoticeId;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How the attempts that this process has made ended: a transaction that is aborted and decided again asks for them once
 * more. The oldest are forgotten. What is only under way is its sender's to know, and ends with it.
 */
final class RecentOrders {
    private static final int MOST = 20_000;

    /** An order without what it is about. */
    record Attempt(NoticeId notice, ContactId contact, int attempt) {
        static Attempt of(Order order) {
            return new Attempt(order.notice().id(), order.contact(), order.attempt());
        }
    }

    private final Map<Attempt, Result> ended = new BoundedMap<>(MOST);

    synchronized void put(Attempt attempt, Result result) {
        ended.put(attempt, result);
    }

    /** Null for an attempt that this process has not made to its end. */
    synchronized @Nullable Result get(Attempt attempt) {
        return ended.get(attempt);
    }
}
