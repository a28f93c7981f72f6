package io.ringback.faults.sim;

import io.ringback.notify.Outside;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/**
 * A process's connections to contacts' servers, and its producer of rows about them: each letter and each answer takes its
 * time, and a crash comes between any two steps. What was on its way is lost with the process.
 */
final class Post implements Outside {
    private final Brokers brokers;
    private final HostLink wire;
    private final Fate fate;
    private final Servers servers;
    private final Set<Connections> open = new LinkedHashSet<>();

    Post(Brokers brokers, HostLink wire, Fate fate, Servers servers) {
        this.brokers = brokers;
        this.wire = wire;
        this.fate = fate;
        this.servers = servers;
    }

    @Override
    public Line open() {
        Connections line = new Connections();
        open.add(line);
        return line;
    }

    /** Whatever is due by now. */
    void round() {
        for (Connections line : List.copyOf(open)) {
            line.round();
        }
    }

    /** What happens at a time. */
    private record Due(long at, Consumer<String> answered, Runnable what) {}

    private final class Connections implements Line {
        private final SimulatedProducer producer = new SimulatedProducer(brokers, wire, fate, null);
        private final List<Due> waiting = new ArrayList<>();

        @Override
        public void send(Letter letter, Consumer<String> answered) {
            Runnable leave = () -> {
                Servers.Answer answer = servers.take(letter);
                add(answer.afterMillis(), answered, () -> answered.accept(answer.outcome()));
            };
            if (servers.flaw() == Mutation.SAYS_SENT_FIRST) {
                answered.accept("SENT");
            }
            add(servers.delay(), answered, leave);
        }

        private void add(long afterMillis, Consumer<String> answered, Runnable what) {
            waiting.add(new Due(brokers.now() + afterMillis, answered, what));
        }

        @Override
        public void write(ProducerRecord<String, byte[]> row) {
            byte[] key = row.key().getBytes(StandardCharsets.UTF_8);
            Future<RecordMetadata> unused =
                    producer.send(new ProducerRecord<>(row.topic(), null, null, key, row.value(), row.headers()));
        }

        void round() {
            for (Due due : List.copyOf(waiting)) {
                if (due.at <= brokers.now()) {
                    fate.request();
                    waiting.remove(due);
                    due.what.run();
                }
            }
            producer.deliver();
        }

        /** Requests that are under way fail, as an HTTP client's do; rows get a last chance. */
        @Override
        public void close() {
            open.remove(this);
            List<Due> left = List.copyOf(waiting);
            waiting.clear();
            left.forEach(due -> due.answered.accept("FAILED"));
            producer.deliver();
        }
    }
}
