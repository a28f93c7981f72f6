package io.ringback.core;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The agents who are on an emergency call without a number, in the order in which they dialled (R10). */
final class Waiting {
    private final Map<Subject, Place> places = new HashMap<>();
    private final TreeSet<Place> order = new TreeSet<>(Comparator.comparing(Place::since)
            .thenComparing(place -> place.agent().value()));

    private record Place(Instant since, AgentId agent) {}

    void put(Party party, @Nullable PartyState state) {
        leave(party);
        if (party instanceof AgentId agent && state instanceof Session session && session.awaitsNumber()) {
            Place place = new Place(session.since(), agent);
            places.put(agent, place);
            order.add(place);
        }
    }

    void leave(Subject party) {
        Place before = places.remove(party);
        if (before != null) {
            order.remove(before);
        }
    }

    @Nullable AgentId first() {
        return order.isEmpty() ? null : order.first().agent();
    }
}
