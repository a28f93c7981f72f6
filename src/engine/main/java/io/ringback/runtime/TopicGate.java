package io.ringback.runtime;

import io.ringback.topics.TopicCatalog;
import io.ringback.topics.TopicChange;
import io.ringback.topics.TopicPlan;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets an instance serve only on topics that are as the list has them: makes them so where it is allowed to, says what is
 * missing or wrong where it is not, and never serves on another number of partitions than it began with.
 */
final class TopicGate {
    private static final Logger LOG = LoggerFactory.getLogger(TopicGate.class);
    private static final int TRIES = 50;
    private static final long BETWEEN_TRIES_MILLIS = 200;

    private final Admin admin;
    private final TopicCatalog catalog;
    private final boolean mayCreate;
    private final CountDownLatch stopping;

    TopicGate(Admin admin, TopicCatalog catalog, boolean mayCreate, CountDownLatch stopping) {
        this.admin = admin;
        this.catalog = catalog;
        this.mayCreate = mayCreate;
        this.stopping = stopping;
    }

    /**
     * Opens once every topic is right. A table that keeps its rows for longer than these settings need is left alone: leases
     * that run may be from other settings (R27).
     *
     * @throws CannotServeException with every topic that stands in the way
     */
    void open() throws InterruptedException {
        TopicPlan plan = TopicPlan.compare(catalog, admin);
        if (!plan.refused().isEmpty()) {
            throw new CannotServeException(text(plan.refused()));
        }
        tellOfLonger(plan);
        if (plan.isClean()) {
            return;
        }
        List<TopicChange> wrong = Stream.<TopicChange>concat(plan.missing().stream(), plan.misconfigured().stream())
                .toList();
        if (!mayCreate) {
            throw new CannotServeException("topics are missing or wrong: " + text(wrong)
                    + ". 'ringback topics apply' makes them right, 'ringback topics plan --commands' tells how");
        }
        LOG.info(
                "event=topics-applied missing={} corrected={}",
                plan.missing().size(),
                plan.misconfigured().size());
        wrong.forEach(change -> LOG.debug("event=topic-applied {}", change.line()));
        plan.apply(admin);
        awaitAll();
    }

    static void tellOfLonger(TopicPlan plan) {
        plan.longer()
                .forEach(longer -> LOG.info(
                        "event=retention-kept {}. 'ringback topics apply --allow-shrink' shortens it",
                        longer.line().strip()));
    }

    /** A topic is known to every broker a moment after it was made; a stream that looks too early would stop. */
    private void awaitAll() throws InterruptedException {
        for (int i = 0; i < TRIES; i++) {
            if (TopicPlan.compare(catalog, admin).missing().isEmpty()
                    || stopping.await(BETWEEN_TRIES_MILLIS, TimeUnit.MILLISECONDS)) {
                return;
            }
        }
        throw new CannotServeException("topics were created and do not appear on the brokers");
    }

    private static String text(List<? extends TopicChange> changes) {
        return changes.stream().map(change -> change.line().strip()).collect(Collectors.joining("; "));
    }
}
