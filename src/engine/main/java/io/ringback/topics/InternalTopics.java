package io.ringback.topics;

import java.util.List;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;

/**
 * Makes brokers create the topics in which they keep groups and transactions. They create them at the first request
 * for one, which waits meanwhile: better this request than the first instance's.
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
            // "No such group" proves that the topic is there. After any other error the first instance creates it.
        }
    }
}
