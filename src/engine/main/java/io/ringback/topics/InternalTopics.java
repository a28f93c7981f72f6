package io.ringback.topics;

import java.util.List;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;

/**
 * The topics that brokers keep groups and transactions in. They make them when they are first asked for one, and whoever
 * asks waits for it: better now than when the first instance starts.
 */
public final class InternalTopics {
    private final List<KafkaFuture<?>> answers;

    private InternalTopics(List<KafkaFuture<?>> answers) {
        this.answers = answers;
    }

    /** Asks for a group and for a transactional id of this name, neither of which need exist. */
    public static InternalTopics askFor(Admin admin, String name) {
        return new InternalTopics(List.of(
                admin.describeConsumerGroups(Set.of(name)).all(),
                admin.describeTransactions(Set.of(name)).all()));
    }

    /** Returns when the brokers have them, or do not say: to whom may not ask, or because they cannot make them. */
    public void await() {
        answers.forEach(InternalTopics::await);
    }

    private static void await(KafkaFuture<?> answer) {
        try {
            ClusterTopics.get(answer);
        } catch (KafkaException e) {
            // That there is no such group only who has the topic can say. Any other answer leaves it to the first
            // instance.
        }
    }
}
