package io.ringback.cli;

import io.ringback.event.CallbackNumber;
import io.ringback.event.PooledNumber;
import io.ringback.settings.Settings;
import io.ringback.topics.TopicCatalog;
import io.ringback.wire.EventReader;
import io.ringback.wire.EventSerdes;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The pools' numbers as the topics have them: offered by operators, accepted by desks. */
final class NumberBook {
    private static final EventReader<PooledNumber> READER = EventReader.of(PooledNumber.class);

    private final Cluster cluster;
    private final Settings settings;
    private final String offered;
    private final String accepted;

    NumberBook(Cluster cluster, Settings settings) throws InterruptedException {
        TopicCatalog catalog = TopicCatalog.load(settings);
        this.cluster = cluster;
        this.settings = settings;
        this.offered = catalog.topic("callback-pool").name();
        this.accepted = catalog.topic("numbers").name();
        cluster.requireTopics(List.of(offered, accepted));
    }

    /** Where each number's record is, written as a reject's coordinates. */
    Map<String, String> offer(Map<String, PooledNumber> numbers) throws InterruptedException {
        return new Sending(cluster).sendAll(offered, EventSerdes.avro(PooledNumber.class), numbers);
    }

    /** Every number that is offered or accepted. */
    List<PoolNumbers> all() throws InterruptedException {
        return joined(Map.of());
    }

    /** The same, with who holds it. */
    List<PoolNumbers> withHolders() throws InterruptedException {
        return joined(new Provisioned<>(cluster, settings, "callback-numbers", CallbackNumber.class).all());
    }

    private List<PoolNumbers> joined(Map<String, CallbackNumber> leases) throws InterruptedException {
        Map<String, PooledNumber> accepted = accepted();
        Map<String, PooledNumber> offers = offered();
        TreeSet<String> numbers = new TreeSet<>(accepted.keySet());
        numbers.addAll(offers.keySet());
        return numbers.stream()
                .map(number -> new PoolNumbers(number, accepted.get(number), offers.get(number), leases.get(number)))
                .toList();
    }

    Map<String, PooledNumber> offered() throws InterruptedException {
        return read(offered);
    }

    Map<String, PooledNumber> accepted() throws InterruptedException {
        return read(accepted);
    }

    private Map<String, PooledNumber> read(String topic) throws InterruptedException {
        Map<String, PooledNumber> numbers = new TreeMap<>();
        new TopicContents(cluster).latest(topic).forEach((key, value) -> {
            // What nobody can read, no desk has taken: it is in rejects.
            @Nullable PooledNumber number = READER.readOrNull(value);
            if (number != null) {
                numbers.put(key, number);
            }
        });
        return numbers;
    }
}
