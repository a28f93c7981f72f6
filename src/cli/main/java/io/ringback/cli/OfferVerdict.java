package io.ringback.cli;

import io.ringback.event.NumberState;
import io.ringback.event.PooledNumber;
import io.ringback.settings.Role;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Waits for what the pools' desks say of offered numbers: accepted, or a reject (R18). */
final class OfferVerdict {
    private final NumberBook inventory;
    private final RejectBook rejects;
    private final RoleGroups roles;

    /**
     * What was said.
     *
     * @param refused the reject's word, by number
     * @param withoutPool these wait for a pool that does not exist yet
     * @param waiting of these nobody has said anything
     */
    record Said(
            TreeSet<String> accepted,
            TreeMap<String, String> refused,
            TreeSet<String> withoutPool,
            TreeSet<String> waiting) {}

    OfferVerdict(Cluster cluster, NumberBook inventory) throws InterruptedException {
        this.inventory = inventory;
        this.rejects = new RejectBook(cluster);
        this.roles = new RoleGroups(cluster);
    }

    /**
     * Waits some seconds, or not at all when nobody is there to decide.
     *
     * @param written where each number's record is, as a reject's coordinates
     */
    Said await(Map<String, PooledNumber> offers, Map<String, String> written) throws InterruptedException {
        Said said = new Said(new TreeSet<>(), new TreeMap<>(), new TreeSet<>(), new TreeSet<>(offers.keySet()));
        if (roles.mayRun(Role.INTAKE) && roles.mayRun(Role.DESK)) {
            boolean unused = Verdict.comes(() -> hear(offers, written, said));
        }
        return said;
    }

    /** A withdrawn number that rests nowhere is in no pool any more. */
    private static boolean isTaken(PooledNumber offer, @Nullable PooledNumber accepted) {
        return accepted == null ? offer.getState() == NumberState.WITHDRAWN : offer.equals(accepted);
    }

    private boolean hear(Map<String, PooledNumber> offers, Map<String, String> written, Said said)
            throws InterruptedException {
        Map<String, PooledNumber> accepted = inventory.accepted();
        offers.forEach((number, offer) -> {
            if (isTaken(offer, accepted.get(number)) && said.waiting.remove(number)) {
                said.accepted.add(number);
            }
        });
        Map<String, String> wrong = rejects.words();
        written.forEach((number, coordinates) -> {
            @Nullable String word = wrong.get(coordinates);
            if (word != null) {
                said.waiting.remove(number);
                said.accepted.remove(number);
                if (word.startsWith("UNKNOWN_POOL")) {
                    said.withoutPool.add(number);
                } else {
                    said.refused.put(number, word);
                }
            }
        });
        return said.waiting.isEmpty();
    }
}
