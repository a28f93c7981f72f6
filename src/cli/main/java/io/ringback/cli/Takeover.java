package io.ringback.cli;

import io.ringback.event.CallbackNumber;
import io.ringback.event.LeaseState;
import io.ringback.wire.EventSerdes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Writes a lost region's leases to {@code takeovers} and sees what the desks make of them. */
final class Takeover {
    private final Provisioned<CallbackNumber> here;
    private final Cluster cluster;
    private final String topic;
    private final RejectBook rejects;
    private final PoolBook pools;
    private final Set<String> configured;
    private final List<CallbackNumber> lost;

    /**
     * What was said of each lease.
     *
     * @param planned these would be written
     * @param refused the reject's word, by number
     * @param waiting of these nobody has said anything
     */
    record Said(
            List<CallbackNumber> planned,
            List<CallbackNumber> taken,
            List<CallbackNumber> already,
            Map<String, String> refused,
            Set<String> waiting) {
        boolean isEmpty() {
            return planned.isEmpty() && taken.isEmpty() && already.isEmpty() && refused.isEmpty() && waiting.isEmpty();
        }
    }

    Takeover(Cluster cluster, List<CallbackNumber> lost) throws InterruptedException {
        this.here = new Provisioned<>(cluster, "callback-numbers", CallbackNumber.class);
        this.cluster = cluster;
        this.topic = cluster.topic("takeovers");
        this.rejects = new RejectBook(cluster);
        this.pools = new PoolBook(cluster);
        this.configured = cluster.settings().pools().keySet();
        this.lost = List.copyOf(lost);
    }

    /** @throws CommandFailure when a lease is of a pool that this region has not; nothing is written then */
    void requirePools() throws InterruptedException {
        Set<String> missing = new TreeSet<>();
        lost.forEach(row -> missing.add(row.getPool()));
        missing.removeAll(configured);
        missing.removeAll(pools.withAsked().keySet());
        if (!missing.isEmpty()) {
            throw new CommandFailure("no such pool here: " + Paint.harmless(String.join(", ", missing))
                    + "; 'ringback pool create' makes one, and nothing was taken over");
        }
    }

    Said plan() throws InterruptedException {
        Map<String, CallbackNumber> rows = here.all();
        List<CallbackNumber> already =
                lost.stream().filter(row -> isHere(row, rows)).toList();
        List<CallbackNumber> planned =
                lost.stream().filter(row -> !isHere(row, rows)).toList();
        return new Said(planned, List.of(), already, Map.of(), Set.of());
    }

    Said carryOut() throws InterruptedException {
        Said plan = plan();
        Map<String, CallbackNumber> wanted = new LinkedHashMap<>();
        plan.planned().forEach(row -> wanted.put(row.getNumber(), row));
        Said said =
                new Said(List.of(), new ArrayList<>(), plan.already(), new TreeMap<>(), new TreeSet<>(wanted.keySet()));
        if (!wanted.isEmpty()) {
            Map<String, String> written =
                    new Sending(cluster).sendAll(topic, EventSerdes.avro(CallbackNumber.class), wanted);
            boolean unused = Verdict.comes(() -> hear(wanted, written, said));
        }
        return said;
    }

    private boolean hear(Map<String, CallbackNumber> wanted, Map<String, String> written, Said said)
            throws InterruptedException {
        Map<String, CallbackNumber> rows = here.all();
        wanted.forEach((number, row) -> {
            if (isHere(row, rows) && said.waiting().remove(number)) {
                said.taken().add(row);
            }
        });
        Map<String, String> wrong = rejects.words();
        written.forEach((number, coordinates) -> {
            @Nullable String word = wrong.get(coordinates);
            if (word != null && said.waiting().remove(number)) {
                said.refused().put(number, word);
            }
        });
        return said.waiting().isEmpty();
    }

    /** The holder has the number here, under a fence of this region's. */
    private static boolean isHere(CallbackNumber row, Map<String, CallbackNumber> rows) {
        @Nullable CallbackNumber held = rows.get(row.getNumber());
        return held != null
                && held.getState() != LeaseState.RELEASED
                && held.getAgentId().equals(row.getAgentId())
                && held.getFence() > row.getFence()
                && !held.getExpiresAt().isBefore(row.getExpiresAt());
    }
}
