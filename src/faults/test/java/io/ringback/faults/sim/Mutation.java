package io.ringback.faults.sim;

import io.ringback.desk.DeskOfSimulation;
import io.ringback.desk.StoreFlaw;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** Ways to break Ringback, or the cluster that it relies on, which the simulation must find. */
enum Mutation {
    NONE,
    /** Brokers turn nobody away. */
    NO_FENCING,
    /** A replayed signal looks like a new one. */
    NO_DEDUP,
    /** Time passes at the desk only when something arrives. */
    STREAM_TIME_EXPIRY,
    LOST_TIMERS,
    BASE_NOT_REMEMBERED,
    /** Retention hides a lease before it is over. */
    OVERDUE_LEASE_HIDDEN,
    SHORTER_LEASE_HIDES,
    /** A changelog keeps a lease for less long than it lasts. */
    CHANGELOG_FORGETS,
    LEGS_NEVER_FORGOTTEN,
    /** A number's row is kept under the number alone, though pools share a store. */
    NUMBERS_WITHOUT_POOL,
    /** Intake commits what it has read before the brokers have what it says of it. */
    COMMITS_FIRST,
    /** A first request that fails is sent again behind the second (KAFKA-14359 and its kin). */
    REQUESTS_OVERTAKE,
    /** Compaction takes an agent's own choice that nobody has read, since a system has said something of the agent after it. */
    COMPACTS_UNREAD,
    /** Intake goes by the host's clock, which somebody sets. */
    INTAKE_BY_HOST_CLOCK,
    /** A sender says that it has sent before it sends. */
    SAYS_SENT_FIRST,
    /** A sender takes a server's yes for a no. */
    TAKES_YES_FOR_NO,
    /** What was open of notices is gone when another instance takes over. */
    OPEN_NOTICES_FORGOTTEN,
    /** Intake does not know whose desk shields an agent. */
    SHIELDS_NOT_FOLLOWED,
    /** Of some acknowledgements nobody takes notice. */
    ACKNOWLEDGEMENTS_LOST,
    /** Consumers go by the time of what they read last. */
    OVERRIDES_OUTLIVE_THEIR_TIME,
    CONSUMERS_READ_UNCOMMITTED,
    /** A table's topic keeps a row for less long than it counts. */
    TABLE_FORGETS;

    Flaws flaws() {
        return switch (this) {
            case NO_FENCING -> Flaws.NONE.withoutFencing();
            case COMMITS_FIRST -> Flaws.NONE.withoutWaiting();
            case REQUESTS_OVERTAKE -> Flaws.NONE.withManyInFlight();
            case COMPACTS_UNREAD -> Flaws.NONE.withHastyCompaction();
            default -> Flaws.NONE;
        };
    }

    StoreFlaw stores() {
        return switch (this) {
            case BASE_NOT_REMEMBERED -> StoreFlaw.FORGETS_BASES;
            case OVERDUE_LEASE_HIDDEN -> StoreFlaw.HIDES_EARLY;
            case SHORTER_LEASE_HIDES -> StoreFlaw.HIDES_BY_SETTING;
            case LEGS_NEVER_FORGOTTEN -> StoreFlaw.KEEPS_LEGS;
            case NUMBERS_WITHOUT_POOL -> StoreFlaw.NUMBERS_WITHOUT_POOL;
            default -> StoreFlaw.NONE;
        };
    }

    boolean hasTimers() {
        return this != LOST_TIMERS;
    }

    Tampering tampering() {
        return switch (this) {
            case NO_DEDUP -> Mutation::anonymous;
            case SHIELDS_NOT_FOLLOWED -> Mutation::unlessBlock;
            case ACKNOWLEDGEMENTS_LOST -> Mutation::unlessAcknowledgement;
            default -> Tampering.NONE;
        };
    }

    private static @Nullable ConsumerRecord<byte[], byte[]> unlessBlock(ConsumerRecord<byte[], byte[]> record) {
        return record.topic().endsWith("inbound-blocks") ? null : record;
    }

    private static @Nullable ConsumerRecord<byte[], byte[]> unlessAcknowledgement(
            ConsumerRecord<byte[], byte[]> record) {
        return record.topic().endsWith("notice-acknowledgements") && record.offset() % 4 == 3 ? null : record;
    }

    private static ConsumerRecord<byte[], byte[]> anonymous(ConsumerRecord<byte[], byte[]> record) {
        return record.topic().endsWith("emergency-signals")
                ? new ConsumerRecord<>(
                        record.topic(),
                        record.partition(),
                        record.offset(),
                        record.timestamp(),
                        record.timestampType(),
                        record.serializedKeySize(),
                        record.serializedValueSize(),
                        record.key(),
                        DeskOfSimulation.anonymous(record.value()),
                        record.headers(),
                        record.leaderEpoch())
                : record;
    }
}
