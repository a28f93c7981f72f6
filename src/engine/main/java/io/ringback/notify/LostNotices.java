package io.ringback.notify;

import io.ringback.core.PoolName;
import io.ringback.gaps.GapWatch;
import io.ringback.gaps.SourceLog;
import io.ringback.notify.rules.Kind;
import io.ringback.notify.rules.Notice;
import io.ringback.notify.rules.NoticeId;
import io.ringback.settings.Settings;
import io.ringback.topics.TopicCatalog;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds that retention has deleted notices which nobody had read (R14, R29): notify was away for longer than a lease.
 * Whose they were is not known any more, so that every pool that has contacts of its own is told.
 */
final class LostNotices implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LostNotices.class);

    private final SourceLog log;
    private final GapWatch gaps;
    private final Supplier<Set<PoolName>> pools;
    private final Duration surelyKept;
    private @Nullable Instant last;

    private LostNotices(SourceLog log, GapWatch gaps, Supplier<Set<PoolName>> pools, Duration lease) {
        this.log = log;
        this.gaps = gaps;
        this.pools = pools;
        this.surelyKept = lease.dividedBy(2);
    }

    /**
     * For a task that begins.
     *
     * @param log closed with this
     * @param pools those that have contacts of their own
     */
    static LostNotices open(
            Settings settings,
            SourceLog log,
            ProcessorContext<?, ?> context,
            Supplier<Set<PoolName>> pools,
            InstantSource clock) {
        TopicPartition partition = new TopicPartition(
                TopicCatalog.load(settings).topic("notices").name(),
                context.taskId().partition());
        GapWatch gaps = GapWatch.after(
                log, context.applicationId(), partition, () -> clock.instant().toEpochMilli());
        return new LostNotices(log, gaps, pools, settings.lease());
    }

    /**
     * What is to be told, now that this notice has been read; nothing, as a rule.
     *
     * @param writtenAt the record's time: what came after a record that is younger than the lease is still there
     */
    List<Notice> before(long offset, PoolName pool, Instant writtenAt, Instant now) {
        boolean mayLack = last == null || Duration.between(last, now).compareTo(surelyKept) >= 0;
        last = writtenAt;
        if (!mayLack) {
            gaps.passed(offset);
            return List.of();
        }
        return gaps.lostBefore(offset) == GapWatch.NOTHING ? List.of() : told(pool, now);
    }

    private List<Notice> told(PoolName pool, Instant now) {
        SortedSet<PoolName> concerned = new TreeSet<>(pools.get());
        concerned.add(pool);
        LOG.error("event=notices-lost pools={} reason=\"deleted before they were read\"", concerned.size());
        return concerned.stream().map(each -> notice(each, now)).toList();
    }

    private static Notice notice(PoolName pool, Instant now) {
        NoticeId id = new NoticeId("%s-lost-%d".formatted(pool.value(), now.toEpochMilli()));
        return new Notice(id, pool, Kind.EVENTS_LOST, new Notice.About(null, null, null, null, null, null), now);
    }

    @Override
    public void close() {
        log.close();
    }
}
