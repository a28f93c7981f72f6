package io.ringback.consumer;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Feeds tables from Kafka, each process the whole of them, so that a restart finds every active override. While the
 * broker or a topic is away the tables go on with what they know, and their rows expire by themselves.
 */
public final class TableFeed implements AutoCloseable {
    private final FedTopics topics;
    private final TopicFollower follower;
    private final Clock clock = Clock.systemUTC();

    private TableFeed(
            Map<String, Object> kafka, String topicPrefix, List<EventTable> tables, @Nullable DrillAnswers answers) {
        this.topics = new FedTopics(topicPrefix, tables, answers);
        this.follower = new TopicFollower(
                "ringback-table-feed",
                kafka,
                topics.names(),
                // An earlier deployment has neither, and may not let this login read them.
                Set.of(topicPrefix + DrillAnswers.DRILLS, topicPrefix + RoutingTable.POOLS),
                (record, news) -> topics.apply(record, news, clock.instant()));
    }

    /**
     * Begins to feed, from a thread of its own.
     *
     * @param kafka the client's settings: {@code bootstrap.servers}, security; what reading depends on is set here
     * @param topicPrefix the setting {@code topic.prefix}, such as {@code ringback.}
     */
    public static TableFeed start(Map<String, Object> kafka, String topicPrefix, EventTable... tables) {
        return start(kafka, topicPrefix, null, tables);
    }

    /**
     * Begins to feed, and answers drills. The topic {@code drills} may be missing, or this login may not read it: then
     * no drill is answered, and everything else works.
     *
     * @param answers are not closed with the feed; null for none
     */
    public static TableFeed start(
            Map<String, Object> kafka, String topicPrefix, @Nullable DrillAnswers answers, EventTable... tables) {
        TableFeed feed = new TableFeed(kafka, topicPrefix, List.of(tables), answers);
        feed.follower.start();
        return feed;
    }

    /**
     * Waits until everything that was in the topics at the start has been applied. Before that a table may hold an
     * override that was lifted long ago, or lack one.
     *
     * @return false when {@code atMost} was over first
     */
    public boolean awaitCaughtUp(Duration atMost) throws InterruptedException {
        return follower.awaitCaughtUp(atMost);
    }

    /** Whether that has been applied. */
    public boolean isCaughtUp() {
        return follower.isCaughtUp();
    }

    /** Whether no broker has answered for some seconds. The tables go on with what they know: see {@link #staleFor}. */
    public boolean isTroubled() {
        return follower.isTroubled();
    }

    /**
     * How old the tables are: all that had been committed so long ago is in them. Two or three seconds while all is well;
     * what to alarm on, since a table that nobody feeds answers as before.
     */
    public Duration staleFor() {
        return follower.staleFor();
    }

    /** How many records could not be read and were left out; anything but 0 asks for a newer version of this class. */
    public long unreadable() {
        return topics.unreadable();
    }

    @Override
    public void close() {
        follower.close();
    }
}
