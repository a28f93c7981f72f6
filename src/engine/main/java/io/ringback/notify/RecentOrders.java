package io.ringback.notify;

import io.ringback.notify.rules.ContactId;
import io.ringback.notify.rules.NoticeId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * The attempts that this process has made or begun: a transaction that is aborted and decided again asks for them once
 * more. The oldest are forgotten.
 */
final class RecentOrders {
    private static final int MOST = 20_000;

    private record Attempt(NoticeId notice, ContactId contact, int attempt) {}

    private final Set<Attempt> attempts = Collections.newSetFromMap(new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Attempt, Boolean> eldest) {
            return size() > MOST;
        }
    });

    /** False for one that was added before. */
    synchronized boolean add(Order order) {
        return attempts.add(new Attempt(order.notice().id(), order.contact(), order.attempt()));
    }
}
