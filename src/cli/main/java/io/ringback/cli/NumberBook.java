package io.ringback.cli;

import io.ringback.event.CallbackNumber;
import io.ringback.event.PooledNumber;
import io.ringback.wire.EventSerdes;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** The pools' numbers as the topics have them: offered by operators, accepted by desks. */
final class NumberBook {
    private final Cluster cluster;
    private final String offered;
    private final String accepted;

    NumberBook(Cluster cluster) throws InterruptedException {
        this.cluster = cluster;
        this.offered = cluster.name("callback-pool");
        this.accepted = cluster.name("numbers");
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
        return joined(new Provisioned<>(cluster, "callback-numbers", CallbackNumber.class).all());
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
        return new TopicContents(cluster).rows(offered, PooledNumber.class);
    }

    Map<String, PooledNumber> accepted() throws InterruptedException {
        return new TopicContents(cluster).rows(accepted, PooledNumber.class);
    }
}
